"""A campaign of the focus with a council and a proposal of the focus itself."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from dondoc.commendation.actions import Draft, add_form, add_member, add_proof, open_campaign, propose
from dondoc.compiling.actions.papers import keep_paper
from dondoc.compiling.awards import award_proposal
from dondoc.documents.attachments import attachment
from dondoc.units.queries import version_of
from rounds import Round


def things(made: Round) -> dict[str, object]:
    """The keys of addresses about commendations."""
    unit, by, today = made.cast.province, made.office, timezone.localdate()
    days = {"window_start": date(2025, 12, 15), "window_end": date(2026, 12, 14)}
    dues = {"propose_by": date(2099, 12, 1), "decide_by": date(2099, 12, 31)}
    draft = Draft("Khen thưởng bịa ra", 2026, barred="Yếu", needs_level=False, least_on_time=0, **days, **dues)
    campaign = open_campaign(unit_id=unit.pk, draft=draft, by=by)
    form = add_form(campaign=campaign, name="Giấy khen", for_individuals=False, kind="", number=None, share=None, by=by)
    member = add_member(campaign=campaign, unit=made.cast.police, chair=True, by=by)
    version = version_of(unit.pk, today)
    assert version is not None
    proposal = propose(
        form=form, unit=version, proposed_by=unit.pk, achievements="Không để xảy ra cháy.", day=today, by=by
    )
    proof = add_proof(proposal=proposal, upload=attachment(b"%PDF-1.7 invented", "bc.pdf"), words="", by=by)
    keep_paper(filling=award_proposal(campaign, today), day=today, by=by)
    return {
        "commendation_id": campaign.pk,
        "award_form_id": form.pk,
        "award_member_id": member.pk,
        "proposal_id": proposal.pk,
        "award_proof_id": proof.pk,
        "paper_of": campaign.pk,
    }
