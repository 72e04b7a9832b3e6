import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0004_compositions"),
        ("plans", "0011_rounds"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AmendmentAhead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("words", models.TextField(verbose_name="Văn bản sửa đổi")),
                ("effect", models.DateField(verbose_name="Có hiệu lực từ ngày")),
                ("seen", models.CharField(max_length=64)),
                ("left_out", models.JSONField(default=dict)),
                ("stale", models.BooleanField(default=False)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="amendments_ahead", to="plans.plan"
                    ),
                ),
                (
                    "reading",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendment_ahead",
                        to="documents.reading",
                    ),
                ),
            ],
            options={
                "ordering": ["effect", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AmendmentChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=60)),
                ("object_id", models.BigIntegerField()),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                (
                    "amendment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="plans.amendment"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("before__isnull", False), ("after__isnull", False), _connector="OR"),
                        name="amendment_change_has_a_row",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DeclinedTie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ties_declined", to="plans.duty"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ties_declined", to="plans.plan"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("plan", "duty"), name="one_tie_declined_once")],
            },
        ),
    ]
