"""Organisation units, and what is true of each of them from one day to another."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.units.rules import MAX_LEVELS, WIDTH
from dondoc.units.search import LONGEST_KEYS

LONGEST = {"code": 30, "name": 200, "short_name": 60}  # characters


class UnitKind(models.TextChoices):
    """What sort of organisation a unit is."""

    PROVINCE = "province", _("UBND cấp tỉnh")
    DISTRICT = "district", _("UBND cấp huyện")  # none since 1 July 2025; the past keeps them
    COMMUNE = "commune", _("UBND cấp xã")
    DEPARTMENT = "department", _("Cơ quan chuyên môn")
    SCHOOL = "school", _("Trường học")
    ENTERPRISE = "enterprise", _("Doanh nghiệp")
    RESIDENTIAL_AREA = "residential_area", _("Khu dân cư")
    COMMITTEE = "committee", _("Ban chỉ đạo, ủy ban, đoàn thể")
    OTHER = "other", _("Đơn vị khác")


class UnitStatus(models.TextChoices):
    """Whether a unit that exists is at work. One that has ended has no version any more."""

    ACTIVE = "active", _("Đang hoạt động")
    PREPARING = "preparing", _("Đang thành lập")
    SUSPENDED = "suspended", _("Tạm ngừng")


class Unit(Base):
    """An organisation that stays the same while its name, code or place in the tree change."""

    def __str__(self) -> str:
        return f"Unit {self.pk}"


class UnitVersion(Base):
    """What a unit is called and where it stands from ``valid_from`` to the day before ``valid_to``.

    ``code`` is the official code of that time (Quyết định 19/2025/QĐ-TTg for places): dated, and never a key.
    ``details`` holds the fields of its kind, by name.
    ``path`` is explained in `dondoc.units.rules`; ``folded`` is what a search looks at, in `dondoc.units.search`.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="versions")
    name = models.CharField(_("Tên đơn vị"), max_length=LONGEST["name"])
    short_name = models.CharField(_("Tên viết tắt"), max_length=LONGEST["short_name"], blank=True)
    code = models.CharField(_("Mã"), max_length=LONGEST["code"], blank=True)
    kind = models.CharField(_("Loại đơn vị"), max_length=20, choices=UnitKind)
    parent = models.ForeignKey(
        Unit,
        verbose_name=_("Đơn vị cấp trên"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    status = models.CharField(_("Tình trạng"), max_length=20, choices=UnitStatus, default=UnitStatus.ACTIVE)
    details = models.JSONField(_("Thông tin riêng"), default=dict, blank=True)
    path = models.CharField(max_length=WIDTH * MAX_LEVELS)
    folded = models.CharField(max_length=LONGEST_KEYS)
    valid_from = models.DateField(_("Có hiệu lực từ ngày"))
    valid_to = models.DateField(_("Hết hiệu lực từ ngày"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "valid_from"], name="one_version_a_day"),
            models.UniqueConstraint(
                fields=["unit"], condition=models.Q(valid_to__isnull=True), name="one_open_version"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="version_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("unit")),
                name="unit_not_its_own_parent",
            ),
            models.CheckConstraint(condition=models.Q(status__in=UnitStatus.values), name="unit_status_is_known"),
        ]
        indexes = [
            # Holds all that lists, counts and searches of a subtree ask, so that they read no row of the table.
            models.Index(fields=["path", "valid_from", "valid_to", "unit", "kind", "folded"], name="unit_place"),
            models.Index(fields=["code"], name="unit_code"),
        ]

    def __str__(self) -> str:
        return self.name
