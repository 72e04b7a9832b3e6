"""The council's meeting, and the decision that follows."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.commendation.models.campaign import CommendationCampaign
from dondoc.core.models import Base

LONGEST_NUMBER = 120  # characters


class Meeting(Base):
    """When the council met, how many of its units were there, and what was said."""

    campaign = models.OneToOneField(CommendationCampaign, on_delete=models.PROTECT, related_name="meeting")
    held = models.DateField(_("Ngày họp"))
    present = models.PositiveSmallIntegerField(_("Số đơn vị dự họp"))
    minutes = models.TextField(_("Nội dung họp, kết luận"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(minutes=""), name="meeting_has_minutes"),
            models.CheckConstraint(condition=Q(present__gt=0), name="somebody_met"),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} · {self.held}"


class AwardDecision(Base):
    """The act by which units are commended; all of a campaign's awards come from one."""

    campaign = models.OneToOneField(CommendationCampaign, on_delete=models.PROTECT, related_name="decision")
    number = models.CharField(_("Số, ký hiệu quyết định"), max_length=LONGEST_NUMBER)
    date = models.DateField(_("Ngày quyết định"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-date", "-pk"]
        constraints = [models.CheckConstraint(condition=~Q(number=""), name="award_decision_has_a_number")]

    def __str__(self) -> str:
        return self.number
