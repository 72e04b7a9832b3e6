"""Units proposed for awards."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.commendation.actions.campaigns import hold
from dondoc.commendation.models import AwardForm, CampaignState, Proof, Proposal, ProposalState
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.identifiers import refuse_identifiers
from dondoc.core.reasons import fit_reason
from dondoc.documents.attachments import Attachment
from dondoc.units.models import UnitVersion

LONGEST_ACHIEVEMENTS = 20_000  # characters


@transaction.atomic
def propose(
    *, form: AwardForm, unit: UnitVersion, proposed_by: int, achievements: str, day: date, by: User
) -> Proposal:
    """Proposes a unit for a form of award, until the campaign's last day for it; for one of individuals, none."""
    campaign = hold(form.campaign, CampaignState.OPEN)
    if day > campaign.propose_by:
        message = _("Hạn gửi đề nghị là ngày %(day)s, đã qua. Hãy đề nghị văn phòng lùi hạn của đợt.")
        raise Refused(message % {"day": f"{campaign.propose_by:%d/%m/%Y}"})
    if form.for_individuals:
        raise Refused(
            _("Hình thức này dành cho cá nhân: văn bản để trống dòng để điền ngoài phần mềm. Hãy chọn hình thức khác.")
        )
    text = _fit(achievements)
    if Proposal.objects.filter(form=form, unit_id=unit.unit_id).exclude(state=ProposalState.WITHDRAWN).exists():
        raise Refused(_("Đơn vị này đã được đề nghị hình thức ấy. Hãy mở đề nghị đã có để sửa."))
    proposal = Proposal.objects.create(
        campaign=campaign, form=form, unit_id=unit.unit_id, proposed_by_id=proposed_by, achievements=text, by=by
    )
    after = {"form": form.name, "achievements": text, "proposed_by": proposed_by}
    record("commendation.propose", proposal, by=by, unit_id=unit.unit_id, after=after)
    return proposal


@transaction.atomic
def change_proposal(*, proposal: Proposal, achievements: str, by: User) -> None:
    """Writes the achievements anew before the council meets."""
    held = _hold(proposal)
    text = _fit(achievements)
    before = {"achievements": held.achievements}
    held.achievements = text
    held.save(update_fields=["achievements"])
    after = {"achievements": text}
    record("commendation.change_proposal", held, by=by, unit_id=held.unit_id, before=before, after=after)


@transaction.atomic
def add_proof(*, proposal: Proposal, upload: Attachment, words: str, by: User) -> Proof:
    """Keeps a file that shows what the unit has done."""
    held = _hold(proposal)
    words = " ".join(words.split())[:500]
    refuse_identifiers({"words": words})
    proof = Proof.objects.create(proposal=held, words=words, file=upload.keep(unit_id=held.unit_id, by=by), by=by)
    after = {"words": words, "file": proof.file.name}
    record("commendation.add_proof", held, by=by, unit_id=held.unit_id, after=after)
    return proof


@transaction.atomic
def withdraw(*, proposal: Proposal, reason: str, by: User) -> None:
    """Takes a proposal back, with the reason; its place in the quota is free again."""
    reason = fit_reason(reason, _("Chưa ghi lý do rút. Hãy ghi vì sao rút đề nghị."))
    held = _hold(proposal, CampaignState.OPEN, CampaignState.MET)
    held.state, held.reason = ProposalState.WITHDRAWN, reason
    held.save(update_fields=["state", "reason"])
    told = {"before": {"state": ProposalState.SENT.value}, "after": {"state": ProposalState.WITHDRAWN.value}}
    record("commendation.withdraw", held, by=by, unit_id=held.unit_id, reason=reason, **told)


def _hold(proposal: Proposal, *states: CampaignState) -> Proposal:
    hold(proposal.campaign, *(states or (CampaignState.OPEN,)))
    held = Proposal.objects.select_for_update(of=("self",)).get(pk=proposal.pk)
    if held.state != ProposalState.SENT:
        message = _("Đề nghị này đang ở bước “%(state)s” nên không sửa được. Hãy tải lại trang.")
        raise Refused(message % {"state": held.get_state_display()})
    return held


def _fit(achievements: str) -> str:
    text = achievements.strip()
    if not text:
        raise Invalid([Problem("achievements", _("Chưa ghi thành tích. Hãy tóm tắt thành tích của tập thể."))])
    if len(text) > LONGEST_ACHIEVEMENTS:
        message = _("Thành tích dài quá %(longest)d ký tự. Hãy rút ngắn.") % {"longest": LONGEST_ACHIEVEMENTS}
        raise Invalid([Problem("achievements", message)])
    refuse_identifiers({"achievements": text})
    return text
