"""What units that end leave of commendations goes to the units that follow. What a unit has done stays its own: it is
the unit that is proposed, and awarded, although it has ended."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.commendation.models import CampaignState, CommendationCampaign, CouncilMember, Proposal, ProposalState
from dondoc.units.actions.hands import Hands
from dondoc.units.successions.legacy import Handover, Legacy
from dondoc.units.successions.passing import Fate, Held, pass_on

_AT_WORK = (CampaignState.OPEN, CampaignState.MET)


@transaction.atomic
def pass_commendations(*, legacy: Legacy, by: User | None) -> Handover:
    """Campaigns that are not decided are run by the heir, which also sits in councils that have not met, and answers
    for proposals that the unit made."""
    hands = Hands(legacy, by)
    campaigns = CommendationCampaign.objects.select_for_update().filter(unit_id__in=legacy.heirs, state__in=_AT_WORK)
    for campaign in campaigns.order_by("pk"):
        hands.give(campaign, "unit", "commendation.pass", where=campaign.title, what=_("Đợt khen thưởng"))
    _pass_members(hands)
    proposals = Proposal.objects.select_for_update(of=("self",)).select_related("campaign", "form")
    mine = proposals.filter(proposed_by_id__in=legacy.heirs, state=ProposalState.SENT, campaign__state__in=_AT_WORK)
    for row in mine.order_by("pk"):
        verb, where = "commendation.pass_proposal", row.campaign.title
        hands.give(row, "proposed_by", verb, where=where, what=_("Đề nghị “%(form)s”") % {"form": row.form.name})
    return hands.handover


def _pass_members(hands: Hands) -> None:
    legacy = hands.legacy
    found = CouncilMember.objects.select_for_update(of=("self",)).select_related("campaign").order_by("pk")
    council = found.filter(campaign__state=CampaignState.OPEN)
    rows = {row.pk: row for row in council if row.unit_id in legacy.heirs or row.unit_id in legacy.heirs.values()}
    for each in pass_on([Held(pk, row.campaign_id, row.unit_id) for pk, row in rows.items()], legacy.heirs):
        row, what, verb = rows[each.held.pk], _("Thành viên hội đồng khen thưởng"), "commendation.pass_member"
        if each.fate is not Fate.JOINS:
            hands.give(row, "unit", verb, where=row.campaign.title, what=what, of=row.campaign)
            continue
        hands.tell(each.held.unit, each.fate, where=row.campaign.title, what=what)
        hands.remove(row, verb, old=each.held.unit, of=row.campaign)
        if row.chair:
            hands.write_beside(rows[each.joined or 0], {"chair": True})
