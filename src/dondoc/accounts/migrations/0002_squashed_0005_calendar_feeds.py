"""All of this app's tables at once, for a new database; one that is there already goes on from where it is."""

import django.db.models.deletion
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models


def make_table(apps, schema_editor):
    """The table behind CACHES, where all processes count tries."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    replaces = [
        ("accounts", "0002_inspectors_and_auditors"),
        ("accounts", "0003_invitations_and_stand_ins"),
        ("accounts", "0004_counts_of_tries"),
        ("accounts", "0005_calendar_feeds"),
    ]

    dependencies = [
        ("accounts", "0001_initial"),
        ("units", "0002_squashed_0004_codes_are_searched"),
    ]

    operations = [
        migrations.CreateModel(
            name="Feed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "program",
                    models.CharField(
                        choices=[
                            ("outlook", "Outlook"),
                            ("google", "Google Calendar"),
                            ("thunderbird", "Thunderbird"),
                            ("phone", "Điện thoại"),
                            ("other", "Phần mềm khác"),
                        ],
                        max_length=12,
                        verbose_name="Dùng trong",
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("used_at", models.DateTimeField(null=True)),
                ("counted_since", models.DateTimeField(null=True)),
                ("counted", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("expires_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="OpenSession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("session_key", models.CharField(max_length=40, unique=True)),
                ("device", models.CharField(max_length=60)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="membership",
            name="reason",
            field=models.TextField(blank=True, default="", verbose_name="Lý do"),
        ),
        migrations.AddField(
            model_name="membership",
            name="stands_in_for",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stand_ins",
                to="accounts.membership",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="password_is_initial",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="user",
            name="session_salt",
            field=models.CharField(blank=True, default="", max_length=16),
        ),
        migrations.AlterField(
            model_name="membership",
            name="role",
            field=models.CharField(
                choices=[
                    ("officer", "Cán bộ nhập liệu"),
                    ("head", "Thủ trưởng đơn vị"),
                    ("office", "Văn phòng tổng hợp"),
                    ("inspector", "Thanh tra, kiểm tra"),
                    ("auditor", "Kiểm tra nhật ký"),
                    ("administrator", "Quản trị"),
                ],
                max_length=20,
                verbose_name="Vai trò",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), ("stands_in_for__isnull", True)),
                    models.Q(
                        ("stands_in_for__isnull", False),
                        ("valid_to__isnull", False),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="stand_in_with_end_and_reason",
            ),
        ),
        migrations.AddField(
            model_name="feed",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="feed",
            name="unit",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.CASCADE, related_name="feeds", to="units.unit"
            ),
        ),
        migrations.AddField(
            model_name="feed",
            name="user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="feeds",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="invited_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="user",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="invitation", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="opensession",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="open_sessions", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddConstraint(
            model_name="feed",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("unit__isnull", True), ("user__isnull", False)),
                    models.Q(("unit__isnull", False), ("user__isnull", True)),
                    _connector="OR",
                ),
                name="feed_of_one_owner",
            ),
        ),
        migrations.AddConstraint(
            model_name="feed",
            constraint=models.CheckConstraint(
                condition=models.Q(("program__in", ["outlook", "google", "thunderbird", "phone", "other"])),
                name="feed_program_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("accepted_at__isnull", True), ("withdrawn_at__isnull", True), _connector="OR"),
                name="invitation_accepted_or_withdrawn",
            ),
        ),
        migrations.RunPython(make_table, migrations.RunPython.noop),
    ]
