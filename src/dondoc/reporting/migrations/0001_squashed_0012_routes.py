"""All of this app's tables at once, for a new database; one that is there already goes on from where it is."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("reporting", "0001_initial"),
        ("reporting", "0002_successors_and_days"),
        ("reporting", "0003_entered_for"),
        ("reporting", "0004_extensions"),
        ("reporting", "0005_form_versions"),
        ("reporting", "0006_checks"),
        ("reporting", "0007_self_opening"),
        ("reporting", "0008_after_closing"),
        ("reporting", "0009_figure_notes"),
        ("reporting", "0010_workbooks"),
        ("reporting", "0011_round_index"),
        ("reporting", "0012_routes"),
    ]

    dependencies = [
        ("accounts", "__first__"),
        ("documents", "0001_squashed_0004_compositions"),
        ("plans", "0001_squashed_0013_regimes"),
        ("units", "0002_squashed_0004_codes_are_searched"),
    ]

    operations = [
        migrations.CreateModel(
            name="Form",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="forms", to="plans.plan"
                    ),
                ),
                ("number", models.PositiveIntegerField(default=1, verbose_name="Phiên bản")),
                ("title", models.TextField(verbose_name="Tên biểu mẫu")),
                ("narrative_label", models.TextField(blank=True, verbose_name="Câu hỏi cho phần thuyết minh")),
                ("frozen_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["plan", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="one_form_per_plan_and_number")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SelfOpening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "duty",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="self_opening", to="plans.duty"
                    ),
                ),
                ("days_ahead", models.PositiveSmallIntegerField(verbose_name="Mở trước hạn (ngày)")),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("trouble", models.TextField(blank=True)),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Route",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="routes", to="plans.plan"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"),
                ),
                (
                    "to",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"),
                ),
                ("valid_from", models.DateField(verbose_name="Từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="Thôi từ ngày")),
                ("reason", models.TextField(verbose_name="Lý do")),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-valid_from", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "unit", "valid_from"), name="one_route_begins_on_a_day"),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to__isnull", True)),
                        fields=("plan", "unit"),
                        name="one_route_without_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="route_holds_for_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit", models.F("to")), _negated=True), name="route_leads_elsewhere"
                    ),
                    models.CheckConstraint(condition=models.Q(("reason", ""), _negated=True), name="route_with_reason"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="indicators", to="reporting.form"
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("code", models.CharField(max_length=30, verbose_name="Mã")),
                ("section", models.TextField(blank=True, verbose_name="Mục")),
                (
                    "target",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="plans.target",
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="following",
                        to="reporting.indicator",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("count", "Số đếm"),
                            ("share", "Tỷ lệ (tử số trên mẫu số)"),
                            ("amount", "Số lượng, số tiền"),
                            ("yes_no", "Có hay không"),
                            ("choice", "Chọn một câu trả lời"),
                            ("text", "Trả lời bằng chữ"),
                            ("file", "Tệp đính kèm"),
                        ],
                        max_length=8,
                        verbose_name="Loại",
                    ),
                ),
                ("label", models.TextField(verbose_name="Chỉ số")),
                ("help", models.TextField(blank=True, verbose_name="Hướng dẫn")),
                ("numerator_label", models.TextField(blank=True, verbose_name="Tử số")),
                ("denominator_label", models.TextField(blank=True, verbose_name="Mẫu số")),
                ("answers", models.JSONField(blank=True, default=list, verbose_name="Các câu trả lời")),
                ("unit", models.CharField(blank=True, max_length=60, verbose_name="Đơn vị tính")),
                (
                    "decimals",
                    models.PositiveSmallIntegerField(
                        default=0,
                        validators=[django.core.validators.MaxValueValidator(4)],
                        verbose_name="Số chữ số sau dấu phẩy",
                    ),
                ),
                ("required", models.BooleanField(default=True, verbose_name="Bắt buộc")),
                ("about_people", models.BooleanField(default=False, verbose_name="Đếm số người")),
                (
                    "aggregation",
                    models.CharField(
                        choices=[
                            ("sum", "Cộng"),
                            ("max", "Lấy số lớn nhất"),
                            ("latest", "Lấy số gửi sau cùng"),
                            ("none", "Không tổng hợp"),
                        ],
                        default="sum",
                        max_length=8,
                        verbose_name="Tổng hợp",
                    ),
                ),
                ("carried_over", models.BooleanField(default=False, verbose_name="Lấy sẵn số kỳ trước")),
                ("estimated", models.BooleanField(default=True, verbose_name="Hỏi cả khi báo cáo ước thực hiện")),
                (
                    "across",
                    models.CharField(
                        choices=[
                            ("sum", "Cộng số của các đơn vị trước đó"),
                            ("weighted", "Chia theo tỷ lệ ghi trong quyết định"),
                            ("keep", "Giữ ở đơn vị đã báo cáo"),
                            ("none", "Không so sánh"),
                        ],
                        default="sum",
                        max_length=10,
                        verbose_name="Khi đơn vị thay đổi",
                    ),
                ),
            ],
            options={
                "ordering": ["order", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("form", "code"), name="one_indicator_per_code"),
                    models.UniqueConstraint(fields=("form", "previous"), name="one_indicator_goes_on_from_another"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["count", "share", "amount", "yes_no", "choice", "text", "file"])
                        ),
                        name="indicator_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("across__in", ["sum", "weighted", "keep", "none"])),
                        name="indicator_across_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("aggregation__in", ["sum", "max", "latest", "none"])),
                        name="indicator_aggregation_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decimals", 0), models.Q(("decimals__lte", 4), ("kind", "amount")), _connector="OR"
                        ),
                        name="only_amounts_have_decimals",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("about_people", False),
                            models.Q(("aggregation", "sum"), ("kind__in", ["count", "share"])),
                            _connector="OR",
                        ),
                        name="people_are_counted_and_summed",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="checks", to="reporting.form"
                    ),
                ),
                ("order", models.PositiveIntegerField()),
                ("expression", models.CharField(max_length=500, verbose_name="Điều kiện")),
                ("message", models.TextField(verbose_name="Câu nói với đơn vị")),
                ("hard", models.BooleanField(default=False, verbose_name="Không cho gửi khi sai")),
            ],
            options={
                "ordering": ["order", "pk"],
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Cycle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "form",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cycles", to="reporting.form"
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cycles", to="plans.duty"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="Kỳ báo cáo")),
                ("window_start", models.DateField(verbose_name="Số liệu từ ngày")),
                ("window_end", models.DateField(verbose_name="đến ngày")),
                (
                    "stage",
                    models.CharField(
                        choices=[("estimate", "Ước thực hiện"), ("final", "Chính thức")],
                        default="final",
                        max_length=8,
                        verbose_name="Loại số liệu",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-window_end", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("duty", "window_start", "window_end", "stage"), name="one_cycle_per_window"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("window_end__gte", models.F("window_start"))), name="cycle_window_in_order"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Obligation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="obligations", to="reporting.cycle"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="obligations", to="units.unit"
                    ),
                ),
                ("due", models.DateField(verbose_name="Hạn gửi")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("owed", "Chưa gửi"),
                            ("sent", "Đã gửi, chờ duyệt"),
                            ("returned", "Bị trả lại"),
                            ("accepted", "Đã chấp nhận"),
                            ("exempt", "Được miễn"),
                            ("excluded", "Đưa ra ngoài kỳ"),
                        ],
                        default="owed",
                        max_length=10,
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="Lý do")),
                ("first_sent_at", models.DateTimeField(blank=True, null=True)),
                ("left_out_at", models.DateTimeField(blank=True, null=True)),
                ("open_again_at", models.DateTimeField(blank=True, null=True)),
                ("note", models.TextField(blank=True, verbose_name="Ghi chú")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["unit", "state", "due"], name="obligation_home"),
                    models.Index(fields=["cycle", "state", "due", "unit"], name="obligation_round"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("cycle", "unit"), name="one_obligation_per_cycle_and_unit"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["exempt", "excluded"]), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="left_out_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Intake",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="intakes", to="reporting.cycle"
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
                    "instead_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reason", models.TextField(verbose_name="Lý do nhập thay")),
                ("sends", models.BooleanField(default=False, verbose_name="Gửi luôn những báo cáo đủ")),
                ("language", models.CharField(max_length=8)),
                ("package", models.CharField(blank=True, max_length=64)),
                ("files", models.PositiveIntegerField(verbose_name="Số tệp")),
                ("files_done", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ đến lượt"),
                            ("running", "Đang đọc các tệp"),
                            ("done", "Đã đọc xong"),
                            ("failed", "Chưa đọc được"),
                            ("cancelled", "Đã thôi"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("worker", models.CharField(blank=True, max_length=32)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("heartbeat", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["state"], name="intake_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "running", "done", "failed", "cancelled"])),
                        name="intake_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="intake_with_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "running"), _negated=True),
                            models.Q(models.Q(("worker", ""), _negated=True), ("heartbeat__isnull", False)),
                            _connector="OR",
                        ),
                        name="intake_running_is_held",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="reporting.obligation",
                    ),
                ),
                ("due_before", models.DateField(verbose_name="Hạn cũ")),
                ("due_wished", models.DateField(verbose_name="Xin gia hạn đến ngày")),
                ("reason", models.TextField(verbose_name="Lý do xin gia hạn")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Chờ trả lời"),
                            ("granted", "Được gia hạn"),
                            ("refused", "Không được gia hạn"),
                        ],
                        default="asked",
                        max_length=8,
                    ),
                ),
                ("due_granted", models.DateField(blank=True, null=True, verbose_name="Được gia hạn đến ngày")),
                ("answer", models.TextField(blank=True, verbose_name="Lý do không gia hạn")),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")), fields=("obligation",), name="one_open_extension"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_wished__gt", models.F("due_before"))), name="extension_wishes_later"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="extension_with_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""),
                                ("decided_at__isnull", True),
                                ("due_granted__isnull", True),
                                ("state", "asked"),
                            ),
                            models.Q(
                                ("answer", ""),
                                ("decided_at__isnull", False),
                                ("due_granted__isnull", False),
                                ("state", "granted"),
                                ("due_granted__gt", models.F("due_before")),
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("due_granted__isnull", True),
                                ("state", "refused"),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="extension_answered_whole",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="IntakeResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "intake",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="results", to="reporting.intake"
                    ),
                ),
                ("file", models.PositiveIntegerField()),
                ("line", models.PositiveIntegerField(null=True)),
                ("name", models.TextField(verbose_name="Tên tệp")),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("sent", "Đã gửi thay"),
                            ("filled", "Đã điền"),
                            ("unchanged", "Không đổi"),
                            ("refused", "Không nhận"),
                        ],
                        max_length=12,
                    ),
                ),
                ("problems", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["file", "line", "pk"],
                "indexes": [models.Index(fields=["intake", "outcome"], name="intake_outcome")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["sent", "filled", "unchanged", "refused"])),
                        name="intake_outcome_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "obligation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="reporting.obligation",
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Đang nhập"),
                            ("sent", "Đã gửi"),
                            ("returned", "Bị trả lại"),
                            ("accepted", "Đã chấp nhận"),
                            ("replaced", "Đã thay bằng bản mới"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("values", models.JSONField(default=dict)),
                ("texts", models.JSONField(default=dict)),
                ("explanations", models.JSONField(default=dict)),
                ("vector", models.BinaryField(null=True)),
                ("narrative", models.TextField(blank=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("saved_at", models.DateTimeField(auto_now=True)),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sent_instead_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entered_by_unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"
                    ),
                ),
                ("entered_reason", models.TextField(blank=True, default="", verbose_name="Lý do nhập thay")),
                ("accepted_at", models.DateTimeField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["version"],
                "constraints": [
                    models.UniqueConstraint(fields=("obligation", "version"), name="one_submission_per_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "draft")), fields=("obligation",), name="one_draft_per_obligation"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "accepted")),
                        fields=("obligation",),
                        name="one_accepted_per_obligation",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "returned"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="returned_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(("sent_at__isnull", False), ("vector__isnull", False)),
                            _connector="OR",
                        ),
                        name="sent_with_figures",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("entered_by_unit__isnull", True), ("entered_reason", "")),
                            models.Q(
                                ("entered_by_unit__isnull", False), models.Q(("entered_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="entered_for_with_reason",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ReportFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="files", to="reporting.submission"
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="reporting.indicator",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.storedfile"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("submission", "indicator", "file"), name="one_file_once_for_an_indicator"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("indicator__isnull", True)),
                        fields=("submission", "file"),
                        name="one_file_once_beside_a_report",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FigureNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "submission",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="reporting.submission"
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reporting.indicator"
                    ),
                ),
                ("text", models.TextField(verbose_name="Ghi chú của văn phòng")),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("submission", "indicator"), name="one_note_on_a_figure"),
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="note_says_something"),
                ],
                "indexes": [],
            },
        ),
    ]
