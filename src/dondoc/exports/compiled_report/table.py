"""The figures of a round as one table: a line for each unit that owes, the parts of a share in columns of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.calendar.queries import calendar
from dondoc.consolidation.hiding import Hidden, floor
from dondoc.consolidation.queries import cycle_totals
from dondoc.consolidation.rules.results import Figure
from dondoc.consolidation.totals import Totals
from dondoc.exports.compiled_report.annex import answers_of, exact
from dondoc.reporting.models import Aggregation, Cycle, Indicator, IndicatorKind
from dondoc.reporting.queries import Owed, owed_in
from dondoc.reporting.rules.standing import Standing

Value = int | Decimal | str | None
STANDINGS = {
    Standing.ACCEPTED: "Đã chấp nhận",
    Standing.SENT: "Chờ duyệt",
    Standing.RETURNED: "Bị trả lại",
    Standing.LATE: "Quá hạn, chưa gửi",
    Standing.NOT_YET_DUE: "Chưa đến hạn",
    Standing.EXEMPT: "Được miễn",
    Standing.EXCLUDED: "Đưa ra ngoài kỳ",
}
TOP = 0


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """One column of numbers or answers. ``adds``: how its total comes about, "sum", "max" or "" where by neither.

    ``share`` columns hold nothing themselves: they are the column two before over that one before.
    """

    heading: str
    adds: str = ""
    share: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One unit: where its report stands, and what it says, a value a column; all None where none is accepted."""

    unit: str
    standing: str
    due: date
    sent: date | None
    values: Sequence[Value]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The table with its totals, which the program has computed, not the spreadsheet."""

    columns: Sequence[FigureColumn]
    lines: Sequence[Line]
    totals: Sequence[Value]


def figure_table(cycle: Cycle, day: date) -> FigureTable:
    """The table as of a day, in the order of the tree. Raises what `cycle_totals` raises."""
    totals = cycle_totals(cycle, as_of=day, today=day)
    columns = [column for each in totals.indicators for column in _columns(each)]
    lines = [_line(totals, each) for each in owed_in(cycle, day, calendar())]
    results = zip(totals.indicators, totals.results_at(TOP), strict=True)
    sums = [value for each, result in results for value in _values(each, result.figure, result.hidden, None)]
    return FigureTable(columns, lines, sums)


def _columns(each: Indicator) -> Iterator[FigureColumn]:
    label = f"{each.label} ({each.unit})" if each.unit and each.kind != IndicatorKind.SHARE else each.label
    adds = {Aggregation.SUM: "sum", Aggregation.MAX: "max"}.get(Aggregation(each.aggregation), "")
    if each.kind == IndicatorKind.SHARE:
        yield FigureColumn(f"{label}: {each.numerator_label}", adds)
        yield FigureColumn(f"{label}: {each.denominator_label}", adds)
        yield FigureColumn(f"{label} (%)", share=True)
    else:
        words = each.kind in (IndicatorKind.YES_NO, IndicatorKind.CHOICE)
        yield FigureColumn(label, "" if words else adds)


def _line(totals: Totals, each: Owed) -> Line:
    unit, sent = each.obligation.unit_id, each.obligation.first_sent_at
    accepted = each.standing is Standing.ACCEPTED
    own = zip(
        totals.indicators,
        totals.own_figures(unit),
        totals.own_hidden(unit),
        totals.own_answers(unit),
        strict=True,
    )
    values = [value for one in own for value in (_values(*one) if accepted else _nothing(one[0]))]
    day = timezone.localdate(sent) if sent else None
    return Line(each.unit_name, STANDINGS[each.standing], each.obligation.due, day, values)


def _nothing(each: Indicator) -> list[Value]:
    return [None] * (3 if each.kind == IndicatorKind.SHARE else 1)


def _values(each: Indicator, figure: Figure, hidden: Hidden | None, answer: int | None) -> list[Value]:
    if answer is not None:
        return [answers_of(each)[answer]]
    if hidden:
        told = f"< {floor()}" if hidden is Hidden.SMALL else _("(ẩn)")
        return [told] * len(_nothing(each))
    if not figure.reports or each.kind in (IndicatorKind.YES_NO, IndicatorKind.CHOICE):
        return _nothing(each)
    if each.kind == IndicatorKind.SHARE:
        return [figure.numerator, figure.denominator, None]
    return [exact(figure)]
