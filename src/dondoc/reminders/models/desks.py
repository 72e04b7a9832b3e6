"""Where a unit is reached, and how an office wants others reminded."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.reminders.rules.addresses import LONGEST_URL
from dondoc.reminders.rules.ladder import DAILY, WEEKLY
from dondoc.units.models import Unit

LONGEST_ESCALATION = 60  # days


class Desk(Base):
    """A unit as somebody to be told: its office's mailbox (never a person's), and when its weekly list is due.

    The row is also what a worker locks while it puts together what the unit is told, so that it is told once.
    """

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="+")
    mailbox = models.EmailField(_("Hộp thư cơ quan"), blank=True, default="")
    digest_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["digest_at"], condition=Q(digest_at__isnull=False), name="desk_digest_due")]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.mailbox}"


class LateEvery(models.TextChoices):
    DAY = DAILY, _("Mỗi ngày làm việc")
    WEEK = WEEKLY, _("Mỗi tuần")


class Policy(Base):
    """How an office has the units reminded that owe it something; see `dondoc.reminders.rules.ladder.Rule`."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="+")
    on = models.BooleanField(_("Nhắc tự động"), default=True)
    before = models.JSONField(_("Nhắc trước hạn"), default=list)
    on_day = models.BooleanField(_("Nhắc đúng ngày hạn"), default=True)
    late_every = models.CharField(_("Nhắc khi quá hạn"), max_length=4, choices=LateEvery)
    escalate_after = models.PositiveSmallIntegerField(_("Báo cấp trên sau"))
    digest_on = models.PositiveSmallIntegerField(_("Danh sách hằng tuần"), null=True)
    hour = models.PositiveSmallIntegerField(_("Giờ gửi"))

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(late_every__in=LateEvery.values), name="late_every_is_known"),
            models.CheckConstraint(condition=Q(escalate_after__lte=LONGEST_ESCALATION), name="escalated_in_time"),
            models.CheckConstraint(
                condition=Q(digest_on__isnull=True) | Q(digest_on__lte=4), name="digest_on_a_weekday"
            ),
            models.CheckConstraint(condition=Q(hour__lte=23), name="hour_of_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}"


class Webhook(Base):
    """An address of the unit's own system that is told what the unit is told; ``secret`` is kept encrypted."""

    unit = models.OneToOneField(Unit, on_delete=models.CASCADE, related_name="+")
    url = models.CharField(_("Địa chỉ webhook"), max_length=LONGEST_URL)
    secret = models.TextField()

    def __str__(self) -> str:
        return self.url
