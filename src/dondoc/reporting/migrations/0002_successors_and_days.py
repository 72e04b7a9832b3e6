"""Rules of comparison, notes of successors, and when a report was accepted or a unit left out."""

from django.db import migrations, models
from django.db.models import F


def accepted_when_decided(apps, schema_editor):
    """What is accepted now was accepted when it was decided; of what was returned since, the log tells."""
    submission = apps.get_model("reporting", "Submission")
    event = apps.get_model("core", "Event")
    submission.objects.filter(state="accepted").update(accepted_at=F("decided_at"))
    returned = set(submission.objects.filter(state="returned").values_list("pk", flat=True))
    logged = event.objects.filter(verb="submission.accept", object_type="reporting.submission")
    for pk, at in logged.order_by("pk").values_list("object_id", "at").iterator():
        if pk in returned:
            submission.objects.filter(pk=pk).update(accepted_at=at)


def left_out_when_logged(apps, schema_editor):
    obligation = apps.get_model("reporting", "Obligation")
    event = apps.get_model("core", "Event")
    left_out = set(obligation.objects.filter(state__in=["exempt", "excluded"]).values_list("pk", flat=True))
    logged = event.objects.filter(verb="obligation.leave_out", object_type="reporting.obligation")
    for pk, at in logged.order_by("pk").values_list("object_id", "at").iterator():
        if pk in left_out:
            obligation.objects.filter(pk=pk).update(left_out_at=at)


class Migration(migrations.Migration):
    dependencies = [
        ("core", "0001_initial"),
        ("plans", "0002_notes_of_successors"),
        ("reporting", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="indicator",
            name="across",
            field=models.CharField(
                choices=[
                    ("sum", "Cộng số của các đơn vị trước đó"),
                    ("weighted", "Chia theo tỷ lệ ghi trong quyết định"),
                    ("keep", "Giữ ở đơn vị đã báo cáo"),
                    ("none", "Không so sánh"),
                ],
                default="sum",
                max_length=10,
                verbose_name="Khi đơn vị thay đổi",
            ),
        ),
        migrations.AddField(
            model_name="obligation",
            name="left_out_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="obligation",
            name="note",
            field=models.TextField(blank=True, default="", verbose_name="Ghi chú"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="submission",
            name="accepted_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("across__in", ["sum", "weighted", "keep", "none"])),
                name="indicator_across_is_known",
            ),
        ),
        migrations.RunPython(accepted_when_decided, migrations.RunPython.noop),
        migrations.RunPython(left_out_when_logged, migrations.RunPython.noop),
    ]
