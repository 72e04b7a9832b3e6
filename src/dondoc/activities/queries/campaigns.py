"""Reads of campaigns."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from dondoc.accounts.models import User
from dondoc.activities.models import Campaign, CampaignItem, CampaignUnit, ItemDone
from dondoc.units.queries import seen_by


def campaigns_seen_by(user: User, day: date) -> QuerySet[Campaign]:
    """Those of units in the user's reach, and those that call upon a unit of it."""
    seen = seen_by(user, day).order_by().values("unit_id")
    called = CampaignUnit.objects.filter(campaign=OuterRef("pk"), unit_id__in=seen)
    return Campaign.objects.filter(Q(unit_id__in=seen) | Exists(called))


def with_progress(rows: QuerySet[Campaign]) -> QuerySet[Campaign]:
    """Each with ``item_count``, ``unit_count`` and ``deed_count``: of units times items, how many were done."""
    items = CampaignItem.objects.filter(campaign=OuterRef("pk"))
    called = CampaignUnit.objects.filter(campaign=OuterRef("pk"))
    deeds = ItemDone.objects.filter(item__campaign=OuterRef("pk"))
    return rows.annotate(
        item_count=_counted(items),
        unit_count=_counted(called),
        deed_count=_counted(deeds),
    )


def calls_of(campaign_id: int) -> QuerySet[CampaignUnit]:
    """The units that a campaign calls upon, each with ``deed_count``."""
    deeds = ItemDone.objects.filter(item__campaign=OuterRef("campaign"), unit=OuterRef("unit"))
    rows = CampaignUnit.objects.filter(campaign_id=campaign_id)
    return rows.annotate(deed_count=_counted(deeds))


def checklist(campaign_id: int, unit_id: int) -> list[tuple[CampaignItem, ItemDone | None]]:
    """Each item with what a unit did of it; two queries."""
    deeds = {deed.item_id: deed for deed in _deeds(campaign_id).filter(unit_id=unit_id).select_related("file")}
    return [(item, deeds.get(item.pk)) for item in CampaignItem.objects.filter(campaign_id=campaign_id)]


def item_results(campaign_id: int) -> QuerySet[CampaignItem]:
    """Each item with ``units_done`` and ``total``, the sum of what was counted."""
    rows = CampaignItem.objects.filter(campaign_id=campaign_id)
    return rows.annotate(units_done=Count("done"), total=Sum("done__count", default=0)).order_by("order", "pk")


def _deeds(campaign_id: int) -> QuerySet[ItemDone]:
    return ItemDone.objects.filter(item__campaign_id=campaign_id)


def _counted(rows: QuerySet[CampaignItem] | QuerySet[CampaignUnit] | QuerySet[ItemDone]) -> Coalesce:
    found = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(found, output_field=IntegerField()), 0)
