from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from dondoc.documents import twins
from dondoc.documents.rules import head_of

STATES = {
    "waiting": "Chờ đến lượt",
    "running": "Đang nhận dạng",
    "done": "Đã đọc xong",
    "failed": "Chưa đọc được",
    "cancelled": "Đã thôi đọc",
    "aside": "Đã bỏ",
}


def mark_readings(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Gives the readings that are there what tells their twins."""
    reading_model = apps.get_model("documents", "Reading")
    for reading in reading_model.objects.only("plan", "edits").iterator(chunk_size=50):
        head = head_of(reading.plan, reading.edits)
        marks = {"by_number": twins.by_number(head), "by_title": twins.by_title(head)}
        reading_model.objects.filter(pk=reading.pk).update(**marks)


class Migration(migrations.Migration):
    dependencies = [("documents", "0002_reading_job")]

    operations = [
        migrations.RemoveConstraint(model_name="readingjob", name="reading_job_state_known"),
        migrations.AlterField(
            model_name="readingjob",
            name="state",
            field=models.CharField(choices=list(STATES.items()), default="waiting", max_length=12),
        ),
        migrations.AddConstraint(
            model_name="readingjob",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", list(STATES))), name="reading_job_state_known"
            ),
        ),
        migrations.AddField(model_name="reading", name="by_number", field=models.CharField(blank=True, max_length=64)),
        migrations.AddField(model_name="reading", name="by_title", field=models.CharField(blank=True, max_length=64)),
        migrations.RunPython(mark_readings, migrations.RunPython.noop),
        migrations.AddIndex(model_name="reading", index=models.Index(fields=["by_number"], name="reading_by_number")),
        migrations.AddIndex(model_name="reading", index=models.Index(fields=["by_title"], name="reading_by_title")),
    ]
