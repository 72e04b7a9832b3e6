"""Criteria sets by version."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.core.periods import Window
from dondoc.criteria.rules import window, year_of
from dondoc.units.models import Unit, UnitKind

LONGEST = {"code": 30, "fact": 60, "key": 30, "level": 60, "unit": 30}  # characters


class Purposes(models.TextChoices):
    """`dondoc.criteria.rules.Purpose` in words."""

    SCORING = "scoring", _("Chấm điểm, xếp loại hằng năm")
    CHECKLIST = "checklist", _("Phiếu kiểm tra")


class Reckonings(models.TextChoices):
    """`dondoc.criteria.rules.Reckoning` in words."""

    SCALED = "scaled", _("Quy về thang điểm đầy đủ của bộ tiêu chí")
    SHARE = "share", _("So theo tỷ lệ với điểm tối đa được áp dụng")


class SetState(models.TextChoices):
    """A draft is written; what is published is frozen; what is retired is offered to no new round."""

    DRAFT = "draft", _("Dự thảo")
    PUBLISHED = "published", _("Đang áp dụng")
    RETIRED = "retired", _("Thôi áp dụng")


class CriteriaSet(Base):
    """What units of one kind are scored by, in one version; ``unit`` has issued it, units below that one use it.

    Versions share unit and ``code`` and count from 1. A draft may be altered; once published it is frozen, and what is
    to be otherwise becomes the next version, which retires the one before when it is published. ``kind`` is empty only
    for a checklist that goes for every kind of unit. ``issued_by`` are the words of the document that issues the set;
    ``full`` is what its criteria shall add up to, in hundredths of a point.

    An assessment year ends on ``year_end_day``/``year_end_month`` of the year it is called by. ``shipped`` names the
    shipped set that this one was taken over from. ``digest`` is SHA-256 over the content as it was published;
    ``folded`` what a search looks at.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="criteria_sets")
    code = models.CharField(_("Mã"), max_length=LONGEST["code"])
    version = models.PositiveIntegerField(_("Phiên bản"), default=1)
    name = models.TextField(_("Tên bộ tiêu chí"))
    purpose = models.CharField(_("Dùng để"), max_length=10, choices=Purposes, default=Purposes.SCORING)
    kind = models.CharField(_("Loại đơn vị"), max_length=20, choices=UnitKind, blank=True)
    state = models.CharField(_("Tình trạng"), max_length=10, choices=SetState, default=SetState.DRAFT)
    issued_by = models.TextField(_("Văn bản ban hành"), blank=True)
    year_end_month = models.PositiveSmallIntegerField(_("Tháng kết thúc năm đánh giá"), default=12)
    year_end_day = models.PositiveSmallIntegerField(_("Ngày kết thúc năm đánh giá"), default=14)
    full = models.PositiveIntegerField(_("Tổng điểm"), default=10_000)
    reckoning = models.CharField(
        _("Khi có tiêu chí không áp dụng"), max_length=10, choices=Reckonings, default=Reckonings.SCALED
    )
    folded = models.TextField(blank=True)
    shipped = models.CharField(max_length=LONGEST["code"], blank=True)
    digest = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["unit", "code", "version"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "code", "version"], name="one_criteria_set_a_version"),
            models.UniqueConstraint(
                fields=["unit", "code"], condition=Q(state="draft"), name="one_draft_of_a_criteria_set"
            ),
            models.UniqueConstraint(
                fields=["unit", "code"], condition=Q(state="published"), name="one_criteria_set_in_force"
            ),
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="criteria_set_has_code_and_name"),
            models.CheckConstraint(condition=Q(version__gt=0), name="criteria_set_versions_from_1"),
            models.CheckConstraint(condition=Q(purpose__in=Purposes.values), name="criteria_set_purpose_is_known"),
            models.CheckConstraint(condition=Q(reckoning__in=Reckonings.values), name="criteria_set_reckoning_known"),
            models.CheckConstraint(
                condition=Q(kind__in=UnitKind.values) | Q(kind="", purpose="checklist"),
                name="criteria_set_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(year_end_month__range=(1, 12), year_end_day__range=(1, 31)),
                name="criteria_set_year_ends_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", published_at__isnull=True, retired_at__isnull=True, digest="")
                | (Q(state="published", published_at__isnull=False, retired_at__isnull=True) & ~Q(digest=""))
                | (Q(state="retired", published_at__isnull=False, retired_at__isnull=False) & ~Q(digest="")),
                name="criteria_set_state_has_its_times",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_draft(self) -> bool:
        return self.state == SetState.DRAFT

    def window(self, year: int) -> Window:
        """The first and the last day of an assessment year."""
        return window(year, self.year_end_month, self.year_end_day)

    def year_of(self, day: date) -> int:
        """The assessment year that a day lies in."""
        return year_of(day, self.year_end_month, self.year_end_day)
