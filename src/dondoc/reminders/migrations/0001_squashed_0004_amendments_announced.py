"""All of this app's tables at once, for a new database; one that is there already goes on from where it is."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("reminders", "0001_initial"),
        ("reminders", "0002_nudges_of_plans"),
        ("reminders", "0003_announcements"),
        ("reminders", "0004_amendments_announced"),
    ]

    dependencies = [
        ("accounts", "0002_squashed_0005_calendar_feeds"),
        ("accounts", "__first__"),
        ("plans", "0001_squashed_0013_regimes"),
        ("reporting", "0001_squashed_0012_routes"),
        ("units", "0002_squashed_0004_codes_are_searched"),
    ]

    operations = [
        migrations.CreateModel(
            name="Desk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "unit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="units.unit"
                    ),
                ),
                ("mailbox", models.EmailField(blank=True, default="", max_length=254, verbose_name="Hộp thư cơ quan")),
                ("digest_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("digest_at__isnull", False)), fields=["digest_at"], name="desk_digest_due"
                    )
                ],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Policy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "unit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="units.unit"
                    ),
                ),
                ("on", models.BooleanField(default=True, verbose_name="Nhắc tự động")),
                ("before", models.JSONField(default=list, verbose_name="Nhắc trước hạn")),
                ("on_day", models.BooleanField(default=True, verbose_name="Nhắc đúng ngày hạn")),
                (
                    "late_every",
                    models.CharField(
                        choices=[("day", "Mỗi ngày làm việc"), ("week", "Mỗi tuần")],
                        max_length=4,
                        verbose_name="Nhắc khi quá hạn",
                    ),
                ),
                ("escalate_after", models.PositiveSmallIntegerField(verbose_name="Báo cấp trên sau")),
                ("digest_on", models.PositiveSmallIntegerField(null=True, verbose_name="Danh sách hằng tuần")),
                ("hour", models.PositiveSmallIntegerField(verbose_name="Giờ gửi")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("late_every__in", ["day", "week"])), name="late_every_is_known"
                    ),
                    models.CheckConstraint(condition=models.Q(("escalate_after__lte", 60)), name="escalated_in_time"),
                    models.CheckConstraint(
                        condition=models.Q(("digest_on__isnull", True), ("digest_on__lte", 4), _connector="OR"),
                        name="digest_on_a_weekday",
                    ),
                    models.CheckConstraint(condition=models.Q(("hour__lte", 23)), name="hour_of_a_day"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Webhook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "unit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="units.unit"
                    ),
                ),
                ("url", models.CharField(max_length=500, verbose_name="Địa chỉ webhook")),
                ("secret", models.TextField()),
            ],
            options={
                "abstract": False,
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="units.unit"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reminder", "Nhắc hạn"),
                            ("escalation", "Báo cáo cấp trên về việc quá hạn"),
                            ("digest", "Danh sách hằng tuần"),
                            ("nudge", "Đôn đốc của văn phòng"),
                            ("assigned", "Giao việc"),
                            ("amended", "Sửa đổi kế hoạch"),
                        ],
                        max_length=10,
                    ),
                ),
                ("day", models.DateField()),
                ("lines", models.JSONField(default=list)),
                ("total", models.PositiveIntegerField()),
                (
                    "cycle",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nudges",
                        to="reporting.cycle",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="nudges", to="plans.plan"
                    ),
                ),
                ("note", models.TextField(blank=True, default="", verbose_name="Lời nhắn")),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["unit", "-id"], name="message_of_unit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["reminder", "escalation", "digest", "nudge", "assigned", "amended"])
                        ),
                        name="message_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("cycle__isnull", False),
                                ("kind", "nudge"),
                                ("plan__isnull", True),
                                ("sent_by__isnull", False),
                            ),
                            models.Q(
                                ("cycle__isnull", True),
                                ("kind", "nudge"),
                                ("plan__isnull", False),
                                ("sent_by__isnull", False),
                            ),
                            models.Q(
                                ("cycle__isnull", True),
                                ("kind__in", ["assigned", "amended"]),
                                ("note", ""),
                                ("plan__isnull", False),
                                ("sent_by__isnull", True),
                            ),
                            models.Q(
                                models.Q(("kind__in", ["nudge", "assigned", "amended"]), _negated=True),
                                ("cycle__isnull", True),
                                ("note", ""),
                                ("plan__isnull", True),
                                ("sent_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="message_about_what_its_kind_asks",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Announcement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "plan",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="announcement", to="plans.plan"
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="AmendmentAnnouncement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "amendment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="announcement", to="plans.amendment"
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Watch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "obligation",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="watch",
                        to="reporting.obligation",
                    ),
                ),
                (
                    "assignment",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="watch",
                        to="plans.assignment",
                    ),
                ),
                (
                    "owing",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="watch", to="plans.owing"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="units.unit"
                    ),
                ),
                ("due", models.DateField()),
                ("next_at", models.DateTimeField(null=True)),
                ("told_on", models.DateField(null=True)),
                ("escalated_for", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_at__isnull", False)), fields=["next_at", "unit"], name="watch_due"
                    ),
                    models.Index(fields=["unit", "next_at"], name="watch_of_unit"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("assignment__isnull", True), ("obligation__isnull", False), ("owing__isnull", True)
                            ),
                            models.Q(
                                ("assignment__isnull", False), ("obligation__isnull", True), ("owing__isnull", True)
                            ),
                            models.Q(
                                ("assignment__isnull", True), ("obligation__isnull", True), ("owing__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="watch_of_one_thing",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Seen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seen", to="reminders.message"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.membership"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("message", "seat"), name="message_read_once_per_seat")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deliveries", to="reminders.message"
                    ),
                ),
                ("channel", models.CharField(choices=[("mail", "Thư điện tử"), ("webhook", "Webhook")], max_length=8)),
                ("address", models.CharField(max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Chờ gửi"), ("sent", "Đã gửi"), ("dead", "Không gửi được")],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("next_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("fault", models.CharField(blank=True, default="", max_length=40)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("next_at__isnull", False)), fields=["next_at"], name="delivery_due"
                    ),
                    models.Index(condition=models.Q(("state", "dead")), fields=["id"], name="delivery_dead"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("message", "channel"), name="one_delivery_per_channel"),
                    models.CheckConstraint(
                        condition=models.Q(("channel__in", ["mail", "webhook"])), name="channel_is_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("next_at__isnull", False), ("sent_at__isnull", True), ("state", "waiting")),
                            models.Q(("next_at__isnull", True), ("sent_at__isnull", False), ("state", "sent")),
                            models.Q(
                                ("next_at__isnull", True),
                                ("sent_at__isnull", True),
                                ("state", "dead"),
                                models.Q(("fault", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="delivery_waits_or_has_ended",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Escalation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "watch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="escalations", to="reminders.watch"
                    ),
                ),
                (
                    "above",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="units.unit"
                    ),
                ),
                ("due", models.DateField()),
                ("line", models.JSONField()),
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="escalations",
                        to="reminders.message",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("message__isnull", True)), fields=["above"], name="escalation_untold"
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("watch", "due"), name="escalated_once_for_a_due_date")],
            },
        ),
    ]
