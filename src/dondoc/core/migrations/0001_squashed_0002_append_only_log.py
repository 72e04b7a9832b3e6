"""All of this app's tables at once, for a new database; one that is there already goes on from where it is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import dondoc.core.models
from dondoc.core.events import guards


def begin_log(apps, schema_editor):
    apps.get_model("core", "LogEnd").objects.create(pk=1, last_id=0, digest="")


class Migration(migrations.Migration):
    replaces = [
        ("core", "0001_initial"),
        ("core", "0002_append_only_log"),
    ]

    dependencies = [
        ("accounts", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_index=True)),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("acting_unit_id", models.BigIntegerField(null=True)),
                ("unit_id", models.BigIntegerField(db_index=True, null=True)),
                ("verb", models.CharField(max_length=60)),
                ("object_type", models.CharField(max_length=60)),
                ("object_id", models.BigIntegerField(db_index=True)),
                ("before", dondoc.core.models.JSONText(null=True)),
                ("after", dondoc.core.models.JSONText(null=True)),
                ("reason", models.TextField(blank=True)),
                ("request_id", models.CharField(blank=True, max_length=36)),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="LogEnd",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("last_id", models.BigIntegerField(default=0)),
                ("digest", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="one_end_of_the_log")],
                "indexes": [],
            },
        ),
        migrations.RunPython(begin_log, migrations.RunPython.noop),
        migrations.RunPython(guards.install, guards.remove),
    ]
