"""What units that end leave of activities goes to the units that follow: what runs or is planned. Classes that were
held, counts of commitments and forces, and what was concluded stay with the unit that did it."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.activities.models import (
    Campaign,
    CampaignState,
    CampaignUnit,
    ClassState,
    ForceNorm,
    Initiative,
    InitiativeState,
    ItemDone,
    ReviewQuestion,
    TrainingClass,
    Uptake,
)
from dondoc.units.actions.hands import Hands
from dondoc.units.successions.legacy import Handover, Legacy
from dondoc.units.successions.passing import Fate, Held, Passing, pass_on

_AT_WORK = (InitiativeState.PROPOSED, InitiativeState.RUNNING)
_NOT_OVER = (CampaignState.PREPARING, CampaignState.RUNNING)


@transaction.atomic
def pass_activities(*, legacy: Legacy, by: User | None) -> Handover:
    """Initiatives that run or are proposed, classes that are planned, campaigns that are not over, norms in force and
    questions that are asked are the heir's; so is what units were called upon to do and have not finished."""
    hands = Hands(legacy, by)
    _pass_initiatives(hands)
    _pass_uptakes(hands)
    planned = TrainingClass.objects.select_for_update(of=("self",)).filter(unit_id__in=legacy.heirs)
    for row in planned.filter(state=ClassState.PLANNED).order_by("pk"):
        where = _("Chương trình tập huấn năm %(year)d") % {"year": row.year}
        hands.give(row, "unit", "training.pass", where=where, what=row.title)
    campaigns = Campaign.objects.select_for_update(of=("self",)).filter(unit_id__in=legacy.heirs)
    for campaign in campaigns.filter(state__in=_NOT_OVER).order_by("pk"):
        what = str(campaign.get_kind_display())
        hands.give(campaign, "unit", "campaign.pass", where=campaign.title, what=what)
    _pass_calls(hands)
    norms = ForceNorm.objects.select_for_update().filter(Q(until__isnull=True) | Q(until__gt=legacy.day))
    for norm in norms.filter(office_id__in=legacy.heirs).order_by("pk"):
        hands.give(norm, "office", "force_norm.pass", where=_("Định mức lực lượng, thiết bị"), what=norm.title)
    asked = ReviewQuestion.objects.select_for_update().filter(office_id__in=legacy.heirs, dropped=False)
    for question in asked.order_by("pk"):
        where = _("Câu hỏi đánh giá mô hình")
        hands.give(question, "office", "review_question.pass", where=where, what=question.text)
    return hands.handover


def _pass_initiatives(hands: Hands) -> None:
    legacy = hands.legacy
    both = Q(unit_id__in=legacy.heirs) | Q(office_id__in=legacy.heirs)
    for row in Initiative.objects.select_for_update(of=("self",)).filter(both, state__in=_AT_WORK).order_by("pk"):
        if row.unit_id in legacy.heirs:
            hands.give(row, "unit", "initiative.pass", where=row.title, what=_("Mô hình"))
        if row.office_id in legacy.heirs:
            hands.give(row, "office", "initiative.pass_office", where=row.title, what=_("Theo dõi, đánh giá mô hình"))


def _pass_uptakes(hands: Hands) -> None:
    """The heir goes on with what the unit had taken up. It ends where the heir goes on with it already, runs the
    initiative itself, or nobody follows."""
    legacy = hands.legacy
    found = Uptake.objects.select_for_update(of=("self",)).select_related("initiative").filter(ended__isnull=True)
    heirs = [heir for heir in legacy.heirs.values() if heir]
    rows = {row.pk: row for row in found.filter(Q(unit_id__in=legacy.heirs) | Q(unit_id__in=heirs)).order_by("pk")}
    held = [Held(pk, row.initiative_id, row.unit_id) for pk, row in rows.items()]
    for each in pass_on(held, legacy.heirs):
        row = rows[each.held.pk]
        title, what = row.initiative.title, _("Áp dụng mô hình")
        if each.fate is Fate.PASSES and each.to != row.initiative.unit_id:
            hands.give(row, "unit", "initiative.pass_uptake", where=title, what=what, of=row.initiative)
        else:
            hands.tell(each.held.unit, each.fate, where=title, what=what)
            _end_uptake(row, hands)


def _end_uptake(row: Uptake, hands: Hands) -> None:
    last = max(row.since, hands.legacy.day - timedelta(days=1))
    why = f"Đơn vị đã kết thúc theo {hands.legacy.decision}"
    told = ({"unit": row.unit_id}, {"ended": last})
    hands.write(row, "initiative.drop", {"ended": last, "reason": why}, told=told, why=why, of=row.initiative)


def _pass_calls(hands: Hands) -> None:
    """What a unit was called upon to do and has not finished is the heir's, with what was done of it; where the heir is
    called upon itself, or nobody follows, a call of which nothing was done is taken back, and another one stays."""
    legacy = hands.legacy
    found = CampaignUnit.objects.select_for_update(of=("self",)).select_related("campaign").order_by("pk")
    heirs = [heir for heir in legacy.heirs.values() if heir]
    both = Q(unit_id__in=legacy.heirs) | Q(unit_id__in=heirs)
    rows = {row.pk: row for row in found.filter(both, campaign__state__in=_NOT_OVER)}
    deeds: dict[tuple[int, int], list[ItemDone]] = {}
    mine = ItemDone.objects.select_for_update(of=("self",)).filter(unit_id__in=legacy.heirs).select_related("item")
    for deed in mine.filter(item__campaign__in=[row.campaign_id for row in rows.values()]).order_by("pk"):
        deeds.setdefault((deed.item.campaign_id, deed.unit_id), []).append(deed)
    finished = _finished(rows, deeds)
    held = [Held(pk, row.campaign_id, row.unit_id) for pk, row in rows.items() if pk not in finished]
    for each in pass_on(held, legacy.heirs):
        row = rows[each.held.pk]
        _hand_call(row, each, deeds.get((row.campaign_id, row.unit_id), []), hands)


def _finished(rows: dict[int, CampaignUnit], deeds: dict[tuple[int, int], list[ItemDone]]) -> set[int]:
    """The calls of units that have done everything; those stay with them."""
    return {
        pk
        for pk, row in rows.items()
        if (done := deeds.get((row.campaign_id, row.unit_id))) and len(done) == row.campaign.items.count()
    }


def _hand_call(row: CampaignUnit, each: Passing, deeds: list[ItemDone], hands: Hands) -> None:
    what = _("Việc được huy động")
    if each.fate is Fate.PASSES:
        hands.give(row, "unit", "campaign.pass_call", where=row.campaign.title, what=what, of=row.campaign)
        for deed in deeds:
            hands.write_beside(deed, {"unit_id": each.to})
        return
    hands.tell(each.held.unit, each.fate, where=row.campaign.title, what=what)
    if not deeds:
        hands.remove(row, "campaign.release", old=each.held.unit, of=row.campaign)
