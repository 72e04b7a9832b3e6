"""Reporting routes beside the tree."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.plans.models import Plan
from dondoc.units.models import Unit


class Route(Base):
    """In a plan's rounds a unit, with all below it, is compiled by another one than the unit above it (đường báo cáo).

    It holds from ``valid_from`` until before ``valid_to`` and goes before the tree. Of a unit and a plan one holds on
    any day.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="routes")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Thôi từ ngày"), null=True, blank=True)
    reason = models.TextField(_("Lý do"))
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "unit", "valid_from"], name="one_route_begins_on_a_day"),
            models.UniqueConstraint(
                fields=["plan", "unit"], condition=Q(valid_to__isnull=True), name="one_route_without_end"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")), name="route_holds_for_a_day"
            ),
            models.CheckConstraint(condition=~Q(unit=F("to")), name="route_leads_elsewhere"),
            models.CheckConstraint(condition=~Q(reason=""), name="route_with_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} → {self.to_id}"
