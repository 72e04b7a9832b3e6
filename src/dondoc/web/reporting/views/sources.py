"""Where a total comes from: the reports that it was made of, with their parts."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.consolidation.lineage import Source, sources, told
from dondoc.consolidation.totals import Totals
from dondoc.reporting.models import IndicatorKind, Submission
from dondoc.reporting.queries import cycles_for, unit_names
from dondoc.web.lists import ROWS
from dondoc.web.reporting.printing import decimal, figure_text, tells_of_hiding, whole
from dondoc.web.reporting.totals_asked import indicator_asked, totals_asked, totals_url
from dondoc.web.requests import AuthedRequest


@dataclass(frozen=True, slots=True)
class Row:
    """One report in words; ``url`` leads to the version that counted."""

    name: str
    figure: str
    part: str
    report: Submission | None
    url: str


def cycle_sources(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """The reports behind one total, in the order of the tree, a page at a time."""
    today = timezone.localdate()
    cycle = get_object_or_404(cycles_for(request.user, today), pk=cycle_id)
    totals, row = totals_asked(request, cycle, today)
    if not totals.indicators:
        raise Http404
    place = indicator_asked(request, len(totals.indicators))
    indicator = totals.indicators[place]
    page = Paginator(sources(totals, row, indicator), ROWS).get_page(request.GET.get("page"))
    found = told(totals, row, indicator, list(page.object_list), cycle)
    node = totals.unit_id(row)
    names = unit_names([node, *(each.unit_id for each in found)], totals.as_of)
    rows = [_row(each, names.get(each.unit_id, ("", ""))[1], totals) for each in found]
    whole_result = totals.result_at(indicator, row)
    context = {
        "cycle": cycle,
        "as_of": totals.as_of,
        "node": {"name": names[node][1], "url": totals_url(cycle, node)},
        "number": place + 1,
        "indicator": indicator,
        "figure": figure_text(whole_result),
        "rows": rows,
        "page": page,
        "of_base": indicator.kind == IndicatorKind.SHARE,
        "hides": tells_of_hiding([figure_text(whole_result), *(each.figure for each in rows)]),
        "whole": getattr(cycle, "whole", False),
    }
    return render(request, "reporting/sources.html", context)


def _row(source: Source, name: str, totals: Totals) -> Row:
    report = source.report
    url = f"{reverse('obligation', args=[report.obligation_id])}?ban={report.version}" if report else ""
    part = "" if source.part is None else f"{decimal(source.part)}%"
    return Row(name, _given(source), part, report, url)


def _given(source: Source) -> str:
    """What one report says: an answer in its words, a share with both its counts."""
    given = source.given
    if given.hidden:
        return figure_text(given)
    if given.indicator.kind == IndicatorKind.YES_NO:
        return _("Có") if given.figure.numerator else _("Không")
    if given.answers:
        return next((answer for answer, mark in zip(given.indicator.answers, given.answers, strict=True) if mark), "–")
    if given.figure.denominator:
        return f"{figure_text(given)} ({whole(given.figure.numerator)} / {whole(given.figure.denominator)})"
    return figure_text(given)
