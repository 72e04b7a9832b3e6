"""The office accepts or returns many reports of a round: those that it ticked, or all that wait in the list it sees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.calendar.queries import calendar
from dondoc.core.errors import Refused
from dondoc.reporting.actions.many import Decided, accept_all, in_parts, return_all
from dondoc.reporting.models import Cycle
from dondoc.reporting.queries import unit_names, waiting_versions
from dondoc.web.reporting.access import cycle_to_run
from dondoc.web.reporting.cycle_asked import cycle_asked, cycle_url
from dondoc.web.requests import AuthedRequest

SHOWN_FAILURES, SHOWN_REASONS, SHOWN_NAMES = 5, 5, 20


@require_POST
def cycle_accept(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """Accepts the chosen reports, or all that wait; tells how many, and which failed and why."""
    day = timezone.localdate()
    cycle = cycle_to_run(request.user, cycle_id, day)
    decided = in_parts(partial(accept_all, cycle=cycle, by=request.user), _versions(request, cycle, day))
    done = ngettext("Đã chấp nhận %(n)d báo cáo.", "Đã chấp nhận %(n)d báo cáo.", decided.count)
    return _told(request, cycle, decided, done, day)


@require_POST
def cycle_return(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """Sends the chosen reports back, or all that wait, for one reason; tells how many, and which failed and why."""
    day = timezone.localdate()
    cycle = cycle_to_run(request.user, cycle_id, day)
    decide = partial(return_all, cycle=cycle, reason=request.POST.get("reason", ""), by=request.user)
    decided = in_parts(decide, _versions(request, cycle, day))
    done = ngettext("Đã trả lại %(n)d báo cáo kèm lý do.", "Đã trả lại %(n)d báo cáo kèm lý do.", decided.count)
    return _told(request, cycle, decided, done, day)


def _versions(request: AuthedRequest, cycle: Cycle, day: date) -> dict[int, int]:
    """Obligation id -> the version that the office decides on."""
    if "all" not in request.POST:
        return _chosen(request)
    shown = _time(request.POST.get("shown", ""))
    rows = cycle_asked(request.GET, day).rows(cycle, day, calendar())
    return waiting_versions(rows, shown)


def _chosen(request: AuthedRequest) -> dict[int, int]:
    """Those of values like "12:1": an obligation and the version that the office has seen; "12:" has none."""
    pairs = (value.partition(":") for value in request.POST.getlist("report"))
    return {
        int(obligation): int(version)
        for obligation, _colon, version in pairs
        if obligation.isdecimal() and version.isdecimal()
    }


def _time(text: str) -> datetime:
    """When the office saw how many wait: what was sent later it does not decide on."""
    try:
        shown = parse_datetime(text)
    except ValueError:
        shown = None
    if shown is None or timezone.is_naive(shown):
        raise Refused(_("Thiếu thời điểm xem danh sách. Hãy tải lại trang rồi làm lại."))
    return shown


def _told(request: AuthedRequest, cycle: Cycle, decided: Decided, done: str, day: date) -> HttpResponse:
    """Says what became of it, and shows the same list again."""
    if decided.count:
        messages.success(request, done % {"n": decided.count})
    for failure in _failures(cycle, decided.refused, day):
        messages.error(request, failure)
    if not decided.count and not decided.refused:
        messages.warning(request, _nothing(request))
    return redirect(cycle_url(cycle, cycle_asked(request.GET, day)))


def _nothing(request: AuthedRequest) -> str:
    if "all" in request.POST:
        return _("Không còn báo cáo nào chờ duyệt trong danh sách mà bạn đã xem.")
    return _("Bạn chưa chọn báo cáo nào. Hãy đánh dấu các báo cáo chờ duyệt.")


def _failures(cycle: Cycle, refused: Mapping[int, str], day: date) -> list[str]:
    """A sentence for each unit where there are few, else one for each reason with its units."""
    unit_of = dict(cycle.obligations.filter(pk__in=refused).values_list("pk", "unit_id"))
    names = unit_names(unit_of.values(), day)
    units = {pk: names[unit_id][1] for pk, unit_id in sorted(unit_of.items())}
    if len(units) <= SHOWN_FAILURES:
        return [f"{name}: {refused[pk]}" for pk, name in units.items()]
    by_reason: dict[str, list[str]] = defaultdict(list)
    for pk, name in units.items():
        by_reason[refused[pk]].append(name)
    told = [f"{_listed(those)}: {why}" for why, those in list(by_reason.items())[:SHOWN_REASONS]]
    left = sum(map(len, list(by_reason.values())[SHOWN_REASONS:]))
    return [*told, _("Còn %(n)d báo cáo khác chưa làm được.") % {"n": left}] if left else told


def _listed(names: list[str]) -> str:
    shown, left = "; ".join(names[:SHOWN_NAMES]), len(names) - SHOWN_NAMES
    if left <= 0:
        return shown
    return _("%(names)s và %(n)d đơn vị khác") % {"names": shown, "n": left}
