"""Commitments signed with a unit, as counts against a base: never who signed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.activities.models.fields import Area
from dondoc.core.models import Base
from dondoc.units.models import Unit


class Signer(models.TextChoices):
    """What sort of body signs; counted, never listed."""

    HOUSEHOLDS = "households", _("Hộ gia đình")
    ENTERPRISES = "enterprises", _("Doanh nghiệp, cơ sở sản xuất kinh doanh")
    SCHOOLS = "schools", _("Trường học")
    MARKETS = "markets", _("Chợ, trung tâm thương mại")
    LODGINGS = "lodgings", _("Cơ sở lưu trú")
    AREAS = "areas", _("Khu dân cư, tổ dân phố")
    AGENCIES = "agencies", _("Cơ quan, tổ chức")


ABOUT_PEOPLE = frozenset({Signer.HOUSEHOLDS.value})
"""Signers of which small counts are not told outside the unit."""


class Commitment(Base):
    """What a unit counts of one subject in a year, as it was counted last: ``signed`` of ``base`` on ``day``."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("Năm"))
    area = models.CharField(_("Lĩnh vực"), max_length=12, choices=Area)
    signer = models.CharField(_("Bên ký"), max_length=12, choices=Signer)
    base = models.PositiveIntegerField(_("Tổng số phải ký"))
    signed = models.PositiveIntegerField(_("Số đã ký"))
    day = models.DateField(_("Tính đến ngày"))

    class Meta:
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "area", "signer"], name="one_commitment_per_subject"),
            models.CheckConstraint(condition=Q(area__in=Area.values), name="commitment_area_is_known"),
            models.CheckConstraint(condition=Q(signer__in=Signer.values), name="commitment_signer_is_known"),
            models.CheckConstraint(condition=Q(base__gt=0, signed__lte=F("base")), name="signed_of_a_base"),
        ]

    def __str__(self) -> str:
        return f"{self.get_signer_display()} · {self.get_area_display()} · {self.year}"


class CommitmentCount(Base):
    """One count of the history."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="counts")
    base = models.PositiveIntegerField(_("Tổng số phải ký"))
    signed = models.PositiveIntegerField(_("Số đã ký"))
    day = models.DateField(_("Tính đến ngày"))

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "day"], name="one_commitment_count_a_day"),
            models.CheckConstraint(condition=Q(base__gt=0, signed__lte=F("base")), name="count_signed_of_a_base"),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} · {self.day}"
