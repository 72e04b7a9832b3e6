"""Plans keep what they cite, and the key that others cite them by."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("plans", "0002_notes_of_successors")]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="key",
            field=models.CharField(blank=True, db_index=True, default="", max_length=200),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField()),
                ("kind", models.TextField(verbose_name="Loại văn bản")),
                ("number", models.TextField(verbose_name="Số, ký hiệu")),
                ("date", models.DateField(blank=True, null=True, verbose_name="Ngày của văn bản")),
                ("key", models.CharField(db_index=True, max_length=200)),
                ("span_start", models.PositiveIntegerField()),
                ("span_end", models.PositiveIntegerField()),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="plans.plan"
                    ),
                ),
            ],
            options={
                "ordering": ["order"],
                "constraints": [models.UniqueConstraint(fields=("plan", "order"), name="one_citation_at_each_place")],
            },
        ),
    ]
