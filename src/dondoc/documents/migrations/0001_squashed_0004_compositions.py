"""All of this app's tables at once, for a new database; one that is there already goes on from where it is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("documents", "0001_initial"),
        ("documents", "0002_reading_job"),
        ("documents", "0003_twins_and_jobs_put_aside"),
        ("documents", "0004_compositions"),
    ]

    dependencies = [
        ("accounts", "__first__"),
        ("units", "0002_squashed_0004_codes_are_searched"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"),
                ),
                ("name", models.CharField(max_length=255, verbose_name="Tên tệp")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.BigIntegerField(verbose_name="Dung lượng")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("unit", "sha256"), name="one_file_once_per_unit")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="documents.storedfile"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ kiểm tra"),
                            ("accepted", "Đã nhận vào kế hoạch"),
                            ("discarded", "Đã bỏ"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("plan", models.JSONField()),
                ("source", models.JSONField()),
                ("edits", models.JSONField(blank=True, default=dict)),
                ("mapping", models.JSONField(blank=True, default=dict)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("title", models.TextField(blank=True, verbose_name="Trích yếu")),
                ("folded", models.TextField(blank=True)),
                ("by_number", models.CharField(blank=True, max_length=64)),
                ("by_title", models.CharField(blank=True, max_length=64)),
                ("reason", models.TextField(blank=True, verbose_name="Lý do bỏ")),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["unit", "state"], name="reading_queue"),
                    models.Index(fields=["by_number"], name="reading_by_number"),
                    models.Index(fields=["by_title"], name="reading_by_title"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "discarded"), _negated=True),
                        fields=("file",),
                        name="one_live_reading_per_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "accepted", "discarded"])),
                        name="reading_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "discarded"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="discarded_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Composition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "reading",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="composition", to="documents.reading"
                    ),
                ),
                (
                    "base",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.reading"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="composed", to="documents.reading"
                    ),
                ),
                ("outcomes", models.JSONField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reading", models.F("base")), _negated=True),
                            models.Q(("reading", models.F("document")), _negated=True),
                        ),
                        name="composition_of_other_texts",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ReadingJob",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="jobs", to="documents.storedfile"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ đến lượt"),
                            ("running", "Đang nhận dạng"),
                            ("done", "Đã đọc xong"),
                            ("failed", "Chưa đọc được"),
                            ("cancelled", "Đã thôi đọc"),
                            ("aside", "Đã bỏ"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.reading"
                    ),
                ),
                ("pages", models.PositiveIntegerField(null=True)),
                ("pages_done", models.PositiveIntegerField(default=0)),
                ("error", models.TextField(blank=True)),
                ("error_values", models.JSONField(blank=True, default=dict)),
                ("worker", models.CharField(blank=True, max_length=32)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("started_at", models.DateTimeField(null=True)),
                ("heartbeat", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["state", "unit"], name="reading_job_state")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["waiting", "running", "failed"])),
                        fields=("file",),
                        name="one_job_per_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "running", "done", "failed", "cancelled", "aside"])
                        ),
                        name="reading_job_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reading__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("reading__isnull", True)),
                            _connector="OR",
                        ),
                        name="reading_job_done_has_reading",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("error", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="reading_job_failed_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "running"), _negated=True),
                            models.Q(models.Q(("worker", ""), _negated=True), ("heartbeat__isnull", False)),
                            _connector="OR",
                        ),
                        name="reading_job_running_is_held",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pages__isnull", True), ("pages__gte", models.F("pages_done")), _connector="OR"
                        ),
                        name="reading_job_pages_in_range",
                    ),
                ],
            },
        ),
    ]
