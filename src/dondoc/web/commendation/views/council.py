"""The council of a campaign: its units, its meeting, its opinions, and the decision."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.commendation.actions import add_member, decide, hold_meeting, remove_member, write_opinion
from dondoc.commendation.models import CouncilMember, Meeting
from dondoc.commendation.queries import found_of, proposals_for
from dondoc.commendation.rules import has_majority
from dondoc.core.errors import Invalid, Refused
from dondoc.units.models import Unit
from dondoc.web.commendation.access import campaign_to_run, proposal_to_judge
from dondoc.web.commendation.forms import DecisionForm, MeetingForm, OpinionForm
from dondoc.web.coordination.forms import UnitForm
from dondoc.web.forms import add_problems
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.picker import picked_around


def new_member(request: AuthedRequest, commendation_id: int) -> HttpResponse:
    """Lets a unit sit in the council."""
    today = timezone.localdate()
    found = campaign_to_run(request, commendation_id, today)
    form = UnitForm(request.POST or None, top_id=request.seat.unit_id, day=today)
    if form.is_valid():
        unit: Unit = form.cleaned_data["unit"]
        add_member(campaign=found, unit=unit, chair="chair" in request.POST, by=request.user)
        messages.success(request, _("Đã thêm đơn vị vào hội đồng."))
        return redirect("commendation", found.pk)
    chosen = picked_around(request, str(form.data.get("unit") or ""), today)
    context = {"form": form, "campaign": found} | chosen
    return render(request, "commendation/member.html", context, status=422 if form.errors else 200)


@require_POST
def drop_member(request: AuthedRequest, award_member_id: int) -> HttpResponse:
    """Takes a unit out of the council."""
    member = CouncilMember.objects.select_related("campaign").filter(pk=award_member_id).first()
    if member is None:
        raise Http404
    campaign_to_run(request, member.campaign_id, timezone.localdate())
    remove_member(member=member, by=request.user)
    messages.success(request, _("Đã bỏ đơn vị khỏi hội đồng."))
    return redirect("commendation", member.campaign_id)


def meet(request: AuthedRequest, commendation_id: int) -> HttpResponse:
    """Records the meeting, or puts its minutes right."""
    today = timezone.localdate()
    found = campaign_to_run(request, commendation_id, today)
    known = Meeting.objects.filter(campaign=found).first()
    initial = {"held": today, "present": found.members.count()}
    if known:
        initial |= {"held": known.held, "present": known.present, "minutes": known.minutes}
    form = MeetingForm(request.POST or None, initial=initial)
    if form.is_valid():
        told = form.cleaned_data
        try:
            hold_meeting(
                campaign=found,
                held_on=told["held"],
                present=told["present"],
                minutes=told["minutes"],
                today=today,
                by=request.user,
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lưu biên bản họp. Hãy ghi số phiếu của từng đề nghị."))
            return redirect("commendation", found.pk)
    context = {"form": form, "campaign": found, "title": _("Biên bản họp hội đồng")}
    return render(request, "commendation/step.html", context, status=422 if form.errors else 200)


def opine(request: AuthedRequest, proposal_id: int) -> HttpResponse:
    """Records the council's votes on a proposal, as counts of units."""
    found = proposal_to_judge(request, proposal_id, timezone.localdate())
    if found.state != "sent" or found.campaign.state != "met":
        raise Refused(_("Chỉ ghi phiếu được sau khi hội đồng họp và trước khi quyết định. Hãy tải lại trang."))
    initial = {"votes_for": found.votes_for, "votes_against": found.votes_against or 0, "opinion": found.opinion}
    form = OpinionForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            write_opinion(proposal=found, by=request.user, **form.cleaned_data)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã ghi ý kiến hội đồng."))
            return redirect("commendation", found.campaign_id)
    context = {"form": form, "proposal": found, "title": _("Ý kiến hội đồng")}
    return render(request, "commendation/proposal_form.html", context, status=422 if form.errors else 200)


def settle(request: AuthedRequest, commendation_id: int) -> HttpResponse:
    """The decision: ticked proposals are awarded, the others declined with the reason."""
    today = timezone.localdate()
    found = campaign_to_run(request, commendation_id, today)
    if found.state != "met":
        raise Refused(_("Quyết định được ghi sau khi hội đồng họp, và chỉ một lần. Hãy tải lại trang."))
    rows = list(proposals_for(request.user, today).filter(campaign=found, state="sent").order_by("form__order", "pk"))
    form = DecisionForm(request.POST or None, initial={"day": today})
    ticked = {int(each) for each in request.POST.getlist("award") if each.isascii() and each.isdigit()}
    wrong: dict[str, str] = {}
    if form.is_valid():
        try:
            decide(campaign=found, awarded=ticked, today=today, by=request.user, **form.cleaned_data)
        except Invalid as error:
            wrong = {problem.where: problem.message for problem in error.problems}
            add_problems(form, Invalid([one for one in error.problems if one.where in form.fields]))
        except Refused as error:
            form.add_error("reason", str(error))
        else:
            messages.success(request, _("Đã ghi quyết định khen thưởng."))
            return redirect("commendation", found.pk)
    told = found_of(found, rows, today)
    if request.method != "POST":
        present = found.meeting.present
        ticked = {one.pk for one in rows if told[one.pk].eligible and has_majority(one.votes_for, present)}
    shown = [(one, told[one.pk], one.pk in ticked, wrong.get(f"p{one.pk}", "")) for one in rows]
    context = {"form": form, "campaign": found, "rows": shown, "has_wrong": bool(wrong)}
    return render(request, "commendation/decide.html", context, status=422 if form.errors or wrong else 200)
