"""The reports of a few units of one round, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.calendar.queries import calendar
from dondoc.consolidation.queries import hidden_in_reports
from dondoc.reporting.asked import asked, earlier_report
from dondoc.reporting.models import Cycle, Indicator, SubmissionState
from dondoc.reporting.queries import Owed, as_owed, obligations_in
from dondoc.web.reporting.access import cycle_seen
from dondoc.web.reporting.fields import NOTHING, Answers, Box, IndicatorFields, boxes_to_read
from dondoc.web.reporting.printing import tells_of_hiding
from dondoc.web.requests import AuthedRequest

MOST = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One figure, with what each unit says of it; ``last`` where any of them said something the round before."""

    section: str
    number: int
    label: str
    part: str
    first: int
    cells: Sequence[Box]


def cycle_compare(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """The units chosen in the round's list; values are like "12:1", of obligation and version.

    The list's form is posted, for its token belongs into no address; the address of the page names the units alone.
    """
    day = timezone.localdate()
    cycle, _runs = cycle_seen(request.user, cycle_id, day)
    if request.method == "POST":
        asked_for = urlencode({"report": request.POST.getlist("report")}, doseq=True)
        return redirect(f"{reverse('cycle-compare', args=[cycle_id])}?{asked_for}")
    chosen = [value.partition(":")[0] for value in request.GET.getlist("report")]
    ids = {int(each) for each in chosen if each.isdecimal() and len(each) < 19}
    rows = as_owed(obligations_in(cycle, day).filter(pk__in=ids)[: MOST + 1], day, calendar())
    if not 2 <= len(rows) <= MOST:
        messages.warning(request, _("Hãy chọn từ 2 đến %(most)d đơn vị để so sánh.") % {"most": MOST})
        return redirect("cycle", cycle_id)
    lines = _lines(cycle, rows, day)
    context = {
        "cycle": cycle,
        "units": rows,
        "lines": lines,
        "hides": tells_of_hiding(text for line in lines for cell in line.cells for text in (cell.text, cell.last)),
    }
    return render(request, "reporting/compare.html", context)


def _lines(cycle: Cycle, rows: Sequence[Owed], day: date) -> list[Line]:
    indicators = asked(cycle)
    hidden = hidden_in_reports(cycle, [each.obligation.unit_id for each in rows], day)
    reports = [_read(each, indicators, hidden[each.obligation.unit_id]) for each in rows]
    found = []
    for number, beside in enumerate(zip(*reports, strict=True), 1):
        whose = beside[0]
        for place, cells in enumerate(zip(*(each.fields for each in beside), strict=True)):
            section = "" if place else whose.section
            span = 0 if place else len(whose.fields)
            found.append(Line(section, number, whose.label, cells[0].label, span, cells))
    return found


def _read(each: Owed, indicators: Sequence[Indicator], hidden: frozenset[str]) -> list[IndicatorFields]:
    """What a unit's latest report says, and what its last accepted one of a round before said."""
    sent = each.obligation.submissions.exclude(state=SubmissionState.DRAFT).last()
    last = earlier_report(each.obligation, indicators)
    return boxes_to_read(
        [(str(one.pk), one) for one in indicators if one.kind != "file"],
        sent=Answers(sent.values, sent.texts, {}) if sent else NOTHING,
        last=Answers(last.values, last.texts, {}) if last else NOTHING,
        own=False,
        hidden=hidden,
        last_hidden=frozenset(str(one.pk) for one in indicators if one.about_people),
    )
