"""A version names what it is about as events do, so that papers of any thing have versions."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_rounds(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """All versions so far are of reporting rounds."""
    apps.get_model("compiling", "PaperVersion").objects.update(object_id=models.F("cycle_id"))


class Migration(migrations.Migration):
    dependencies = [("compiling", "0004_papers_of_yearly_rounds")]

    operations = [
        migrations.AddField(
            model_name="paperversion",
            name="object_type",
            field=models.CharField(max_length=60, default="reporting.cycle"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="paperversion",
            name="object_id",
            field=models.BigIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.RunPython(name_rounds, migrations.RunPython.noop),
    ]
