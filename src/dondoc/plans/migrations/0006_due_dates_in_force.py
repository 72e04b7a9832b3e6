"""Due dates get one grammar (dondoc.plans.dues), and duties the gaps between levels.

What a reading kept in two columns ("---18" of every "quarter") becomes one value ("-Q3-18").
"""

from __future__ import annotations

import re

import django.db.models.deletion
from django.db import migrations, models


def one_grammar(apps, schema_editor):
    for name in ("Duty", "Task"):
        model = apps.get_model("plans", name)
        for row in model.objects.filter(every__in=["quarter", "6 months"], due__startswith="--").order_by("pk"):
            due = _in_force(row.due, row.every)
            if due != row.due:
                model.objects.filter(pk=row.pk).update(due=due)


def _in_force(due, every):
    day = re.fullmatch(r"---(\d\d)", due)
    if day and every == "quarter":
        return f"-Q{3 if int(day[1]) >= 15 else 1}-{day[1]}"
    yearly = re.fullmatch(r"--(\d\d)-(\d\d)", due)
    if yearly and every == "quarter":
        return f"-Q{(int(yearly[1]) - 1) % 3 + 1}-{yearly[2]}"
    if yearly:
        return f"-H{(int(yearly[1]) - 1) % 6 + 1}-{yearly[2]}"
    return due


class Migration(migrations.Migration):
    dependencies = [("plans", "0005_tasks_at_work")]

    operations = [
        migrations.AlterField(model_name="duty", name="due", field=models.CharField(blank=True, max_length=40)),
        migrations.AlterField(model_name="task", name="due", field=models.CharField(blank=True, max_length=40)),
        migrations.CreateModel(
            name="LevelGap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("level", models.PositiveSmallIntegerField()),
                ("days", models.PositiveSmallIntegerField(verbose_name="Số ngày làm việc")),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="gaps", to="plans.duty"
                    ),
                ),
            ],
            options={
                "ordering": ["level"],
                "constraints": [
                    models.UniqueConstraint(fields=("duty", "level"), name="one_gap_per_level"),
                    models.CheckConstraint(
                        condition=models.Q(("days__range", (1, 60))), name="gap_leaves_a_working_day"
                    ),
                ],
            },
        ),
        migrations.RunPython(one_grammar, migrations.RunPython.noop),
    ]
