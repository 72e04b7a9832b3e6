"""A line of the budget: whose money, for what, of which year and source."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from dondoc.budget.rules import SourceKind
from dondoc.core.models import Base
from dondoc.plans.models import Plan, Task
from dondoc.units.models import Unit

LONGEST_NAME = 120  # characters
FIRST_YEAR, LAST_YEAR = 2000, 2100
SOURCE_NAMES = {
    SourceKind.CENTRAL: _("Ngân sách trung ương"),
    SourceKind.PROVINCE: _("Ngân sách cấp tỉnh"),
    SourceKind.COMMUNE: _("Ngân sách cấp xã"),
    SourceKind.SOCIAL: _("Xã hội hóa"),
    SourceKind.OTHER: _("Nguồn khác"),
}
_KINDS = [(kind.value, name) for kind, name in SOURCE_NAMES.items()]
_KNOWN = [kind.value for kind in SourceKind]


class Source(Base):
    """A source that an office names for itself and all below it ("Chương trình mục tiêu 1234"), under one of the five
    that everybody has. A ``closed`` one is offered no more.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("Thuộc nguồn"), max_length=10, choices=_KINDS)
    name = models.CharField(_("Tên nguồn"), max_length=LONGEST_NAME)
    closed = models.BooleanField(_("Thôi dùng"), default=False)

    class Meta:
        ordering = ["kind", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], name="one_source_by_a_name"),
            models.CheckConstraint(condition=~Q(name=""), name="source_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=_KNOWN), name="source_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Line(Base):
    """The money of one unit for one plan, or one task of it, in one budget year (1/1 to 31/12), from one source.

    Its amounts are the sums of its entries. ``source`` is an office's own name for the source, where it has one.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="budget_lines")
    year = models.PositiveSmallIntegerField(_("Năm ngân sách"))
    plan = models.ForeignKey(Plan, verbose_name=_("Kế hoạch"), on_delete=models.PROTECT, related_name="budget_lines")
    task = models.ForeignKey(
        Task,
        verbose_name=_("Nhiệm vụ"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="budget_lines",
    )
    source_kind = models.CharField(_("Nguồn"), max_length=10, choices=_KINDS)
    source = models.ForeignKey(
        Source, verbose_name=_("Tên nguồn"), null=True, blank=True, on_delete=models.PROTECT, related_name="lines"
    )

    class Meta:
        ordering = ["-year", "plan", "task", "unit", "pk"]
        constraints = [
            models.UniqueConstraint(
                F("unit"),
                F("year"),
                F("plan"),
                Coalesce("task", Value(0)),
                F("source_kind"),
                Coalesce("source", Value(0)),
                name="one_budget_line",
            ),
            models.CheckConstraint(condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="budget_year_in_range"),
            models.CheckConstraint(condition=Q(source_kind__in=_KNOWN), name="line_source_known"),
        ]
        indexes = [models.Index(fields=["year", "unit"], name="budget_line_place")]

    def __str__(self) -> str:
        return f"{self.plan} · {self.year}"

    @property
    def source_name(self) -> str:
        """What its source is called."""
        return self.source.name if self.source else str(self.get_source_kind_display())
