"""What was decided of units: decisions, what units ask against them, and the recognitions that follow."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.assessments.models.rounds import AssessmentRound
from dondoc.assessments.models.scores import Assessment
from dondoc.core.models import Base
from dondoc.criteria.models import LONGEST, CriteriaSet
from dondoc.units.models import Unit

LONGEST_NUMBER = 120  # characters


class Decision(Base):
    """One act by which the head of the round's unit decides on the levels of many units; without effect to others until
    it is published.

    Recognitions by it last from ``valid_from`` to ``valid_to``, without end where that is empty.
    """

    round = models.ForeignKey(AssessmentRound, on_delete=models.PROTECT, related_name="decisions")
    number = models.CharField(_("Số, ký hiệu quyết định"), max_length=LONGEST_NUMBER)
    date = models.DateField(_("Ngày quyết định"))
    valid_from = models.DateField(_("Công nhận từ ngày"))
    valid_to = models.DateField(_("đến hết ngày"), null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_on = models.DateField(_("Ngày công bố"), null=True, blank=True)

    class Meta:
        ordering = ["-date", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="one_decision_a_number"),
            models.CheckConstraint(condition=~Q(number=""), name="decision_has_a_number"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="decision_term_in_order"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_on__isnull=True)
                | Q(published_at__isnull=False, published_on__isnull=False),
                name="decision_published_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class AppealState(models.TextChoices):
    ASKED = "asked", _("Chờ trả lời")
    ACCEPTED = "accepted", _("Chấp nhận, xem xét lại")
    REFUSED = "refused", _("Không chấp nhận")


class Appeal(Base):
    """A unit asks to look again at what was decided of it (kiến nghị); ``answer`` is the reason of the outcome."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="appeals")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="appeals")
    reason = models.TextField(_("Nội dung kiến nghị"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=AppealState, default=AppealState.ASKED)
    answer = models.TextField(_("Trả lời"), blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "decision"], name="one_appeal_a_decision"),
            models.CheckConstraint(condition=~Q(reason=""), name="appeal_has_a_reason"),
            models.CheckConstraint(
                condition=Q(state="asked", answer="", answered_at__isnull=True)
                | ~Q(state="asked") & ~Q(answer="") & Q(answered_at__isnull=False),
                name="appeal_answered_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class Recognition(Base):
    """A unit is recognised at a level for a year, by a decision, for a term (công nhận).

    Withdrawn ones stay with the day from which they count no more, and why. ``valid_to`` is the last day, none where
    the term has no end.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="recognitions")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="recognitions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="recognitions")
    criteria = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="recognitions")
    year = models.PositiveSmallIntegerField(_("Năm"))
    level = models.CharField(max_length=LONGEST["key"])
    level_name = models.CharField(_("Mức công nhận"), max_length=LONGEST["level"])
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    withdrawn_on = models.DateField(_("Thu hồi từ ngày"), null=True, blank=True)
    withdrawn_reason = models.TextField(_("Lý do thu hồi"), blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment"], condition=Q(withdrawn_on__isnull=True), name="one_recognition_in_force"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="recognition_term_in_order"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_reason="")
                | Q(withdrawn_on__isnull=False) & ~Q(withdrawn_reason=""),
                name="recognition_withdrawn_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["unit", "-year"], name="recognition_history")]

    def __str__(self) -> str:
        return f"{self.level_name} · {self.year}"
