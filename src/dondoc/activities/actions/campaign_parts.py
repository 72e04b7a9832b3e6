"""What a campaign asks, and which units it calls upon."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.activities.actions.campaign_locking import lock_open
from dondoc.activities.actions.told import missing, refuse, tidy
from dondoc.activities.models import LONGEST_TITLE, Campaign, CampaignItem, CampaignUnit, ItemDone
from dondoc.core.errors import Problem, Refused
from dondoc.core.events import record
from dondoc.units.queries import subtree

MOST_ITEMS = 50
LONGEST_ITEM, LONGEST_MEASURE = 500, 60


@transaction.atomic
def add_item(*, campaign: Campaign, text: str, figure: str, measure: str, by: User) -> CampaignItem:
    """Adds something that each unit is to do. Raises `Invalid`, `Refused` once it is over or has too many."""
    locked = lock_open(campaign)
    text, figure, measure = tidy(text), tidy(figure), tidy(measure)
    problems = missing("text", text, _("Hãy ghi việc cần làm."))
    for name, said, longest in (
        ("text", text, LONGEST_ITEM),
        ("figure", figure, LONGEST_TITLE),
        ("measure", measure, LONGEST_MEASURE),
    ):
        if len(said) > longest:
            message = _("Phần này dài quá %(longest)d ký tự. Hãy viết ngắn lại.") % {"longest": longest}
            problems.append(Problem(name, message))
    refuse(problems, {"text": text, "figure": figure, "measure": measure})
    if locked.items.count() >= MOST_ITEMS:
        raise Refused(_("Đã có %(most)d việc. Hãy bỏ bớt trước khi thêm.") % {"most": MOST_ITEMS})
    order = (locked.items.aggregate(last=Max("order"))["last"] or 0) + 1
    made = CampaignItem.objects.create(campaign=locked, text=text, figure=figure, measure=measure, order=order)
    record("campaign.item", locked, by=by, unit_id=locked.unit_id, after={"item": text})
    return made


@transaction.atomic
def remove_item(*, item: CampaignItem, by: User) -> None:
    """Takes a thing to do out, while no unit has done it."""
    locked = lock_open(item.campaign)
    if item.done.exists():
        raise Refused(_("Đã có đơn vị làm xong việc này nên không bỏ được. Hãy để nguyên việc này."))
    record("campaign.item_out", locked, by=by, unit_id=locked.unit_id, before={"item": item.text})
    item.delete()


@transaction.atomic
def call_units(*, campaign: Campaign, unit_ids: Collection[int], day: date, by: User) -> int:
    """Calls upon units at or below the one that runs it; gives how many are new. Raises `Refused` for others."""
    locked = lock_open(campaign)
    below = set(subtree(locked.unit_id, day).values_list("unit_id", flat=True))
    if not unit_ids or not set(unit_ids) <= below:
        raise Refused(_("Hãy chọn ít nhất một đơn vị thuộc đơn vị phát động."))
    there = set(locked.called.values_list("unit_id", flat=True))
    new = [unit_id for unit_id in unit_ids if unit_id not in there]
    CampaignUnit.objects.bulk_create(CampaignUnit(campaign=locked, unit_id=unit_id) for unit_id in new)
    if new:
        record("campaign.call", locked, by=by, unit_id=locked.unit_id, after={"units": new})
    return len(new)


@transaction.atomic
def release_unit(*, call: CampaignUnit, by: User) -> None:
    """Calls upon a unit no more, while it has done nothing."""
    locked = lock_open(call.campaign)
    if ItemDone.objects.filter(item__campaign=locked, unit_id=call.unit_id).exists():
        raise Refused(_("Đơn vị này đã làm xong ít nhất một việc nên không bỏ được."))
    record("campaign.release", locked, by=by, unit_id=locked.unit_id, before={"unit": call.unit_id})
    call.delete()
