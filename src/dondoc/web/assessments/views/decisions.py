"""Decisions: made by the head in one act, published by the office."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.assessments.actions.deciding import decide, publish, undo_decision
from dondoc.assessments.models import Decision
from dondoc.assessments.permissions import can_decide, can_run_round
from dondoc.assessments.queries import assessments_in
from dondoc.assessments.rules.states import State
from dondoc.core.errors import Denied, Invalid
from dondoc.web.assessments.access import decision_seen, round_to_decide
from dondoc.web.assessments.forms import DecisionForm
from dondoc.web.forms import add_problems
from dondoc.web.requests import AuthedRequest


def decision_new(request: AuthedRequest, yearly_id: int) -> HttpResponse:
    """The reviewed units with their levels, and what the document says."""
    day = timezone.localdate()
    found = round_to_decide(request.user, yearly_id, day)
    rows = assessments_in(found.assessments.filter(state=State.REVIEWED), day)
    form = DecisionForm(request.POST or None, initial={"signed": day, "valid_from": day})
    if form.is_valid():
        chosen = [int(one) for one in request.POST.getlist("unit") if one.isdecimal() and len(one) < 19]
        try:
            decide(round_=found, assessment_ids=chosen, act=form.act(), day=day, by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã quyết định. Văn phòng công bố thì các đơn vị mới thấy quyết định."))
            return redirect("assessment-round", yearly_id)
    names = {each.key: each.name for each in found.criteria.levels.all()}
    listed = [(each, names.get(each.level, _("Không xếp loại"))) for each in rows]
    counts: dict[str, int] = {}
    for _each, name in listed:
        counts[name] = counts.get(name, 0) + 1
    context = {"round": found, "form": form, "rows": listed, "counts": counts}
    return render(request, "assessments/decide.html", context, status=422 if form.errors else 200)


@require_POST
def decision_publish(request: AuthedRequest, decision_id: int) -> HttpResponse:
    """Makes a decision known to its units."""
    found, day = _decision(request, decision_id), timezone.localdate()
    if not can_run_round(request.user, found.round, day) and not can_decide(request.user, found.round, day):
        raise Denied(_("Chỉ văn phòng và thủ trưởng của đơn vị mở đợt công bố được."))
    publish(decision=found, day=day, by=request.user)
    count = found.recognitions.count()
    told = ngettext(
        "Đã công bố: %(count)d đơn vị được công nhận.", "Đã công bố: %(count)d đơn vị được công nhận.", count
    )
    messages.success(request, told % {"count": count})
    return redirect("assessment-round", found.round_id)


@require_POST
def decision_undo(request: AuthedRequest, decision_id: int) -> HttpResponse:
    """Takes a decision back that is not published."""
    found, day = _decision(request, decision_id), timezone.localdate()
    if not can_decide(request.user, found.round, day):
        raise Denied(_("Chỉ thủ trưởng đơn vị đã quyết định hủy được."))
    undo_decision(decision=found, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã hủy quyết định chưa công bố."))
    return redirect("assessment-round", found.round_id)


def _decision(request: AuthedRequest, decision_id: int) -> Decision:
    return decision_seen(request.user, decision_id, timezone.localdate())
