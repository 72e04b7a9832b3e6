"""Staffing and equipment of grassroots safety forces, as counts against a norm."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.activities.models.fields import LONGEST_TITLE
from dondoc.core.models import Base
from dondoc.units.models import Unit, UnitKind


class ForceKind(models.TextChoices):
    """Whether a norm counts members of a force, or its equipment."""

    STAFF = "staff", _("Quân số")
    EQUIPMENT = "equipment", _("Phương tiện, thiết bị")


class ForceNorm(Base):
    """What each unit of a kind below ``office`` must have, from ``since`` until the day before ``until``."""

    office = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("Lực lượng, thiết bị"), max_length=LONGEST_TITLE)
    folded = models.CharField(max_length=LONGEST_TITLE, blank=True)
    kind = models.CharField(_("Loại"), max_length=10, choices=ForceKind)
    measure = models.CharField(_("Đơn vị tính"), max_length=60)
    unit_kind = models.CharField(_("Loại đơn vị phải có"), max_length=20, choices=UnitKind)
    required = models.PositiveIntegerField(_("Định mức"))
    since = models.DateField(_("Áp dụng từ ngày"))
    until = models.DateField(_("Thôi áp dụng từ ngày"), null=True, blank=True)

    class Meta:
        ordering = ["kind", "title", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(measure=""), name="force_norm_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=ForceKind.values), name="force_kind_is_known"),
            models.CheckConstraint(condition=Q(required__gt=0), name="force_norm_asks_something"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="force_norm_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ForceCount(Base):
    """How many a unit has of what a norm asks, as of a day; ``required`` is its own number where it differs."""

    norm = models.ForeignKey(ForceNorm, on_delete=models.PROTECT, related_name="counts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("Tính đến ngày"))
    present = models.PositiveIntegerField(_("Hiện có"))
    required = models.PositiveIntegerField(_("Định mức riêng"), null=True, blank=True)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["norm", "unit", "day"], name="one_force_count_a_day"),
            models.CheckConstraint(
                condition=Q(required__isnull=True) | Q(required__gt=0), name="own_norm_asks_something"
            ),
        ]
        indexes = [models.Index(fields=["unit", "day"], name="force_count_of_unit")]

    def __str__(self) -> str:
        return f"{self.norm_id} · {self.unit_id} · {self.day}"
