"""Which printed lines of a table's row make up which of its cells.

Settled by the cheapest way through the lines: a cell of agencies begins with an agency, a time with a word
of time, and no cell ends with a comma.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.agencies import begins_agency, ends_whole_name, skip_asking
from dondoc.reader.grammar.columns import Column

_TIME = LazyPattern(
    r"(?:Năm|Giai đoạn|Hằng|Hàng|Thường|Quý|Tháng|Trước|Trong|Hoàn thành|Xong|Định kỳ|Từ|Đến|Ngày|Khi|Theo"
    r"|Sau|Cả năm|Đột xuất|Liên tục|Chậm nhất|\d{1,2}/\d{1,4})\b"
)
# "Ủy ban nhân dân / các cấp" is one name, "Công an tỉnh / các sở, ban, ngành" are two.
_MANY = LazyPattern(r"các (?!cấp|xã|phường|thôn|huyện|tỉnh|thành phố|địa phương)")
_AGENCIES = (Column.LEAD, Column.COORDINATE)
# Costs; only their order matters. A cell that begins where none can begin is all but ruled out.
_IMPOSSIBLE = 1000.0
_WRONG_START = 14.0
_SMALL_LETTER = 12.0
_NAME_CUT = 10.0
_TIME_AMONG_AGENCIES = 8.0
_GAP_WITHOUT_EMPTY_CELL = 6.0
_AGENCY_IN_CONTENT = 6.0
_SECOND_AGENCY = 5.0
_GAP_IN_CELL = 4.0
_EMPTY_CELL = 3.0
_AGENCY_IN_TIME = 3.0
_AGENCY_IN_SENTENCE = 2.5
_NEW_WORDS_IN_TIME = 2.0
_SENTENCE_CUT = 1.5
_EMPTY_CELL_AT_GAP = 0.6


class Printed:
    """A printed line of a row, and what it may be the first or the last line of."""

    __slots__ = ("continues", "gap", "names", "starts_agency", "starts_time", "stops", "whole")

    def __init__(self, text: str, *, gap: bool) -> None:
        self.gap = gap
        many = _MANY.match(text) is not None and begins_agency(text)
        self.continues = (text[0].islower() and not many) or text[0] == "("
        self.stops = text.endswith((".", ";"))
        self.starts_agency = begins_agency(text) or begins_agency(text, skip_asking(text))
        self.names = self.starts_agency and (text[0].isupper() or many)
        self.starts_time = begins_time(text)
        self.whole = ends_whole_name(text)


def begins_time(text: str) -> bool:
    """Whether a printed line may be the first of a cell that names a time."""
    return bool(_TIME.match(text))


def part_cells(columns: Sequence[Column | None], lines: Sequence[Printed]) -> list[int]:
    """For each line of a row the index of its column; the first line belongs to the first column."""
    if not lines:
        return []
    costs = [0.0] + [_IMPOSSIBLE] * (len(columns) - 1)
    ways: list[list[int]] = []
    for above, line in pairwise(lines):
        steps = [_cheapest(costs, columns, above, line, column) for column in range(len(columns))]
        costs = [cost for cost, _ in steps]
        ways.append([before for _, before in steps])
    parted = [min(range(len(columns)), key=costs.__getitem__)]
    for way in reversed(ways):
        parted.append(way[parted[-1]])
    return parted[::-1]


def _cheapest(
    costs: Sequence[float], columns: Sequence[Column | None], above: Printed, line: Printed, column: int
) -> tuple[float, int]:
    """The least cost of a line in a column, and the column of the line above it then."""
    beginning = _beginning(columns[column], above, line)
    options = [(costs[column] + _going_on(columns[column], above, line), column)]
    for before in range(column):
        cost = costs[before] + beginning + _leaving(column - before - 1, line)
        if before == 0 and not above.stops:
            cost += _SENTENCE_CUT
        options.append((cost, before))
    return min(options)


def _leaving(empty: int, line: Printed) -> float:
    """What it costs to leave so many cells empty before a line."""
    if not line.gap:
        return empty * _EMPTY_CELL
    return empty * _EMPTY_CELL_AT_GAP if empty else _GAP_WITHOUT_EMPTY_CELL


def _beginning(kind: Column | None, above: Printed, line: Printed) -> float:
    """What it costs to begin a cell with a line."""
    cost = _SMALL_LETTER if line.continues else 0.0
    if not above.whole:
        cost += _NAME_CUT
    if (kind in _AGENCIES and not line.starts_agency) or (kind is Column.TIME and not line.starts_time):
        cost += _WRONG_START
    return cost


def _going_on(kind: Column | None, above: Printed, line: Printed) -> float:
    """What it costs to go on with a cell."""
    cost = _GAP_IN_CELL if line.gap else 0.0
    if kind in _AGENCIES and above.whole:
        cost += _TIME_AMONG_AGENCIES if line.starts_time else 0.0
        cost += _SECOND_AGENCY if line.names else 0.0
    elif kind is Column.CONTENT and line.names:
        cost += _AGENCY_IN_CONTENT if above.stops else _AGENCY_IN_SENTENCE
    elif kind is Column.TIME and not line.continues and not line.starts_time:
        cost += _AGENCY_IN_TIME if line.names else _NEW_WORDS_IN_TIME
    return cost
