"""One indicator at a unit over the closed rounds of a duty, and in the round at hand; as a page and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.consolidation.hiding import Hidden
from dondoc.consolidation.history.refreshing import refresh
from dondoc.consolidation.rules.results import Figure, Goal, result
from dondoc.consolidation.totals import IndicatorResult, Totals, is_share
from dondoc.reporting.models import Cycle, Indicator, IndicatorKind
from dondoc.reporting.queries import cycles_for, unit_names
from dondoc.units.files.cells import escaped
from dondoc.web.reporting.before import change_text
from dondoc.web.reporting.printing import figure_text, level_text, tells_of_hiding
from dondoc.web.reporting.totals_asked import indicator_asked, totals_asked, totals_url
from dondoc.web.requests import AuthedRequest

HEADING = ("ky", "tu_ngay", "den_ngay", "gia_tri", "tu_so", "mau_so", "so_bao_cao", "so_don_vi")


@dataclass(frozen=True, slots=True)
class Moment:
    """The indicator in one round; ``units`` owed a report, ``closed`` says whether the figure may still change."""

    name: str
    start: date
    end: date
    result: IndicatorResult
    units: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A moment in words; ``length`` of the bar in per cent of the largest."""

    moment: Moment
    figure: str
    change: str
    length: str
    tone: str


def cycle_trend(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """The rounds up to this one, the oldest first."""
    today = timezone.localdate()
    cycle = get_object_or_404(cycles_for(request.user, today), pk=cycle_id)
    totals, row = totals_asked(request, cycle, today)
    offered = [place for place, each in enumerate(totals.indicators) if each.kind != IndicatorKind.CHOICE]
    if not offered:
        raise Http404
    asked = indicator_asked(request, len(totals.indicators))
    chosen = asked if asked in offered else offered[0]
    indicator, node = totals.indicators[chosen], totals.unit_id(row)
    moments = _moments(cycle, totals, row, indicator, today)
    if request.GET.get("dang") == "csv":
        return _as_csv(moments, f"dien-bien-{indicator.code}.csv")
    rows = _rows(moments)
    context = {
        "cycle": cycle,
        "node": {"id": node, "name": unit_names([node], totals.as_of)[node][1], "url": totals_url(cycle, node)},
        "offered": [(place, totals.indicators[place].label) for place in offered],
        "chosen": chosen,
        "indicator": indicator,
        "level": level_text(indicator.target) if indicator.target else "",
        "rows": rows,
        "hides": tells_of_hiding(each.figure for each in rows),
        "whole": getattr(cycle, "whole", False),
    }
    return render(request, "reporting/trend.html", context)


def _moments(cycle: Cycle, totals: Totals, row: int, indicator: Indicator, today: date) -> list[Moment]:
    from dondoc.consolidation.history.asking import closed_rounds, history_of  # DuckDB takes a while to load

    rounds = closed_rounds(cycle)
    refresh(today)
    windows = {each.pk: each for each in rounds}
    found = []
    for point in history_of(rounds, totals.unit_id(row), indicator) if rounds else []:
        then = windows[point.told.cycle]
        hidden = Hidden.BESIDE if point.hidden else None
        told = IndicatorResult(indicator, point.figure, None, hidden=hidden)
        found.append(Moment(then.name, then.window_start, then.window_end, told, point.units, closed=True))
    if cycle.closed_at is None:
        live = totals.result_at(indicator, row)
        owed = totals.counts_at(row).owed
        found.append(Moment(cycle.name, cycle.window_start, cycle.window_end, live, owed, closed=False))
    return found


def _rows(moments: Sequence[Moment]) -> list[Row]:
    values = [_value(each) for each in moments]
    most = max((each for each in values if each is not None), default=Fraction(0))
    rows = []
    last: Fraction | None = None
    for moment, value in zip(moments, values, strict=True):
        change = value - last if value is not None and last is not None else None
        length = f"{float(value / most):.1%}" if value is not None and most else ""
        told = change_text(change, share=is_share(moment.result.indicator))
        rows.append(Row(moment, figure_text(moment.result), told, length, _tone(moment)))
        last = value if value is not None else last
    return rows


def _value(moment: Moment) -> Fraction | None:
    return None if moment.result.hidden else moment.result.figure.value


def _tone(moment: Moment) -> str:
    """Whether the level is reached; the level of a count is held against the whole only, which a unit may not be."""
    indicator = moment.result.indicator
    if indicator.target is None or not is_share(indicator) or moment.result.hidden:
        return "calm"
    goal = Goal.of(indicator.target.comparator, indicator.target.value, share=True)
    met = result(goal, moment.result.figure).met
    return {True: "good", False: "bad", None: "calm"}[met]


def _as_csv(moments: Sequence[Moment], name: str) -> HttpResponse:
    """UTF-8 with a mark that Excel looks for; a hidden figure stays empty."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    out = csv.writer(response)
    out.writerow(HEADING)
    for each in moments:
        window = (each.start.isoformat(), each.end.isoformat())
        figures = _("(ẩn)"), "", "", "" if each.result.hidden else each.result.figure.reports
        told = figures if each.result.hidden else _figures(each.result.figure)
        out.writerow([escaped(each.name), *window, *told, each.units])
    return response


def _figures(figure: Figure) -> tuple[object, ...]:
    """Value with a point before its decimals, both counts of a share, and how many reports gave it."""
    value = "" if figure.value is None else f"{float(figure.value):.6f}".rstrip("0").rstrip(".")
    if figure.denominator is None:
        return value, "", "", figure.reports
    return value, figure.numerator, figure.denominator, figure.reports
