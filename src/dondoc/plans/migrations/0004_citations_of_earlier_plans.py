"""Plans that were accepted before get their key and what they cite from their readings."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from dondoc.documents.rules import proposal
from dondoc.plans.rules import citation_columns, kept, kept_key


def take_from_readings(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """As accepting does since then; a plan that has citations already is left as it is."""
    plan_model, citation_model = apps.get_model("plans", "Plan"), apps.get_model("plans", "Citation")
    columns = ("pk", "reading__plan", "reading__edits")
    for pk in list(plan_model.objects.filter(citations=None).order_by("pk").values_list("pk", flat=True)):
        plan = plan_model.objects.select_related("reading").only(*columns).get(pk=pk)
        shown = proposal(plan.reading.plan, plan.reading.edits)
        plan_model.objects.filter(pk=plan.pk).update(key=kept_key(shown["head"]["document_key"]))
        citation_model.objects.bulk_create(
            citation_model(plan_id=plan.pk, order=order, **citation_columns(item))
            for order, item in enumerate(kept(shown.get("citations", ())))
        )


class Migration(migrations.Migration):
    dependencies = [("plans", "0003_citations"), ("documents", "0003_twins_and_jobs_put_aside")]

    operations = [migrations.RunPython(take_from_readings, migrations.RunPython.noop)]
