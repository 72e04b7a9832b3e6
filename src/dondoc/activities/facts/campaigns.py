"""Facts of campaigns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from dondoc.activities.models import Campaign, CampaignItem, CampaignState, CampaignUnit, ItemDone
from dondoc.core.facts import Fact, Measured, fact_of

JOINED, ITEMS = "campaigns.joined", "campaigns.items_done"
_RUN = (CampaignState.RUNNING, CampaignState.DONE)


def held(first: date, last: date) -> QuerySet[Campaign]:
    """Campaigns that were started and whose days touch the time."""
    return Campaign.objects.filter(state__in=_RUN, starts__lte=last, ends__gte=first)


def measure(units: Collection[int], first: date, last: date) -> Mapping[str, Mapping[int, Measured]]:
    """Campaigns whose days touch the time and that called upon the unit; of their items, what it did by then."""
    calls = _with_work(CampaignUnit.objects.filter(campaign__in=held(first, last), unit_id__in=units), last)
    rows = calls.values_list("unit_id").annotate(
        campaigns=Count("pk"), whole=Sum("items", default=0), part=Sum("done", default=0)
    )
    found: dict[str, dict[int, Measured]] = {JOINED: {}, ITEMS: {}}
    for unit, campaigns, items, done in rows:
        found[JOINED][unit] = Measured(campaigns)
        if items:
            found[ITEMS][unit] = Measured(done, items)
    return found


def facts_of(campaigns: Iterable[Campaign]) -> list[Fact]:
    """For each campaign a fact of its own: of its items, how many a unit did by the last day. One query for all."""
    keys = {each.pk: f"campaigns.{each.pk}" for each in campaigns}

    def measure_each(units: Collection[int], first: date, last: date) -> Mapping[str, Mapping[int, Measured]]:
        calls = _with_work(CampaignUnit.objects.filter(campaign_id__in=keys, unit_id__in=units), last)
        found: dict[str, dict[int, Measured]] = {key: {} for key in keys.values()}
        for call in calls:
            if whole := getattr(call, "items", 0):
                found[keys[call.campaign_id]][call.unit_id] = Measured(getattr(call, "done", 0), whole)
        return found

    return [fact_of(keys[each.pk], each.title, _("việc"), measure_each, is_share=True) for each in campaigns]


def _with_work(calls: QuerySet[CampaignUnit], last: date) -> QuerySet[CampaignUnit]:
    """Each call with how many ``items`` its campaign has, and how many of them its unit had ``done`` by a day."""
    items = CampaignItem.objects.filter(campaign=OuterRef("campaign")).order_by().values("campaign")
    deeds = ItemDone.objects.filter(item__campaign=OuterRef("campaign"), unit=OuterRef("unit"), done_on__lte=last)
    done = deeds.order_by().values("unit")
    return calls.order_by().annotate(
        items=Coalesce(Subquery(items.annotate(n=Count("pk")).values("n")), 0),
        done=Coalesce(Subquery(done.annotate(n=Count("pk")).values("n")), 0),
    )


CAMPAIGNS = (
    fact_of(JOINED, _("Chiến dịch, ngày hội đã tham gia"), _("đợt"), measure),
    fact_of(ITEMS, _("Việc của chiến dịch đã làm xong"), _("việc"), measure, is_share=True),
)
