"""All of this app's tables at once, for a new database; one that is there already goes on from where it is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("plans", "0001_initial"),
        ("plans", "0002_notes_of_successors"),
        ("plans", "0003_citations"),
        ("plans", "0004_citations_of_earlier_plans"),
        ("plans", "0005_tasks_at_work"),
        ("plans", "0006_due_dates_in_force"),
        ("plans", "0007_words_of_earlier_tasks"),
        ("plans", "0008_amendments"),
        ("plans", "0009_evidence_entered_for"),
        ("plans", "0010_own_plans"),
        ("plans", "0011_rounds"),
        ("plans", "0012_amendments_ahead_and_undone"),
        ("plans", "0013_regimes"),
    ]

    dependencies = [
        ("accounts", "__first__"),
        ("documents", "0001_squashed_0004_compositions"),
        ("units", "0002_squashed_0004_codes_are_searched"),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "reading",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accepted_plan",
                        to="documents.reading",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="units.unit"
                    ),
                ),
                (
                    "accepted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("kind", models.TextField(verbose_name="Loại văn bản")),
                ("number", models.TextField(blank=True, verbose_name="Số, ký hiệu")),
                ("place", models.TextField(blank=True, verbose_name="Địa danh")),
                ("date", models.DateField(blank=True, null=True, verbose_name="Ngày ban hành")),
                ("title", models.TextField(verbose_name="Trích yếu")),
                ("issuer", models.TextField(blank=True, verbose_name="Cơ quan ban hành")),
                ("period_start", models.DateField(blank=True, null=True, verbose_name="Từ ngày")),
                ("period_end", models.DateField(blank=True, null=True, verbose_name="Đến ngày")),
                ("signatory_authority", models.TextField(blank=True)),
                ("signatory_title", models.TextField(blank=True)),
                ("signatory_name", models.TextField(blank=True, verbose_name="Người ký")),
                ("asks_evidence", models.BooleanField(default=False, verbose_name="Yêu cầu minh chứng")),
                ("folded", models.TextField(blank=True)),
                ("key", models.CharField(blank=True, db_index=True, max_length=200)),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("period_start__isnull", True),
                            ("period_end__isnull", True),
                            ("period_end__gte", models.F("period_start")),
                            _connector="OR",
                        ),
                        name="plan_period_in_order",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="task_views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="Tên khung nhìn")),
                ("query", models.CharField(blank=True, max_length=1000)),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [models.UniqueConstraint(fields=("user", "name"), name="one_view_by_a_name")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Recipient",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="recipients", to="plans.plan"
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("name", models.TextField()),
                ("purpose", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["order"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="plans.plan"
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("kind", models.TextField(verbose_name="Loại văn bản")),
                ("number", models.TextField(verbose_name="Số, ký hiệu")),
                ("date", models.DateField(blank=True, null=True, verbose_name="Ngày của văn bản")),
                ("key", models.CharField(db_index=True, max_length=200)),
                ("span_start", models.PositiveIntegerField()),
                ("span_end", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["order"],
                "constraints": [models.UniqueConstraint(fields=("plan", "order"), name="one_citation_at_each_place")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="amendments", to="plans.plan"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="Lần sửa đổi")),
                (
                    "reading",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="amendment", to="documents.reading"
                    ),
                ),
                (
                    "before",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.reading"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments_ordered",
                        to="documents.reading",
                    ),
                ),
                ("words", models.TextField(verbose_name="Văn bản sửa đổi")),
                ("day", models.DateField(verbose_name="Có hiệu lực từ ngày")),
                (
                    "accepted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("differences", models.JSONField()),
                ("left_out", models.JSONField(default=list)),
                ("was", models.JSONField()),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="amendments_counted_per_plan"),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="amendments_counted_from_one"),
                    models.CheckConstraint(
                        condition=models.Q(("reading", models.F("before")), _negated=True),
                        name="amendment_has_a_text_of_its_own",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AmendmentAhead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
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
                ("words", models.TextField(verbose_name="Văn bản sửa đổi")),
                ("effect", models.DateField(verbose_name="Có hiệu lực từ ngày")),
                ("seen", models.CharField(max_length=64)),
                ("left_out", models.JSONField(default=dict)),
                (
                    "accepted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("stale", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["effect", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField()),
                ("path", models.TextField(blank=True)),
                ("text", models.TextField()),
                ("span_start", models.PositiveIntegerField()),
                ("span_end", models.PositiveIntegerField()),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ended_%(class)ss",
                        to="plans.amendment",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="targets", to="plans.plan"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_up_by",
                        to="plans.target",
                    ),
                ),
                ("subject", models.TextField(blank=True, verbose_name="Đối tượng tính")),
                ("comparator", models.CharField(max_length=2, verbose_name="So sánh")),
                ("value", models.DecimalField(decimal_places=4, max_digits=18, verbose_name="Mức đề ra")),
                ("unit", models.TextField(verbose_name="Đơn vị tính")),
                ("every", models.CharField(blank=True, max_length=12, verbose_name="Chu kỳ")),
                ("by", models.DateField(blank=True, null=True, verbose_name="Đến ngày")),
            ],
            options={
                "ordering": ["order"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="target_not_its_own_parent",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AmendmentChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "amendment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="changes", to="plans.amendment"
                    ),
                ),
                ("table", models.CharField(max_length=60)),
                ("object_id", models.BigIntegerField()),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("before__isnull", False), ("after__isnull", False), _connector="OR"),
                        name="amendment_change_has_a_row",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "amendment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="concerns", to="plans.amendment"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"),
                ),
                ("gained", models.PositiveIntegerField(default=0)),
                ("lost", models.PositiveIntegerField(default=0)),
                ("moved", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("targets", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["-amendment_id", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("amendment", "unit"), name="one_concern_per_unit"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("gained__gt", 0),
                            ("lost__gt", 0),
                            ("moved__gt", 0),
                            ("changed__gt", 0),
                            ("targets__gt", 0),
                            _connector="OR",
                        ),
                        name="concern_is_of_something",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField()),
                ("path", models.TextField(blank=True)),
                ("text", models.TextField()),
                ("span_start", models.PositiveIntegerField()),
                ("span_end", models.PositiveIntegerField()),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ended_%(class)ss",
                        to="plans.amendment",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="duties", to="plans.plan"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("report", "Báo cáo"), ("plan", "Kế hoạch triển khai"), ("other", "Việc có hạn")],
                        max_length=8,
                    ),
                ),
                ("due", models.CharField(blank=True, max_length=40)),
                ("every", models.CharField(blank=True, max_length=12)),
                ("who", models.TextField(blank=True, verbose_name="Ai gửi")),
                ("to", models.TextField(blank=True, verbose_name="Gửi đến")),
                ("via", models.TextField(blank=True, verbose_name="Qua")),
            ],
            options={
                "ordering": ["order"],
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveIntegerField()),
                ("path", models.TextField(blank=True)),
                ("text", models.TextField()),
                ("span_start", models.PositiveIntegerField()),
                ("span_end", models.PositiveIntegerField()),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ended_%(class)ss",
                        to="plans.amendment",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tasks", to="plans.plan"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_up_by",
                        to="plans.task",
                    ),
                ),
                ("agency", models.TextField(verbose_name="Cơ quan được giao")),
                (
                    "role",
                    models.CharField(
                        choices=[("lead", "Chủ trì"), ("coordinate", "Phối hợp"), ("own", "Thực hiện")],
                        max_length=12,
                        verbose_name="Vai trò",
                    ),
                ),
                ("partners", models.JSONField(default=list)),
                ("time", models.TextField(blank=True, verbose_name="Thời gian")),
                ("due", models.CharField(blank=True, max_length=40)),
                ("every", models.CharField(blank=True, max_length=12)),
                ("product", models.TextField(blank=True, verbose_name="Sản phẩm")),
                ("folded", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["order"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="task_not_its_own_parent",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="LevelGap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="gaps", to="plans.duty"
                    ),
                ),
                ("level", models.PositiveSmallIntegerField()),
                ("days", models.PositiveSmallIntegerField(verbose_name="Số ngày làm việc")),
            ],
            options={
                "ordering": ["level"],
                "constraints": [
                    models.UniqueConstraint(fields=("duty", "level"), name="one_gap_per_level"),
                    models.CheckConstraint(
                        condition=models.Q(("days__range", (1, 60))), name="gap_leaves_a_working_day"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Owing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="owing", to="plans.duty"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"),
                ),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú")),
                ("due", models.DateField(blank=True, null=True, verbose_name="Hạn")),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="discharges",
                        to="plans.plan",
                    ),
                ),
                (
                    "linked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("linked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "db_table": "plans_duty_units",
                "unique_together": {("duty", "unit")},
                "constraints": [
                    models.UniqueConstraint(fields=("duty", "plan"), name="plan_discharges_a_duty_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("linked_at__isnull", True), ("linked_by__isnull", True), ("plan__isnull", True)),
                            models.Q(
                                ("linked_at__isnull", False), ("linked_by__isnull", False), ("plan__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="own_plan_linked_by_someone",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DeclinedTie",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ties_declined", to="plans.plan"
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="ties_declined", to="plans.duty"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("plan", "duty"), name="one_tie_declined_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="assignments", to="plans.task"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="units.unit"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="plans.assignment",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("lead", "Chủ trì"), ("coordinate", "Phối hợp"), ("own", "Thực hiện")],
                        max_length=12,
                        verbose_name="Vai trò",
                    ),
                ),
                ("due", models.DateField(blank=True, null=True, verbose_name="Hạn")),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú")),
                ("words", models.TextField(blank=True, default="", verbose_name="Phần việc")),
                ("folded", models.TextField(blank=True, default="")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("not_begun", "Chưa bắt đầu"),
                            ("under_way", "Đang thực hiện"),
                            ("done", "Đã xong, chờ xác nhận"),
                            ("confirmed", "Đã hoàn thành"),
                            ("sent_back", "Bị trả lại"),
                            ("dropped", "Thôi thực hiện"),
                        ],
                        default="not_begun",
                        max_length=10,
                        verbose_name="Tình trạng",
                    ),
                ),
                ("percent", models.PositiveSmallIntegerField(default=0, verbose_name="Tiến độ (%)")),
                ("weight", models.PositiveSmallIntegerField(default=1, verbose_name="Trọng số")),
                ("reason", models.TextField(blank=True, default="", verbose_name="Lý do")),
                ("begun_on", models.DateField(blank=True, null=True, verbose_name="Bắt đầu từ ngày")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="Xong ngày")),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ended_assignments",
                        to="plans.amendment",
                    ),
                ),
                (
                    "entered_by_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                        verbose_name="Đơn vị nhập thay",
                    ),
                ),
                ("entered_reason", models.TextField(blank=True, default="", verbose_name="Lý do nhập thay")),
            ],
            options={
                "indexes": [models.Index(fields=["unit", "status", "due"], name="assignment_home")],
                "constraints": [
                    models.UniqueConstraint(fields=("task", "unit"), name="one_hold_per_task_and_unit"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["confirmed", "done", "dropped", "not_begun", "sent_back", "under_way"])
                        ),
                        name="task_status_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("percent__lte", 100)), name="task_percent_is_one"),
                    models.CheckConstraint(
                        condition=models.Q(("weight__range", (1, 1000))), name="task_weight_in_range"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="task_not_part_of_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["dropped", "sent_back"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="task_status_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("status__in", ["done", "confirmed"])),
                            models.Q(
                                ("done_on__isnull", True),
                                ("status__in", ["dropped", "not_begun", "sent_back", "under_way"]),
                            ),
                            _connector="OR",
                        ),
                        name="task_done_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entered_by_unit__isnull", True), ("entered_reason", "")),
                            models.Q(
                                ("entered_by_unit__isnull", False), models.Q(("entered_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="task_entered_for_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="needs", to="plans.task"
                    ),
                ),
                (
                    "needs",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="needed_by", to="plans.task"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("task", "needs"), name="one_need_once"),
                    models.CheckConstraint(
                        condition=models.Q(("task", models.F("needs")), _negated=True), name="task_not_its_own_need"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PlanRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "owing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="plans.owing"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"),
                ),
                ("due", models.DateField(verbose_name="Hạn")),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="discharged",
                        to="plans.plan",
                    ),
                ),
                (
                    "linked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("linked_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-due", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("linked_at__isnull", True), ("linked_by__isnull", True), ("plan__isnull", True)),
                            models.Q(
                                ("linked_at__isnull", False), ("linked_by__isnull", False), ("plan__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="plan_of_a_round_linked_by_someone",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="TaskRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="plans.assignment"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"),
                ),
                ("due", models.DateField(verbose_name="Hạn")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("not_begun", "Chưa bắt đầu"),
                            ("under_way", "Đang thực hiện"),
                            ("done", "Đã xong, chờ xác nhận"),
                            ("confirmed", "Đã hoàn thành"),
                            ("sent_back", "Bị trả lại"),
                            ("dropped", "Thôi thực hiện"),
                        ],
                        max_length=10,
                        verbose_name="Tình trạng",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="Xong ngày")),
                ("reason", models.TextField(blank=True, default="", verbose_name="Lý do")),
                (
                    "entered_by_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                ("entered_reason", models.TextField(blank=True, default="", verbose_name="Lý do nhập thay")),
            ],
            options={
                "ordering": ["-due", "-pk"],
                "indexes": [
                    models.Index(condition=models.Q(("status", "done")), fields=["assignment"], name="round_to_confirm")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["confirmed", "done", "dropped", "not_begun", "sent_back", "under_way"])
                        ),
                        name="round_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("status__in", ["done", "confirmed"])),
                            models.Q(
                                models.Q(("status__in", ["done", "confirmed"]), _negated=True),
                                ("done_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="round_done_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entered_by_unit__isnull", True), ("entered_reason", "")),
                            models.Q(
                                ("entered_by_unit__isnull", False), models.Q(("entered_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="round_entered_for_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProgressNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="plans.assignment"
                    ),
                ),
                ("period", models.CharField(max_length=8, verbose_name="Kỳ")),
                ("percent", models.PositiveSmallIntegerField(verbose_name="Tiến độ (%)")),
                ("text", models.TextField(blank=True, verbose_name="Nội dung")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "entered_by_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                ("entered_reason", models.TextField(blank=True, default="", verbose_name="Lý do nhập thay")),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("percent__lte", 100)), name="note_percent_is_one"),
                    models.CheckConstraint(condition=models.Q(("period", ""), _negated=True), name="note_has_a_period"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entered_by_unit__isnull", True), ("entered_reason", "")),
                            models.Q(
                                ("entered_by_unit__isnull", False), models.Q(("entered_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="note_entered_for_with_reason",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="evidence", to="plans.assignment"
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="evidence",
                        to="plans.taskround",
                    ),
                ),
                ("words", models.TextField(blank=True, verbose_name="Minh chứng")),
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
                ("link", models.CharField(blank=True, max_length=500, verbose_name="Liên kết")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "entered_by_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                ("entered_reason", models.TextField(blank=True, default="", verbose_name="Lý do nhập thay")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file__isnull", False), ("link", "")),
                            models.Q(("file__isnull", True), models.Q(("link", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="evidence_is_a_file_or_a_link",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entered_by_unit__isnull", True), ("entered_reason", "")),
                            models.Q(
                                ("entered_by_unit__isnull", False), models.Q(("entered_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="evidence_entered_for_with_reason",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="duty",
            name="units",
            field=models.ManyToManyField(related_name="duties", through="plans.Owing", to="units.unit"),
        ),
    ]
