"""Duties and assignments tell where they came from; the table of who owes a duty gets a model of its own."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0001_initial"),
        ("units", "0003_successions"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Owing",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "duty",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="owing", to="plans.duty"
                            ),
                        ),
                        (
                            "unit",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                            ),
                        ),
                    ],
                    options={"db_table": "plans_duty_units", "unique_together": {("duty", "unit")}},
                ),
                migrations.AlterField(
                    model_name="duty",
                    name="units",
                    field=models.ManyToManyField(related_name="duties", through="plans.Owing", to="units.unit"),
                ),
            ]
        ),
        migrations.AddField(
            model_name="owing",
            name="note",
            field=models.TextField(blank=True, verbose_name="Ghi chú", default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="assignment",
            name="note",
            field=models.TextField(blank=True, verbose_name="Ghi chú", default=""),
            preserve_default=False,
        ),
    ]
