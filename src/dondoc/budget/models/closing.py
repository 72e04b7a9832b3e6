"""A budget year that an office closed for itself and all below it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.units.models import Unit


class Closing(Base):
    """From ``created_at`` on, no entry of the year is written at the unit or below it, until it is reopened with a
    ``reason``.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("Năm ngân sách"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reopened_at = models.DateTimeField(_("Mở lại lúc"), null=True, blank=True)
    reason = models.TextField(_("Lý do mở lại"), blank=True)

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year"], condition=Q(reopened_at__isnull=True), name="one_open_closing"
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True, reason="") | Q(reopened_at__isnull=False) & ~Q(reason=""),
                name="reopened_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} · {self.year}"
