"""All of this app's tables at once, for a new database; one that is there already goes on from where it is."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("coordination", "0001_committees_and_programmes"),
        ("coordination", "0002_notes_of_successions"),
    ]

    dependencies = [
        ("documents", "0001_squashed_0004_compositions"),
        ("units", "0002_squashed_0004_codes_are_searched"),
    ]

    operations = [
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="units.unit"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("chair", "Trưởng ban"),
                            ("standing_deputy", "Phó Trưởng ban thường trực"),
                            ("deputy", "Phó Trưởng ban"),
                            ("standing_member", "Ủy viên thường trực"),
                            ("member", "Ủy viên"),
                            ("standing_agency", "Cơ quan thường trực"),
                            ("secretariat", "Tổ giúp việc"),
                        ],
                        max_length=20,
                        verbose_name="Vị trí",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="Chức danh")),
                ("required", models.BooleanField(default=False, verbose_name="Bắt buộc phải có")),
                ("valid_from", models.DateField(verbose_name="Từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "chair",
                                    "standing_deputy",
                                    "deputy",
                                    "standing_member",
                                    "member",
                                    "standing_agency",
                                    "secretariat",
                                ],
                            )
                        ),
                        name="post_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="post_ends_after_start",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="programmes", to="units.unit"
                    ),
                ),
                ("title", models.TextField(verbose_name="Tên chương trình")),
                ("number", models.CharField(blank=True, max_length=120, verbose_name="Số, ký hiệu")),
                ("signed", models.DateField(verbose_name="Ngày ký")),
                ("starts", models.DateField(verbose_name="Thực hiện từ ngày")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="Đến hết ngày")),
                ("review_month", models.PositiveSmallIntegerField(default=12, verbose_name="Tháng sơ kết")),
                ("review_day", models.PositiveSmallIntegerField(default=15, verbose_name="Ngày sơ kết")),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
            ],
            options={
                "ordering": ["-signed", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="programme_has_a_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__isnull", True), ("ends__gte", models.F("starts")), _connector="OR"),
                        name="programme_term_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("review_day__range", (1, 31)), ("review_month__range", (1, 12))),
                        name="programme_review_is_a_day",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Holding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="holdings", to="coordination.post"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="held_posts", to="units.unit"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="Từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="Đến trước ngày")),
                ("note", models.TextField(blank=True, default="", verbose_name="Ghi chú")),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to__isnull", True)), fields=("post",), name="one_open_holding"
                    ),
                    models.UniqueConstraint(fields=("post", "valid_from"), name="one_holding_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="holding_ends_after_start",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="coordination.programme"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"),
                ),
                ("undertakes", models.TextField(blank=True, verbose_name="Nội dung phụ trách")),
                ("note", models.TextField(blank=True, default="", verbose_name="Ghi chú")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("programme", "unit"), name="one_party_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="coordination.programme"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="Năm")),
                ("held", models.DateField(verbose_name="Ngày sơ kết")),
                ("outcome", models.TextField(verbose_name="Kết quả, kiến nghị")),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.storedfile",
                    ),
                ),
            ],
            options={
                "ordering": ["-year"],
                "constraints": [
                    models.UniqueConstraint(fields=("programme", "year"), name="one_review_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("outcome", ""), _negated=True), name="review_has_an_outcome"
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
