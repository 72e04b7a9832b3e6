"""What all activities share."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.plans.models import Plan, Task
from dondoc.units.models import Unit

LONGEST_TITLE = 300  # characters


class Area(models.TextChoices):
    """What an activity is about: safety and service."""

    FIRE = "fire", _("Phòng cháy, chữa cháy")
    TRAFFIC = "traffic", _("An toàn giao thông")
    SCHOOL = "school", _("An toàn trường học")
    DROWNING = "drowning", _("Phòng, chống đuối nước")
    FOOD = "food", _("An toàn thực phẩm")
    DISASTER = "disaster", _("Phòng, chống thiên tai, cứu nạn")
    LABOUR = "labour", _("An toàn, vệ sinh lao động")
    ONLINE = "online", _("An toàn giao dịch trên mạng")
    DIGITAL = "digital", _("Chuyển đổi số, dịch vụ công")
    ENVIRONMENT = "environment", _("Môi trường, vệ sinh nơi công cộng")
    OTHER = "other", _("Lĩnh vực khác")


class Activity(Base):
    """Something that a unit does, and what of a plan it serves.

    ``folded`` is the title without accents, for searching.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("Tên"), max_length=LONGEST_TITLE)
    folded = models.CharField(max_length=LONGEST_TITLE, blank=True)
    area = models.CharField(_("Lĩnh vực"), max_length=12, choices=Area)
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title
