"""The annex: each unit's own accepted figures, an indicator a column, with the totals below."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.conf import settings

from dondoc.consolidation.rules.results import Figure
from dondoc.consolidation.totals import Totals, is_small
from dondoc.exports.compiled_report.rounding import hundredths
from dondoc.exports.writers import report
from dondoc.reporting.models import Indicator
from dondoc.reporting.queries import Owed
from dondoc.reporting.rules.standing import Standing

Printed = Decimal | int | report.Small | None


def unit_figures(totals: Totals, owed: list[Owed]) -> report.UnitFigures | None:
    """None where no report has been accepted yet."""
    accepted = [each for each in owed if each.standing is Standing.ACCEPTED]
    if not accepted:
        return None
    columns = tuple(report.FigureColumn(each.label, each.unit) for each in totals.indicators)
    rows = tuple(
        report.FigureRow(each.unit_name, _row(totals, totals.own_figures(each.obligation.unit_id))) for each in accepted
    )
    total = report.FigureRow("Tổng cộng", _row(totals, [each.figure for each in totals.results_at(0)]))
    return report.UnitFigures(columns, rows, total)


def _row(totals: Totals, figures: Sequence[Figure]) -> tuple[Printed, ...]:
    return tuple(_printed(indicator, figure) for indicator, figure in zip(totals.indicators, figures, strict=True))


def _printed(indicator: Indicator, figure: Figure) -> Printed:
    value = figure.value
    if value is None:
        return None
    if is_small(indicator, figure):
        return report.Small(settings.SMALL_COUNT)
    return figure.numerator if figure.denominator is None else hundredths(value)
