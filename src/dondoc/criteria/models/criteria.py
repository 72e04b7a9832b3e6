"""Sections, criteria and levels of a set."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.criteria.models.sets import LONGEST, CriteriaSet
from dondoc.criteria.rules.limits import MOST_POINTS
from dondoc.criteria.rules.scoring import WHOLE


class CriterionKinds(models.TextChoices):
    """`dondoc.criteria.rules.CriterionKind` in words."""

    SCALE = "scale", _("Chấm theo thang điểm")
    STEPS = "steps", _("Theo mức của một con số")
    YES_NO = "yes_no", _("Có hay không")
    DEDUCTION = "deduction", _("Trừ điểm theo số vụ việc")
    KNOCK_OUT = "knock_out", _("Điều kiện loại trừ")


class Section(models.Model):
    """Criteria under one heading."""

    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.CASCADE, related_name="sections")
    order = models.PositiveIntegerField()
    code = models.CharField(_("Số mục"), max_length=LONGEST["code"])
    name = models.TextField(_("Tên mục"))

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["criteria_set", "code"], name="one_section_a_code"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="section_has_code_and_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Criterion(models.Model):
    """One criterion, by ``code`` ("1.2") one of a kind in its set. Points are whole hundredths of a point.

    ``points`` is the most that it gives; none for a knock-out. ``steps`` holds pairs of a figure and the points from it
    on (``higher``: figures of at least; else at most), both in hundredths. A deduction gives ``points`` less
    ``per_case`` for each case, ``cap`` in all at most: more than ``points`` takes from others. A knock-out holds the
    unit at the level ``knocks_to`` at best; where that is empty the unit gets no level.

    ``unit`` is what a figure or cases are counted in. ``evidence`` says what proves it, ``source`` the clause that asks
    it, ``fact`` the key of what dondoc measures (`dondoc.core.facts.Fact`). ``exemptions`` are stored as
    ``{"attribute", "values", "negated"}``; with ``by_declaration`` a unit may say, with its reason, that the criterion
    does not concern it.
    """

    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.CASCADE, related_name="criteria")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="criteria")
    order = models.PositiveIntegerField()
    code = models.CharField(_("Số tiêu chí"), max_length=LONGEST["code"])
    label = models.TextField(_("Nội dung tiêu chí"))
    kind = models.CharField(_("Cách chấm"), max_length=10, choices=CriterionKinds, default=CriterionKinds.SCALE)
    points = models.PositiveIntegerField(_("Điểm tối đa"), default=0)
    steps = models.JSONField(_("Các mức"), default=list, blank=True)
    higher = models.BooleanField(_("Càng nhiều càng tốt"), default=True)
    per_case = models.PositiveIntegerField(_("Trừ mỗi vụ việc"), default=0)
    cap = models.PositiveIntegerField(_("Trừ nhiều nhất"), default=0)
    knocks_to = models.CharField(_("Xếp cao nhất"), max_length=LONGEST["key"], blank=True)
    unit = models.CharField(_("Đơn vị tính"), max_length=LONGEST["unit"], blank=True)
    evidence_required = models.BooleanField(_("Bắt buộc có minh chứng"), default=False)
    evidence = models.TextField(_("Minh chứng"), blank=True)
    help = models.TextField(_("Hướng dẫn chấm"), blank=True)
    source = models.TextField(_("Căn cứ"), blank=True)
    fact = models.CharField(_("Số liệu phần mềm tự đo"), max_length=LONGEST["fact"], blank=True)
    by_declaration = models.BooleanField(_("Đơn vị được khai không áp dụng"), default=False)
    exemptions = models.JSONField(_("Không áp dụng cho"), default=list, blank=True)

    class Meta:
        ordering = ["section__order", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["criteria_set", "code"], name="one_criterion_a_code"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(label=""), name="criterion_has_code_and_label"),
            models.CheckConstraint(condition=Q(kind__in=CriterionKinds.values), name="criterion_kind_is_known"),
            models.CheckConstraint(
                condition=Q(points__lte=MOST_POINTS, per_case__lte=MOST_POINTS, cap__lte=MOST_POINTS),
                name="criterion_points_in_bounds",
            ),
            models.CheckConstraint(condition=~Q(kind="knock_out") | Q(points=0), name="a_knock_out_gives_no_points"),
            models.CheckConstraint(
                condition=Q(kind="deduction", per_case__gt=0, cap__gt=0)
                | (~Q(kind="deduction") & Q(per_case=0, cap=0)),
                name="only_deductions_take_points",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"


class Level(models.Model):
    """A level of the set by its ``key``; reached from ``threshold`` on, in hundredths of a point or of a per cent.

    ``section_share``: no section may fall under this share of its points, in hundredths of a per cent; 0 asks nothing.
    ``reaches``: counted where a plan asks how many units meet the criteria; ``commendable``: may be commended.
    """

    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.CASCADE, related_name="levels")
    key = models.CharField(_("Ký hiệu"), max_length=LONGEST["key"])
    name = models.CharField(_("Tên mức"), max_length=LONGEST["level"])
    threshold = models.PositiveIntegerField(_("Từ"), default=0)
    section_share = models.PositiveIntegerField(_("Mỗi mục đạt ít nhất"), default=0)
    reaches = models.BooleanField(_("Tính là đạt"), default=True)
    commendable = models.BooleanField(_("Được xét khen thưởng"), default=False)

    class Meta:
        ordering = ["-threshold", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["criteria_set", "key"], name="one_level_a_key"),
            models.UniqueConstraint(fields=["criteria_set", "threshold"], name="one_level_a_threshold"),
            models.CheckConstraint(condition=~Q(key="") & ~Q(name=""), name="level_has_key_and_name"),
            models.CheckConstraint(condition=Q(section_share__lte=WHOLE), name="level_section_share_in_bounds"),
        ]

    def __str__(self) -> str:
        return self.name
