"""The annex: each unit's own accepted figures, an indicator a column, with the totals below."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from dondoc.consolidation.rules.results import Figure
from dondoc.consolidation.totals import Totals
from dondoc.exports.compiled_report.rounding import hundredths
from dondoc.exports.writers import report
from dondoc.reporting.queries import Owed
from dondoc.reporting.rules.standing import Standing


def unit_figures(totals: Totals, owed: list[Owed]) -> report.UnitFigures | None:
    """None where no report has been accepted yet."""
    accepted = [each for each in owed if each.standing is Standing.ACCEPTED]
    if not accepted:
        return None
    columns = tuple(report.FigureColumn(each.label, each.unit) for each in totals.indicators)
    rows = tuple(
        report.FigureRow(each.unit_name, tuple(map(_printed, totals.own_figures(each.obligation.unit_id))))
        for each in accepted
    )
    total = report.FigureRow("Tổng cộng", tuple(_printed(each.figure) for each in totals.results_at(0)))
    return report.UnitFigures(columns, rows, total)


def _printed(figure: Figure) -> Decimal | int | None:
    value: Fraction | None = figure.value
    if value is None:
        return None
    return figure.numerator if figure.denominator is None else hundredths(value)
