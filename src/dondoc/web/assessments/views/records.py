"""The records that a fact about a unit was measured from, each with the way to where it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from dondoc.accounts.queries import seats
from dondoc.assessments.models import Assessment
from dondoc.assessments.permissions import REVIEWING
from dondoc.consolidation.facts import targets_held
from dondoc.facts import BY_KEY
from dondoc.plans.facts import Dated, plans_due, tasks_due
from dondoc.reporting.facts import due_between, is_on_time, returned_between
from dondoc.reporting.queries import unit_names
from dondoc.units.permissions import can_see_unit
from dondoc.web.facts import LISTED, in_words
from dondoc.web.requests import AuthedRequest

MOST = 500


@dataclass(frozen=True, slots=True)
class Record:
    """One record: what it is, where it stands, the day it was due, and how it counts (None: not judged yet)."""

    words: str
    url: str
    due: date | None
    done: date | None
    counts: bool | None
    note: str = ""


def fact_records(request: AuthedRequest, unit_id: int, fact: str) -> HttpResponse:
    """What was measured of a unit in a time, record by record."""
    day = timezone.localdate()
    known = BY_KEY.get(fact)
    if known is None or fact not in LISTED or not _may_look(request, unit_id, day):
        raise Http404
    first, last = _day(request, "from"), _day(request, "to")
    if first is None or last is None or last < first:
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    measured = known.measure([unit_id], first, last).get(unit_id)
    rows = _LISTS[fact](unit_id, first, last)
    context = {
        "fact": known,
        "measured": in_words(fact, measured.amount, measured.of) if measured else "",
        "rows": rows[:MOST],
        "more": len(rows) > MOST,
        "unit_name": unit_names([unit_id], day).get(unit_id, ("", ""))[1],
        "first": first,
        "last": last,
    }
    return render(request, "assessments/records.html", context)


def _may_look(request: AuthedRequest, unit_id: int, day: date) -> bool:
    """The unit and those above it; and members of a council in whose round it stands."""
    if can_see_unit(request.user, unit_id, day):
        return True
    held = seats(request.user, day).filter(role__in=REVIEWING).order_by().values("unit_id")
    return Assessment.objects.filter(unit_id=unit_id, round__members__unit_id__in=held).exists()


def _reports(unit_id: int, first: date, last: date) -> list[Record]:
    today = timezone.localdate()
    rows = due_between([unit_id], first, last).select_related("cycle").order_by("due", "pk")
    return [
        Record(
            each.cycle.name,
            reverse("obligation", args=[each.pk]),
            each.due,
            timezone.localdate(each.first_sent_at) if each.first_sent_at else None,
            is_on_time(each, today),
        )
        for each in rows
    ]


def _returns(unit_id: int, first: date, last: date) -> list[Record]:
    rows = returned_between([unit_id], first, last).select_related("obligation__cycle").order_by("decided_at", "pk")
    return [
        Record(
            each.obligation.cycle.name,
            f"{reverse('obligation', args=[each.obligation_id])}?ban={each.version}",
            each.obligation.due,
            timezone.localdate(each.decided_at) if each.decided_at else None,
            None,
            each.reason,
        )
        for each in rows
    ]


def _targets(unit_id: int, first: date, last: date) -> list[Record]:
    return [
        Record(
            str(held.indicator.target or held.indicator),
            f"{reverse('cycle-totals', args=[held.cycle.pk])}?unit={unit_id}",
            held.cycle.window_end,
            None,
            held.met,
            held.cycle.name,
        )
        for held in targets_held([unit_id], first, last)
    ]


def _dated(find: Callable[[list[int], date, date], list[Dated]]) -> Callable[[int, date, date], list[Record]]:
    def found(unit_id: int, first: date, last: date) -> list[Record]:
        rows = sorted(find([unit_id], first, last), key=lambda each: (each.due, each.words))
        return [
            Record(each.words, reverse(each.page, args=[each.key]), each.due, each.done, each.in_time) for each in rows
        ]

    return found


_LISTS: dict[str, Callable[[int, date, date], list[Record]]] = {
    "reports.on_time": _reports,
    "reports.returned": _returns,
    "targets.met": _targets,
    "tasks.done": _dated(tasks_due),
    "plans.issued": _dated(plans_due),
}


def _day(request: AuthedRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None
