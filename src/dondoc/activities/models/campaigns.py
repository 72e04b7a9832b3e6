"""Campaigns and the yearly festival day: what units are called upon to do, and what each of them did."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.activities.models.fields import LONGEST_TITLE, Activity
from dondoc.core.models import Base
from dondoc.documents.models import StoredFile
from dondoc.units.models import Unit


class CampaignKind(models.TextChoices):
    """A campaign of some weeks, or the festival day of a year."""

    CAMPAIGN = "campaign", _("Chiến dịch, đợt cao điểm")
    FESTIVAL = "festival", _("Ngày hội")


class CampaignState(models.TextChoices):
    """Where a campaign stands (see `dondoc.activities.rules.campaigns`)."""

    PREPARING = "preparing", _("Đang chuẩn bị")
    RUNNING = "running", _("Đang diễn ra")
    DONE = "done", _("Đã tổng kết")
    CANCELLED = "cancelled", _("Đã hủy")


class Campaign(Activity):
    """What ``unit`` runs from ``starts`` to ``ends``; ``conclusion`` is what was found at the end."""

    kind = models.CharField(_("Loại"), max_length=10, choices=CampaignKind, default=CampaignKind.CAMPAIGN)
    purpose = models.TextField(_("Mục đích, yêu cầu"), blank=True)
    starts = models.DateField(_("Từ ngày"))
    ends = models.DateField(_("Đến hết ngày"))
    state = models.CharField(_("Tình trạng"), max_length=10, choices=CampaignState, default=CampaignState.PREPARING)
    reason = models.TextField(_("Lý do hủy"), blank=True)
    conclusion = models.TextField(_("Kết quả chung"), blank=True)

    class Meta:
        ordering = ["-starts", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="campaign_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=CampaignKind.values), name="campaign_kind_is_known"),
            models.CheckConstraint(condition=Q(state__in=CampaignState.values), name="campaign_state_is_known"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="activity_campaign_days_in_order"),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""), name="activity_campaign_cancelled_with_reason"
            ),
        ]
        indexes = [models.Index(fields=["unit", "starts"], name="campaign_of_unit")]


class CampaignItem(models.Model):
    """One thing that each unit is to do; ``figure`` is what is counted when it is done, "" where nothing is."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(_("Việc cần làm"), max_length=500)
    figure = models.CharField(_("Số liệu ghi khi làm xong"), max_length=LONGEST_TITLE, blank=True)
    measure = models.CharField(_("Đơn vị tính"), max_length=60, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="campaign_item_has_words")]

    def __str__(self) -> str:
        return self.text


class CampaignUnit(models.Model):
    """A unit that is called upon."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="called")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "unit"], name="one_call_per_campaign_and_unit")]

    def __str__(self) -> str:
        return f"{self.campaign_id} · {self.unit_id}"


class ItemDone(Base):
    """What a unit did of an item: when, what it counted, with which evidence."""

    item = models.ForeignKey(CampaignItem, on_delete=models.CASCADE, related_name="done")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField(_("Ngày làm xong"))
    count = models.PositiveBigIntegerField(_("Số liệu"), null=True, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["item", "unit"], name="one_deed_per_item_and_unit")]
        indexes = [models.Index(fields=["unit", "done_on"], name="deed_of_unit")]

    def __str__(self) -> str:
        return f"{self.item_id} · {self.unit_id}"
