import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0010_own_plans"),
        ("reminders", "0001_initial"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="message", name="nudge_with_round_and_sender"),
        migrations.AddField(
            model_name="message",
            name="plan",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="nudges", to="plans.plan"
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cycle__isnull", False), ("kind", "nudge"), ("plan__isnull", True), ("sent_by__isnull", False)
                )
                | models.Q(
                    ("cycle__isnull", True), ("kind", "nudge"), ("plan__isnull", False), ("sent_by__isnull", False)
                )
                | models.Q(
                    models.Q(("kind", "nudge"), _negated=True),
                    ("cycle__isnull", True),
                    ("note", ""),
                    ("plan__isnull", True),
                    ("sent_by__isnull", True),
                ),
                name="nudge_about_something_by_a_sender",
            ),
        ),
    ]
