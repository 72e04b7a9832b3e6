"""A campaign of an office: what is awarded, how many times, by what conditions, and who sits in the council."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.units.models import Unit, UnitKind

LONGEST_TITLE = 200  # characters
USUAL_BARRED = "Trung bình, Yếu"


class CampaignState(models.TextChoices):
    """Where a campaign stands; what happened is in the log."""

    OPEN = "open", _("Đang nhận đề nghị")
    MET = "met", _("Hội đồng đã họp")
    DECIDED = "decided", _("Đã quyết định")
    CANCELLED = "cancelled", _("Đã hủy")


class CommendationCampaign(Base):
    """One round of commendation for units at or below ``unit``, for the year's work between two days.

    ``barred`` names the levels of the year that bar a unit, parted by commas; ``least_on_time`` is the least share of
    reports in time, in per cent; ``reason`` says why it was cancelled.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="commendation_campaigns")
    title = models.CharField(_("Tên đợt khen thưởng"), max_length=LONGEST_TITLE)
    year = models.PositiveSmallIntegerField(_("Năm"))
    window_start = models.DateField(_("Xét thành tích từ ngày"))
    window_end = models.DateField(_("đến hết ngày"))
    propose_by = models.DateField(_("Hạn gửi đề nghị"))
    decide_by = models.DateField(_("Hạn quyết định"))
    barred = models.CharField(_("Mức xếp loại không được xét"), max_length=200, default=USUAL_BARRED, blank=True)
    needs_level = models.BooleanField(_("Phải có xếp loại của năm"), default=False)
    least_on_time = models.PositiveSmallIntegerField(_("Tỷ lệ báo cáo đúng hạn ít nhất (%)"), default=90)
    state = models.CharField(_("Tình trạng"), max_length=10, choices=CampaignState, default=CampaignState.OPEN)
    reason = models.TextField(_("Lý do hủy"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="campaign_has_a_title"),
            models.CheckConstraint(condition=Q(state__in=CampaignState.values), name="campaign_state_known"),
            models.CheckConstraint(condition=Q(least_on_time__lte=100), name="least_on_time_is_a_share"),
            models.CheckConstraint(
                condition=Q(window_end__gte=F("window_start"), decide_by__gte=F("propose_by")),
                name="campaign_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled") & ~Q(reason="") | ~Q(state="cancelled") & Q(reason=""),
                name="campaign_cancelled_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AwardForm(models.Model):
    """A form of award of a campaign ("Giấy khen của Chủ tịch UBND tỉnh").

    One for individuals is printed as an empty line to be filled in by hand outside dondoc; no unit is proposed for it.
    """

    campaign = models.ForeignKey(CommendationCampaign, on_delete=models.CASCADE, related_name="forms")
    order = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("Hình thức khen thưởng"), max_length=LONGEST_TITLE)
    for_individuals = models.BooleanField(_("Dành cho cá nhân (văn bản để trống dòng này)"), default=False)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "name"], name="one_form_by_a_name"),
            models.CheckConstraint(condition=~Q(name=""), name="award_form_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class FormQuota(models.Model):
    """How many units of a kind ("" for all) may get a form of award: a number, or a share of the units in per cent."""

    form = models.ForeignKey(AwardForm, on_delete=models.CASCADE, related_name="quotas")
    kind = models.CharField(_("Loại đơn vị"), max_length=20, choices=UnitKind, blank=True)
    number = models.PositiveIntegerField(_("Số lượng"), null=True, blank=True)
    share = models.PositiveSmallIntegerField(_("Tỷ lệ (%)"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(F("form"), Coalesce("kind", models.Value("")), name="one_quota_per_kind"),
            models.CheckConstraint(
                condition=Q(number__isnull=True, share__lte=100) | Q(number__isnull=False, share__isnull=True),
                name="quota_is_a_number_or_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form_id} · {self.kind}"


class CouncilMember(Base):
    """A unit that sits in the council of a campaign; one may be in the chair."""

    campaign = models.ForeignKey(CommendationCampaign, on_delete=models.CASCADE, related_name="members")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    chair = models.BooleanField(_("Chủ tịch hội đồng"), default=False)

    class Meta:
        ordering = ["-chair", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "unit"], name="one_member_once"),
            models.UniqueConstraint(fields=["campaign"], condition=Q(chair=True), name="one_chair"),
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} · {self.unit_id}"
