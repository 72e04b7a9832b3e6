"""The annex: each unit's own accepted figures, an indicator a column, with the totals below."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from dondoc.consolidation.hiding import Hidden, floor
from dondoc.consolidation.rules.results import Figure
from dondoc.consolidation.totals import IndicatorResult, Totals
from dondoc.exports.compiled_report.rounding import hundredths
from dondoc.exports.writers import report
from dondoc.reporting.models import Indicator, IndicatorKind
from dondoc.reporting.queries import Owed
from dondoc.reporting.rules.standing import Standing

Printed = Decimal | int | str | report.Small | report.Withheld | None


def unit_figures(totals: Totals, owed: list[Owed]) -> report.UnitFigures | None:
    """None where no report has been accepted yet."""
    accepted = [each for each in owed if each.standing is Standing.ACCEPTED]
    if not accepted:
        return None
    columns = tuple(report.FigureColumn(each.label, each.unit) for each in totals.indicators)
    rows = tuple(
        report.FigureRow(each.unit_name, _own_row(totals, each.obligation.unit_id), str(each.obligation.unit_id))
        for each in accepted
    )
    total = report.FigureRow("Tổng cộng", tuple(_total(each) for each in totals.results_at(0)))
    return report.UnitFigures(columns, rows, total)


def printed_hidden(why: Hidden) -> report.Small | report.Withheld:
    """What stands in place of a figure that is not told."""
    return report.Small(floor()) if why is Hidden.SMALL else report.Withheld()


def _own_row(totals: Totals, unit_id: int) -> tuple[Printed, ...]:
    own = zip(
        totals.indicators,
        totals.own_answers(unit_id),
        totals.own_figures(unit_id),
        totals.own_hidden(unit_id),
        strict=True,
    )
    return tuple(
        _printed(figure, hidden) if answer is None else answers_of(indicator)[answer]
        for indicator, answer, figure, hidden in own
    )


def _total(each: IndicatorResult) -> Printed:
    """Answers in words are counted in the body of the report, not added up here."""
    return None if each.answers else _printed(each.figure, each.hidden)


def answers_of(indicator: Indicator) -> Sequence[str]:
    """The answers as the report says them."""
    return ("Không", "Có") if indicator.kind == IndicatorKind.YES_NO else indicator.answers


def exact(figure: Figure) -> Decimal | int:
    """A count or an amount, to its last decimal."""
    return figure.numerator if figure.steps == 1 else Decimal(figure.numerator) / figure.steps


def _printed(figure: Figure, hidden: Hidden | None) -> Printed:
    value = figure.value
    if value is None:
        return None
    if hidden:
        return printed_hidden(hidden)
    return exact(figure) if figure.denominator is None else hundredths(value)
