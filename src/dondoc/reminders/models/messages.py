"""What units are told, and the outbox."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import Membership
from dondoc.core.models import Base
from dondoc.plans.models import Amendment, Plan
from dondoc.reporting.models import Cycle
from dondoc.units.models import Unit

LONGEST_NOTE = 500
_OF_A_PLAN = ["assigned", "amended"]  # kinds of messages that the clock sends about one plan


class MessageKind(models.TextChoices):
    REMINDER = "reminder", _("Nhắc hạn")
    ESCALATION = "escalation", _("Báo cáo cấp trên về việc quá hạn")
    DIGEST = "digest", _("Danh sách hằng tuần")
    NUDGE = "nudge", _("Đôn đốc của văn phòng")
    ASSIGNED = "assigned", _("Giao việc")
    AMENDED = "amended", _("Sửa đổi kế hoạch")


class Message(Base):
    """One sum of things that a unit is told at a time; it lies in the inbox of everybody who sits at the unit.

    ``lines`` holds what was said of each thing that day, the latest ones first, at most `LINES_KEPT`; ``total`` counts
    them all. A nudge names the round or the plan that it is about, who sent it and an optional sentence; what tells
    a unit of the work that it is given, or of what an amendment changed in it, names the plan.
    """

    LINES_KEPT = 50

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, choices=MessageKind)
    day = models.DateField()
    lines = models.JSONField(default=list)
    total = models.PositiveIntegerField()
    cycle = models.ForeignKey(Cycle, null=True, on_delete=models.PROTECT, related_name="nudges")
    plan = models.ForeignKey(Plan, null=True, on_delete=models.PROTECT, related_name="nudges")
    note = models.TextField(_("Lời nhắn"), blank=True, default="")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=MessageKind.values), name="message_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind="nudge", cycle__isnull=False, plan__isnull=True, sent_by__isnull=False)
                | Q(kind="nudge", cycle__isnull=True, plan__isnull=False, sent_by__isnull=False)
                | Q(kind__in=_OF_A_PLAN, cycle__isnull=True, plan__isnull=False, sent_by__isnull=True, note="")
                | ~Q(kind__in=["nudge", *_OF_A_PLAN])
                & Q(cycle__isnull=True, plan__isnull=True, sent_by__isnull=True, note=""),
                name="message_about_what_its_kind_asks",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-id"], name="message_of_unit")]

    def __str__(self) -> str:
        return f"{self.kind} {self.unit_id} {self.day}"


class Announcement(models.Model):
    """That the units to which an accepted plan gives work have been told of it, and when."""

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="announcement")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.at}"


class AmendmentAnnouncement(models.Model):
    """That the units whose work an amendment changed have been told of it, and when."""

    amendment = models.OneToOneField(Amendment, on_delete=models.CASCADE, related_name="announcement")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.amendment_id}: {self.at}"


class Seen(models.Model):
    """A message that the holder of a seat has read."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="seen")
    seat = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "seat"], name="message_read_once_per_seat")]

    def __str__(self) -> str:
        return f"{self.message_id} · {self.seat_id}"


class Channel(models.TextChoices):
    MAIL = "mail", _("Thư điện tử")
    WEBHOOK = "webhook", _("Webhook")


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("Chờ gửi")
    SENT = "sent", _("Đã gửi")
    DEAD = "dead", _("Không gửi được")


class Delivery(Base):
    """One row of the outbox: a message to leave through one channel for one address.

    ``next_at`` is when it may be taken, None once it has ended. Whoever takes it puts ``next_at`` ahead by a lease; a
    worker that dies leaves the row to the next one when the lease is over. ``fault`` names what went wrong last.
    """

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=8, choices=Channel)
    address = models.CharField(max_length=500)
    state = models.CharField(max_length=8, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "channel"], name="one_delivery_per_channel"),
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="channel_is_known"),
            models.CheckConstraint(
                condition=Q(state="waiting", next_at__isnull=False, sent_at__isnull=True)
                | Q(state="sent", next_at__isnull=True, sent_at__isnull=False)
                | Q(state="dead", next_at__isnull=True, sent_at__isnull=True) & ~Q(fault=""),
                name="delivery_waits_or_has_ended",
            ),
        ]
        indexes = [
            models.Index(fields=["next_at"], condition=Q(next_at__isnull=False), name="delivery_due"),
            models.Index(fields=["id"], condition=Q(state="dead"), name="delivery_dead"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.message_id} {self.state}"
