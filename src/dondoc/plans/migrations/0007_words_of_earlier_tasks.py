"""Tasks of plans accepted earlier can be searched by their words, without accents."""

from django.db import migrations

from dondoc.units.folding import fold


def fold_words(apps, schema_editor):
    tasks = apps.get_model("plans", "Task")
    batch = []
    for task in tasks.objects.filter(folded="").iterator(chunk_size=500):
        task.folded = fold(f"{task.agency} {task.text}")
        batch.append(task)
        if len(batch) == 500:
            tasks.objects.bulk_update(batch, ["folded"])
            batch = []
    tasks.objects.bulk_update(batch, ["folded"])


class Migration(migrations.Migration):
    dependencies = [("plans", "0006_due_dates_in_force")]

    operations = [migrations.RunPython(fold_words, migrations.RunPython.noop)]
