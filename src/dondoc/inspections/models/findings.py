"""Findings: what a visit found to be put right, by when, and what the unit did about it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.documents.models import StoredFile
from dondoc.inspections.models.visits import LONGEST_KEY, Visit
from dondoc.units.models import Unit


class Severity(models.TextChoices):
    MINOR = "minor", _("Nhẹ")
    SERIOUS = "serious", _("Đáng kể")
    GRAVE = "grave", _("Nghiêm trọng")


class FindingState(models.TextChoices):
    OPEN = "open", _("Chờ khắc phục")
    ANSWERED = "answered", _("Đã khắc phục, chờ xác nhận")
    RETURNED = "returned", _("Khắc phục chưa đạt")
    CLOSED = "closed", _("Đã khắc phục")


class Finding(Base):
    """One thing that ``unit`` has to put right by ``due``; ``office`` closes it. It begins with the signed record.

    ``unit`` is the visited one, or the one that took over its work (``note`` says so). ``item`` is the criterion of the
    checklist that it belongs to. ``closed_on`` is the day on which the office closed it.
    """

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="findings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="findings")
    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)
    item = models.CharField(max_length=LONGEST_KEY, blank=True, default="")
    words = models.TextField(_("Tồn tại"))
    remedy = models.TextField(_("Yêu cầu khắc phục"))
    severity = models.CharField(_("Mức độ"), max_length=10, choices=Severity, default=Severity.MINOR.value)
    due = models.DateField(_("Hạn khắc phục"))
    state = models.CharField(_("Tình trạng"), max_length=10, choices=FindingState, default=FindingState.OPEN.value)
    reason = models.TextField(_("Lý do trả lại"), blank=True, default="")
    note = models.TextField(_("Ghi chú"), blank=True, default="")
    opened_on = models.DateField(_("Ngày ký biên bản"))
    closed_on = models.DateField(_("Ngày xác nhận"), null=True, blank=True)
    folded = models.TextField(blank=True, default="")

    class Meta:
        ordering = ["due", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words="") & ~Q(remedy=""), name="finding_says_what_to_do"),
            models.CheckConstraint(condition=Q(state__in=FindingState.values), name="finding_state_known"),
            models.CheckConstraint(condition=Q(severity__in=Severity.values), name="finding_severity_known"),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False) | ~Q(state="closed") & Q(closed_on__isnull=True),
                name="finding_closed_on_a_day",
            ),
            models.CheckConstraint(condition=~Q(state="returned") | ~Q(reason=""), name="finding_returned_why"),
        ]
        indexes = [
            models.Index(fields=["unit", "state", "due"], name="finding_home"),
            models.Index(fields=["office", "state", "due"], name="finding_office"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def is_open(self) -> bool:
        """Whether the unit itself still has to do something."""
        return self.state in WITH_UNIT


WITH_UNIT = (FindingState.OPEN.value, FindingState.RETURNED.value)
NOT_CLOSED = (*WITH_UNIT, FindingState.ANSWERED.value)


class RemedyState(models.TextChoices):
    SENT = "sent", _("Chờ xác nhận")
    ACCEPTED = "accepted", _("Đạt")
    RETURNED = "returned", _("Chưa đạt")


class Remedy(Base):
    """What a unit says it did about a finding, with the file that shows it; and what the office said to it."""

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="remedies")
    words = models.TextField(_("Kết quả khắc phục"))
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sent_on = models.DateField(_("Ngày báo"))
    state = models.CharField(_("Tình trạng"), max_length=10, choices=RemedyState, default=RemedyState.SENT.value)
    reason = models.TextField(_("Lý do trả lại"), blank=True, default="")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="remedy_says_something"),
            models.CheckConstraint(condition=Q(state__in=RemedyState.values), name="remedy_state_known"),
        ]

    def __str__(self) -> str:
        return self.words
