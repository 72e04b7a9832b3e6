"""What the office does to a round and to the units in it."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.core.errors import Refused
from dondoc.reporting.actions.cycles import leave_out, put_back
from dondoc.reporting.actions.many import Decided, accept_all, return_all
from dondoc.reporting.filling import LEFT_OUT
from dondoc.reporting.models import Cycle, Obligation, ObligationState
from dondoc.reporting.queries import unit_names
from dondoc.web.reporting.access import cycle_to_run, obligation_to_run
from dondoc.web.requests import AuthedRequest

SHOWN_FAILURES = 5


@require_POST
def cycle_accept(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """Accepts the chosen reports; tells how many, and which failed and why."""
    day = timezone.localdate()
    cycle = cycle_to_run(request.user, cycle_id, day)
    decided = accept_all(cycle=cycle, versions=_chosen(request), by=request.user)
    done = ngettext("Đã chấp nhận %(n)d báo cáo.", "Đã chấp nhận %(n)d báo cáo.", decided.count)
    _tell(request, cycle, decided, done, day)
    return redirect("cycle", cycle_id)


@require_POST
def cycle_return(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """Sends the chosen reports back, all for one reason; tells how many, and which failed and why."""
    day = timezone.localdate()
    cycle = cycle_to_run(request.user, cycle_id, day)
    reason = request.POST.get("reason", "")
    decided = return_all(cycle=cycle, versions=_chosen(request), reason=reason, by=request.user)
    done = ngettext("Đã trả lại %(n)d báo cáo kèm lý do.", "Đã trả lại %(n)d báo cáo kèm lý do.", decided.count)
    _tell(request, cycle, decided, done, day)
    return redirect("cycle", cycle_id)


@require_POST
def obligation_leave_out(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Exempts the unit or takes it out of the round."""
    obligation = obligation_to_run(request.user, obligation_id, timezone.localdate())
    state = request.POST.get("state", "")
    if state not in LEFT_OUT:
        raise Refused(_("Hãy chọn miễn báo cáo hay đưa ra ngoài kỳ."))
    reason = request.POST.get("reason", "")
    leave_out(obligation=obligation, state=ObligationState(state), reason=reason, by=request.user)
    messages.success(request, _("Đã đưa đơn vị ra khỏi số phải báo cáo."))
    return redirect("obligation", obligation_id)


@require_POST
def obligation_put_back(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Takes a unit that was left out into the round again."""
    obligation: Obligation = obligation_to_run(request.user, obligation_id, timezone.localdate())
    put_back(obligation=obligation, by=request.user)
    messages.success(request, _("Đã đưa đơn vị trở lại kỳ báo cáo."))
    return redirect("obligation", obligation_id)


def _chosen(request: AuthedRequest) -> dict[int, int]:
    """Obligation id -> the version that the office has seen, of values like "12:1"; "12:" has none to decide on."""
    pairs = (value.partition(":") for value in request.POST.getlist("report"))
    return {
        int(obligation): int(version)
        for obligation, _colon, version in pairs
        if obligation.isdecimal() and version.isdecimal()
    }


def _tell(request: AuthedRequest, cycle: Cycle, decided: Decided, done: str, day: date) -> None:
    failed = list(cycle.obligations.filter(pk__in=decided.refused).order_by("pk"))
    names = unit_names([each.unit_id for each in failed], day)
    failures = [f"{names[each.unit_id][1]}: {decided.refused[each.pk]}" for each in failed]
    if decided.count:
        messages.success(request, done % {"n": decided.count})
    for failure in failures[:SHOWN_FAILURES]:
        messages.error(request, failure)
    if len(failures) > SHOWN_FAILURES:
        left = len(failures) - SHOWN_FAILURES
        messages.error(request, _("Còn %(n)d báo cáo khác chưa làm được.") % {"n": left})
    if not decided.count and not failures:
        messages.warning(request, _("Bạn chưa chọn báo cáo nào. Hãy đánh dấu các báo cáo chờ duyệt."))
