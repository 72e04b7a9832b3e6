"""What the office does to a round and to the units in it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.core.errors import Refused
from dondoc.reporting.actions.cycles import leave_out, put_back
from dondoc.reporting.actions.many import accept_all
from dondoc.reporting.filling import LEFT_OUT
from dondoc.reporting.models import Obligation, ObligationState
from dondoc.reporting.queries import unit_names
from dondoc.web.reporting.access import cycle_to_run, obligation_to_run
from dondoc.web.requests import AuthedRequest

SHOWN_FAILURES = 5


@require_POST
def cycle_accept(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """Accepts the chosen reports; tells how many, and which failed and why."""
    day = timezone.localdate()
    cycle = cycle_to_run(request.user, cycle_id, day)
    accepted = accept_all(cycle=cycle, versions=_chosen(request.POST.getlist("report")), by=request.user)
    failed = list(cycle.obligations.filter(pk__in=accepted.refused).order_by("pk"))
    names = unit_names([each.unit_id for each in failed], day)
    _tell(request, accepted.count, [f"{names[each.unit_id][1]}: {accepted.refused[each.pk]}" for each in failed])
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


def _chosen(values: list[str]) -> dict[int, int]:
    """Obligation id -> the version that the office has seen, of values like "12:1"."""
    pairs = (value.partition(":") for value in values)
    return {
        int(obligation): int(version)
        for obligation, _colon, version in pairs
        if obligation.isdecimal() and version.isdecimal()
    }


def _tell(request: AuthedRequest, done: int, failures: list[str]) -> None:
    if done:
        text = ngettext("Đã chấp nhận %(n)d báo cáo.", "Đã chấp nhận %(n)d báo cáo.", done) % {"n": done}
        messages.success(request, text)
    for failure in failures[:SHOWN_FAILURES]:
        messages.error(request, failure)
    if len(failures) > SHOWN_FAILURES:
        left = len(failures) - SHOWN_FAILURES
        messages.error(request, _("Còn %(n)d báo cáo khác chưa chấp nhận được.") % {"n": left})
    if not done and not failures:
        messages.warning(request, _("Bạn chưa chọn báo cáo nào. Hãy đánh dấu các báo cáo chờ duyệt."))
