"""All of this app's tables at once, for a new database; one that is there already goes on from where it is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("compiling", "0001_kept_sentences"),
        ("compiling", "0002_papers"),
        ("compiling", "0003_consolidations"),
    ]

    dependencies = [
        ("accounts", "__first__"),
        ("reporting", "0001_squashed_0012_routes"),
        ("units", "0002_squashed_0004_codes_are_searched"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consolidation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "submission",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="consolidation",
                        to="reporting.submission",
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sent_up", to="reporting.cycle"
                    ),
                ),
                ("as_of", models.DateField(verbose_name="Số liệu tính đến")),
                ("accepted", models.PositiveIntegerField()),
                ("owed", models.PositiveIntegerField()),
                ("values", models.JSONField(default=dict)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="KeptSentence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kept_sentences", to="reporting.cycle"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("half_year", "Báo cáo 6 tháng"),
                            ("year", "Báo cáo năm"),
                            ("annex", "Phụ lục số liệu"),
                            ("late", "Danh sách đơn vị chậm, chưa gửi"),
                            ("proposal", "Tờ trình"),
                            ("decision", "Quyết định"),
                            ("notice", "Thông báo"),
                        ],
                        max_length=10,
                        verbose_name="Văn bản",
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("text", models.TextField(blank=True, verbose_name="Lời văn")),
                ("offered", models.TextField(blank=True)),
                ("left_out", models.BooleanField(default=False, verbose_name="Không đưa vào văn bản")),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("written_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "kind", "key"), name="one_kept_sentence_per_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["half_year", "year", "annex", "late", "proposal", "decision", "notice"])
                        ),
                        name="sentence_paper_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("text", ""), _negated=True), ("left_out", True), _connector="OR"),
                        name="kept_sentence_says_something",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PaperTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="paper_templates", to="units.unit"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("half_year", "Báo cáo 6 tháng"),
                            ("year", "Báo cáo năm"),
                            ("annex", "Phụ lục số liệu"),
                            ("late", "Danh sách đơn vị chậm, chưa gửi"),
                            ("proposal", "Tờ trình"),
                            ("decision", "Quyết định"),
                            ("notice", "Thông báo"),
                        ],
                        max_length=10,
                        verbose_name="Văn bản",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="Tên tệp mẫu")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("put_away", models.BooleanField(default=False)),
                (
                    "brought_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["half_year", "year", "annex", "late", "proposal", "decision", "notice"])
                        ),
                        name="template_paper_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("put_away", False)),
                        fields=("unit", "kind"),
                        name="one_template_per_unit_and_paper",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PaperVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="reporting.cycle"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("half_year", "Báo cáo 6 tháng"),
                            ("year", "Báo cáo năm"),
                            ("annex", "Phụ lục số liệu"),
                            ("late", "Danh sách đơn vị chậm, chưa gửi"),
                            ("proposal", "Tờ trình"),
                            ("decision", "Quyết định"),
                            ("notice", "Thông báo"),
                        ],
                        max_length=10,
                        verbose_name="Văn bản",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="Bản")),
                ("as_of", models.DateField(verbose_name="Số liệu tính đến")),
                (
                    "template",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="compiling.papertemplate",
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField()),
                ("figures", models.CharField(max_length=64)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "-number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["half_year", "year", "annex", "late", "proposal", "decision", "notice"])
                        ),
                        name="version_paper_is_known",
                    ),
                    models.UniqueConstraint(fields=("cycle", "kind", "number"), name="one_paper_version_per_number"),
                ],
                "indexes": [],
            },
        ),
    ]
