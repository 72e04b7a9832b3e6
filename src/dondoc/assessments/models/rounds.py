"""A yearly round, who reviews in it, and the results that a plan wants of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.criteria.models import LONGEST, CriteriaSet
from dondoc.plans.models import Plan, Target
from dondoc.units.models import Unit

LONGEST_TITLE = 200  # characters


class Way(models.TextChoices):
    """Who reviews: the unit above each unit, or all units of a council, each for itself."""

    ABOVE = "above", _("Đơn vị cấp trên trực tiếp thẩm định")
    COUNCIL = "council", _("Hội đồng thẩm định")


class AssessmentRound(Base):
    """One year's scoring of units of one kind by a published set; ``unit`` runs it and its head decides.

    ``window_start`` and ``window_end`` are the assessment year: what facts are measured over. ``plan`` is the plan that
    asks for the round, if one does. ``appeal_days`` are working days from the publication of a decision. ``note`` says
    where a round came from that was opened by a unit that has ended: it may stand beside one of the unit's own.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assessment_rounds")
    criteria = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="rounds")
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="assessment_rounds")
    title = models.CharField(_("Tên đợt chấm điểm"), max_length=LONGEST_TITLE)
    year = models.PositiveSmallIntegerField(_("Năm"))
    way = models.CharField(_("Cách thẩm định"), max_length=8, choices=Way, default=Way.ABOVE)
    window_start = models.DateField(_("Tính từ ngày"))
    window_end = models.DateField(_("đến hết ngày"))
    self_due = models.DateField(_("Hạn tự chấm"))
    review_due = models.DateField(_("Hạn thẩm định"))
    decision_due = models.DateField(_("Hạn quyết định"))
    appeal_days = models.PositiveSmallIntegerField(_("Thời hạn kiến nghị (ngày làm việc)"), default=5)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "criteria", "year"], condition=Q(note=""), name="one_assessment_round_a_year"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="assessment_round_has_a_title"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="assessment_round_way_is_known"),
            models.CheckConstraint(
                condition=Q(window_end__gte=F("window_start")), name="assessment_round_window_in_order"
            ),
            models.CheckConstraint(
                condition=Q(review_due__gte=F("self_due"), decision_due__gte=F("review_due")),
                name="assessment_round_dues_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Member(Base):
    """A unit of the council that reviews in a round; the one in the chair settles where reviewers differ."""

    round = models.ForeignKey(AssessmentRound, on_delete=models.CASCADE, related_name="members")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    chair = models.BooleanField(_("Chủ tịch hội đồng"), default=False)

    class Meta:
        ordering = ["-chair", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "unit"], name="one_seat_in_a_council"),
            models.UniqueConstraint(fields=["round"], condition=Q(chair=True), name="one_chair_of_a_council"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} · {self.unit_id}"


class Sides(models.TextChoices):
    """`dondoc.assessments.rules.aims.Side` in words."""

    UP = "up", _("từ mức này trở lên")
    DOWN = "down", _("từ mức này trở xuống")


class ResultAim(Base):
    """A result that is wanted of a round: so many units, or such a share of them, at a level or better (or worse).

    ``value`` is in per cent, or in units; ``least``: at least that much, else at most. ``target`` is the target of the
    round's plan that says so, if one does.
    """

    round = models.ForeignKey(AssessmentRound, on_delete=models.CASCADE, related_name="aims")
    order = models.PositiveIntegerField()
    target = models.ForeignKey(Target, null=True, blank=True, on_delete=models.PROTECT, related_name="result_aims")
    level = models.CharField(_("Mức"), max_length=LONGEST["key"])
    side = models.CharField(_("Tính các đơn vị"), max_length=4, choices=Sides, default=Sides.UP)
    least = models.BooleanField(_("Ít nhất"), default=True)
    value = models.DecimalField(_("Số lượng hoặc tỷ lệ"), max_digits=9, decimal_places=2)
    share = models.BooleanField(_("Tính theo tỷ lệ %"), default=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(value__gte=0), name="result_aim_not_below_zero"),
            models.CheckConstraint(condition=Q(share=False) | Q(value__lte=100), name="result_aim_is_a_share"),
            models.CheckConstraint(condition=Q(side__in=Sides.values), name="result_aim_side_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.value}"
