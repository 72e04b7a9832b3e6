"""One round of reports: cycles, and who owes one in them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.plans.models import Duty
from dondoc.reporting.models.forms import Form
from dondoc.units.models import Unit


class Stage(models.TextChoices):
    """Whether a round asks what a period will come to, before it has ended, or what it came to."""

    ESTIMATE = "estimate", _("Ước thực hiện")
    FINAL = "final", _("Chính thức")


class Cycle(Base):
    """One round of a reporting duty. The window of the data and the due dates are two things.

    A window may be reported on twice: as an estimate before it has ended, and finally after.
    """

    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="cycles")
    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="cycles")
    name = models.CharField(_("Kỳ báo cáo"), max_length=160)
    window_start = models.DateField(_("Số liệu từ ngày"))
    window_end = models.DateField(_("đến ngày"))
    stage = models.CharField(_("Loại số liệu"), max_length=8, choices=Stage, default=Stage.FINAL)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-window_end", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["duty", "window_start", "window_end", "stage"], name="one_cycle_per_window"
            ),
            models.CheckConstraint(condition=Q(window_end__gte=models.F("window_start")), name="cycle_window_in_order"),
        ]

    def __str__(self) -> str:
        return self.name


class ObligationState(models.TextChoices):
    OWED = "owed", _("Chưa gửi")
    SENT = "sent", _("Đã gửi, chờ duyệt")
    RETURNED = "returned", _("Bị trả lại")
    ACCEPTED = "accepted", _("Đã chấp nhận")
    EXEMPT = "exempt", _("Được miễn")
    EXCLUDED = "excluded", _("Đưa ra ngoài kỳ")


class Obligation(Base):
    """One unit owes one form in one cycle. ``due`` is the due date of the unit's level.

    ``note`` says from where it came when the unit took the place of another; ``left_out_at`` since when it is exempt
    or excluded. ``open_again_at`` since when its unit may send though the round is closed.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="obligations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="obligations")
    due = models.DateField(_("Hạn gửi"))
    state = models.CharField(max_length=10, choices=ObligationState, default=ObligationState.OWED)
    reason = models.TextField(_("Lý do"), blank=True)
    first_sent_at = models.DateTimeField(null=True, blank=True)
    left_out_at = models.DateTimeField(null=True, blank=True)
    open_again_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cycle", "unit"], name="one_obligation_per_cycle_and_unit"),
            models.CheckConstraint(
                condition=~Q(state__in=["exempt", "excluded"]) | ~Q(reason=""), name="left_out_with_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "due"], name="obligation_home"),
            # counts and totals of a round read this alone
            models.Index(fields=["cycle", "state", "due", "unit"], name="obligation_round"),
        ]

    def __str__(self) -> str:
        return f"{self.cycle} · {self.unit_id}"


class SelfOpening(Base):
    """The office's standing order that the rounds of a duty open by themselves (tự mở kỳ).

    A round opens ``days_ahead`` days before its first due date. ``trouble`` says why the last one could not, "" where
    it did.
    """

    duty = models.OneToOneField(Duty, on_delete=models.PROTECT, related_name="self_opening")
    days_ahead = models.PositiveSmallIntegerField(_("Mở trước hạn (ngày)"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    trouble = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.duty} · {self.days_ahead}"
