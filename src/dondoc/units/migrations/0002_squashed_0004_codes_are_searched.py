"""All of this app's tables at once, for a new database; one that is there already goes on from where it is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("units", "0002_status_and_details"),
        ("units", "0003_successions"),
        ("units", "0004_codes_are_searched"),
    ]

    dependencies = [
        ("units", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Succession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("merge", "Sáp nhập, hợp nhất"),
                            ("split", "Chia, tách"),
                            ("rename", "Đổi tên, đổi mã"),
                            ("move", "Chuyển đơn vị cấp trên"),
                            ("dissolve", "Giải thể"),
                        ],
                        max_length=10,
                        verbose_name="Việc gì",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("done", "Đã thực hiện"), ("undone", "Đã hoàn tác")],
                        default="done",
                        max_length=10,
                        verbose_name="Tình trạng",
                    ),
                ),
                ("day", models.DateField(verbose_name="Có hiệu lực từ ngày")),
                ("decision_number", models.CharField(max_length=120, verbose_name="Số, ký hiệu quyết định")),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú")),
                ("file_sha256", models.CharField(blank=True, max_length=64)),
                ("file_name", models.CharField(blank=True, max_length=255)),
                ("file_kind", models.CharField(blank=True, max_length=4)),
                ("pass_seats", models.BooleanField(default=False, verbose_name="Chuyển vị trí của tài khoản")),
                (
                    "duties_to_all",
                    models.BooleanField(default=False, verbose_name="Mọi đơn vị sau chia tách đều phải báo cáo"),
                ),
                ("carried_out", models.BooleanField(default=False)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                ("undo_reason", models.TextField(blank=True, verbose_name="Lý do hoàn tác")),
            ],
            options={
                "ordering": ["-day", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SuccessionChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("table", models.CharField(max_length=60)),
                ("object_id", models.BigIntegerField()),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SuccessionPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("old_name", models.CharField(max_length=200)),
                ("new_name", models.CharField(blank=True, max_length=200)),
                ("numerator", models.PositiveBigIntegerField(default=1)),
                ("denominator", models.PositiveBigIntegerField(default=1)),
                ("takes_work", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.RemoveIndex(
            model_name="unitversion",
            name="unit_path",
        ),
        migrations.AddField(
            model_name="unitversion",
            name="details",
            field=models.JSONField(blank=True, default=dict, verbose_name="Thông tin riêng"),
        ),
        migrations.AddField(
            model_name="unitversion",
            name="status",
            field=models.CharField(
                choices=[("active", "Đang hoạt động"), ("preparing", "Đang thành lập"), ("suspended", "Tạm ngừng")],
                default="active",
                max_length=20,
                verbose_name="Tình trạng",
            ),
        ),
        migrations.AlterField(
            model_name="unitversion",
            name="folded",
            field=models.CharField(max_length=500),
        ),
        migrations.AlterField(
            model_name="unitversion",
            name="kind",
            field=models.CharField(
                choices=[
                    ("province", "UBND cấp tỉnh"),
                    ("district", "UBND cấp huyện"),
                    ("commune", "UBND cấp xã"),
                    ("department", "Cơ quan chuyên môn"),
                    ("school", "Trường học"),
                    ("enterprise", "Doanh nghiệp"),
                    ("residential_area", "Khu dân cư"),
                    ("committee", "Ban chỉ đạo, ủy ban, đoàn thể"),
                    ("other", "Đơn vị khác"),
                ],
                max_length=20,
                verbose_name="Loại đơn vị",
            ),
        ),
        migrations.AddIndex(
            model_name="unitversion",
            index=models.Index(fields=["path", "valid_from", "valid_to", "unit", "kind", "folded"], name="unit_place"),
        ),
        migrations.AddIndex(
            model_name="unitversion",
            index=models.Index(fields=["code"], name="unit_code"),
        ),
        migrations.AddConstraint(
            model_name="unitversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["active", "preparing", "suspended"])), name="unit_status_is_known"
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="undone_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="successionchange",
            name="succession",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="units.succession"
            ),
        ),
        migrations.AddField(
            model_name="successionpart",
            name="new",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
            ),
        ),
        migrations.AddField(
            model_name="successionpart",
            name="old",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
            ),
        ),
        migrations.AddField(
            model_name="successionpart",
            name="succession",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="units.succession"
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision_number", ""), _negated=True), name="succession_has_a_decision"
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["merge", "split", "rename", "move", "dissolve"])),
                name="succession_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "done"), ("undone_at__isnull", True)),
                    models.Q(("state", "undone"), ("undone_at__isnull", False)),
                    _connector="OR",
                ),
                name="succession_undone_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("file_kind", ""), ("file_sha256", "")),
                    models.Q(models.Q(("file_sha256", ""), _negated=True), models.Q(("file_kind", ""), _negated=True)),
                    _connector="OR",
                ),
                name="succession_file_has_a_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="successionchange",
            index=models.Index(fields=["table", "object_id"], name="succession_change_row"),
        ),
        migrations.AddConstraint(
            model_name="successionchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("before__isnull", False), ("after__isnull", False), _connector="OR"),
                name="change_has_a_row",
            ),
        ),
        migrations.AddConstraint(
            model_name="successionpart",
            constraint=models.UniqueConstraint(fields=("succession", "old", "new"), name="one_part_for_two_units"),
        ),
        migrations.AddConstraint(
            model_name="successionpart",
            constraint=models.CheckConstraint(
                condition=models.Q(("denominator__gte", models.F("numerator")), ("numerator__gt", 0)),
                name="share_is_between_0_and_1",
            ),
        ),
    ]
