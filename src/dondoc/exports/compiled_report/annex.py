"""The annex: each unit's own accepted figures, an indicator a column, with the totals below."""

from __future__ import annotations

from decimal import Decimal

from dondoc.consolidation.hiding import Hidden, floor
from dondoc.consolidation.rules.results import Figure
from dondoc.consolidation.totals import Totals
from dondoc.exports.compiled_report.rounding import hundredths
from dondoc.exports.writers import report
from dondoc.reporting.queries import Owed
from dondoc.reporting.rules.standing import Standing

Printed = Decimal | int | report.Small | report.Withheld | None


def unit_figures(totals: Totals, owed: list[Owed]) -> report.UnitFigures | None:
    """None where no report has been accepted yet."""
    accepted = [each for each in owed if each.standing is Standing.ACCEPTED]
    if not accepted:
        return None
    columns = tuple(report.FigureColumn(each.label, each.unit) for each in totals.indicators)
    rows = tuple(report.FigureRow(each.unit_name, _own_row(totals, each.obligation.unit_id)) for each in accepted)
    total = report.FigureRow("Tổng cộng", tuple(_printed(each.figure, each.hidden) for each in totals.results_at(0)))
    return report.UnitFigures(columns, rows, total)


def printed_hidden(why: Hidden) -> report.Small | report.Withheld:
    """What stands in place of a figure that is not told."""
    return report.Small(floor()) if why is Hidden.SMALL else report.Withheld()


def _own_row(totals: Totals, unit_id: int) -> tuple[Printed, ...]:
    own = zip(totals.own_figures(unit_id), totals.own_hidden(unit_id), strict=True)
    return tuple(_printed(figure, hidden) for figure, hidden in own)


def _printed(figure: Figure, hidden: Hidden | None) -> Printed:
    value = figure.value
    if value is None:
        return None
    if hidden:
        return printed_hidden(hidden)
    return figure.numerator if figure.denominator is None else hundredths(value)
