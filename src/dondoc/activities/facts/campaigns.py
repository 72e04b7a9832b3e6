"""Facts of campaigns."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from dondoc.activities.models import CampaignState, CampaignUnit, ItemDone
from dondoc.core.facts import Measured, fact_of

JOINED, ITEMS = "campaigns.joined", "campaigns.items_done"
_RUN = (CampaignState.RUNNING, CampaignState.DONE)


def measure(units: Collection[int], first: date, last: date) -> Mapping[str, Mapping[int, Measured]]:
    """Campaigns whose days touch the time and that called upon the unit; of their items, what it did by the last day.

    Two queries: counted in one, each unit's deeds would be multiplied by those of all others.
    """
    mine = Q(campaign__state__in=_RUN, campaign__starts__lte=last, campaign__ends__gte=first)
    called = CampaignUnit.objects.filter(mine, unit_id__in=units).order_by().values_list("unit_id")
    asked = called.annotate(campaigns=Count("campaign", distinct=True), items=Count("campaign__items"))
    in_time = {f"item__{name}": value for name, value in mine.children}  # type: ignore[misc]
    deeds = ItemDone.objects.filter(unit_id__in=units, done_on__lte=last, **in_time).order_by()
    done = dict(deeds.values_list("unit_id").annotate(n=Count("pk")))
    found: dict[str, dict[int, Measured]] = {JOINED: {}, ITEMS: {}}
    for unit, campaigns, items in asked:
        found[JOINED][unit] = Measured(campaigns)
        if items:
            found[ITEMS][unit] = Measured(done.get(unit, 0), items)
    return found


CAMPAIGNS = (
    fact_of(JOINED, _("Chiến dịch, ngày hội đã tham gia"), _("đợt"), measure),
    fact_of(ITEMS, _("Việc của chiến dịch đã làm xong"), _("việc"), measure, is_share=True),
)
