"""Proposals: a unit, what it has done, the conditions, evidence."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.commendation.actions import add_proof, change_proposal, propose, withdraw
from dondoc.commendation.models import Proof
from dondoc.commendation.permissions import can_propose, can_run
from dondoc.commendation.queries import found_of
from dondoc.core.errors import Denied, Invalid, Refused
from dondoc.documents.attachments import LARGEST, attachment
from dondoc.units.permissions import can_see_unit
from dondoc.units.queries import version_of
from dondoc.web.commendation.access import campaign_in_sight, may_write, proposal_in_sight, proposal_to_write
from dondoc.web.commendation.forms import AchievementsForm, ProofForm, ProposalForm
from dondoc.web.commendation.telling import lines_of
from dondoc.web.downloads import download
from dondoc.web.forms import add_problems
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.picker import picked


def new_proposal(request: AuthedRequest, commendation_id: int) -> HttpResponse:
    """Proposes the seat's unit, or one below it."""
    today = timezone.localdate()
    found = campaign_in_sight(request, commendation_id, today)
    unit = picked(request, str((request.POST or request.GET).get("unit") or request.seat.unit_id), today)
    if unit is None or not can_propose(request.seat, found, unit.path):
        raise Denied
    form = ProposalForm(request.POST or None, campaign=found)
    if form.is_valid():
        try:
            made = propose(
                form=form.cleaned_data["form"],
                unit=unit,
                proposed_by=request.seat.unit_id,
                achievements=form.cleaned_data["achievements"],
                day=today,
                by=request.user,
            )
        except Invalid as error:
            add_problems(form, error)
        except Refused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã gửi đề nghị. Hãy thêm minh chứng nếu có."))
            return redirect("proposal", made.pk)
    context = {"form": form, "campaign": found, "unit": unit}
    return render(request, "commendation/proposal_new.html", context, status=422 if form.errors else 200)


def proposal(request: AuthedRequest, proposal_id: int) -> HttpResponse:
    """One proposal with each condition, met or not."""
    today = timezone.localdate()
    found = proposal_in_sight(request, proposal_id, today)
    now = None if found.found else found_of(found.campaign, [found], today)[found.pk]
    giver = version_of(found.proposed_by_id, today)
    writes = found.state == "sent" and may_write(request, found, today)
    context = {
        "proposal": found,
        "campaign": found.campaign,
        "lines": lines_of(found, now),
        "sees_unit": can_see_unit(request.user, found.unit_id, today),
        "eligible": now.eligible if now else None,
        "proposed_by": giver.name if giver else "–",
        "proofs": found.proofs.select_related("file"),
        "may_write": writes and found.campaign.state == "open",
        "may_withdraw": writes,
        "can_run": can_run(request.user, found.campaign.unit_id, today),
        "proof_form": ProofForm(),
    }
    return render(request, "commendation/proposal.html", context)


def edit_proposal(request: AuthedRequest, proposal_id: int) -> HttpResponse:
    """Writes the achievements anew."""
    found = proposal_to_write(request, proposal_id, timezone.localdate())
    form = AchievementsForm(request.POST or None, initial={"achievements": found.achievements})
    if form.is_valid():
        try:
            change_proposal(proposal=found, achievements=form.cleaned_data["achievements"], by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lưu thành tích."))
            return redirect("proposal", found.pk)
    context = {"form": form, "proposal": found, "title": _("Sửa thành tích")}
    return render(request, "commendation/proposal_form.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw_proposal(request: AuthedRequest, proposal_id: int) -> HttpResponse:
    """Takes a proposal back."""
    found = proposal_to_write(request, proposal_id, timezone.localdate())
    withdraw(proposal=found, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã rút đề nghị."))
    return redirect("proposal", found.pk)


@require_POST
def new_proof(request: AuthedRequest, proposal_id: int) -> HttpResponse:
    """Keeps a file with the proposal."""
    found = proposal_to_write(request, proposal_id, timezone.localdate())
    form = ProofForm(request.POST, request.FILES)
    if not form.is_valid():
        raise Refused(_("Chưa chọn tệp minh chứng. Hãy chọn tệp rồi gửi lại."))
    file = form.cleaned_data["file"]
    upload = attachment(file.read(LARGEST + 1), file.name)
    add_proof(proposal=found, upload=upload, words=form.cleaned_data["words"], by=request.user)
    messages.success(request, _("Đã thêm minh chứng."))
    return redirect("proposal", found.pk)


def proof_file(request: AuthedRequest, award_proof_id: int) -> FileResponse:
    """The file as it came in."""
    proof = Proof.objects.select_related("file").filter(pk=award_proof_id).first()
    if proof is None:
        raise Http404
    proposal_in_sight(request, proof.proposal_id, timezone.localdate())
    return download(proof.file)
