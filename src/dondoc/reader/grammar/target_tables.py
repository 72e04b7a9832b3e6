"""Tables of targets with a column for each year: "Chỉ tiêu | ĐVT | 2026 | 2027 | Đến 2030"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dondoc.reader.clauses import Context, read_due, read_targets
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.numbers import NUMBER, value_of
from dondoc.reader.grammar.table_heads import Grid, grid_of, is_group, join_lines
from dondoc.reader.grammar.target_columns import TargetHead, read_target_head
from dondoc.reader.grammar.tasks import outside_of
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Target
from dondoc.reader.rules import basis
from dondoc.reader.source import Source, Table

_TABLE = basis("target.table")
_VALUE = LazyPattern(
    rf"(?P<sign>>=|<=|≥|≤|>|<|trên |dưới |không quá |tối đa |ít nhất |tối thiểu |từ )?\s*(?P<low>{NUMBER})"
    rf"(?:\s*%?\s*[-–]\s*(?P<high>{NUMBER}))?\s*(?P<percent>%|‰)?(?P<more>\s*trở (?:lên|xuống))?"
    r"(?P<words>\s+[^\d]{1,60})?"
)
# A row above others that tells by when: "Đến năm 2030".
_TIME_ROW = LazyPattern(
    r"(?:(?:các )?(?:mục tiêu|chỉ tiêu) )?(?:đến|hết|năm|giai đoạn|trong)\b[^.;]{0,40}\d{4}\W*", re.IGNORECASE
)
# "05 lớp", "15 lớp/năm": what the cell itself counts.
_ONE_UNIT = LazyPattern(r"\s+[^\W\d]+(?:\s[^\W\d]+)?(?:/[^\W\d]+)*")
_NONE = LazyPattern(r"(?:không(?: (?:có|còn|để xảy ra|xảy ra|phát sinh)(?: [^\W\d]+){0,4})?)", re.IGNORECASE)
_DIGIT = LazyPattern(r"\d")
_SIGNS = {">": ">", "trên ": ">", "<": "<", "dưới ": "<", "<=": "<=", "≤": "<=", "không quá ": "<=", "tối đa ": "<="}
# At the end of a label these compare its numbers; "Trẻ dưới 01 tuổi được tiêm" only tells who is counted.
_LIMIT = r"(?:không quá|không vượt|không vượt quá|tối đa|nhiều nhất)"
_AT_MOST = LazyPattern(rf"{_LIMIT}\s(?!\d)|.*(?<!\w)(?:{_LIMIT}|dưới)$|.*(?<!\w)còn(?!\w)", re.IGNORECASE)
_CUT = LazyPattern(
    r"(?:(?:mức|tỷ lệ|số) )?giảm(?!\w)|.*(?<!\w)giảm(?:$| (?:bình quân|hằng năm|hàng năm|mỗi năm|so với))",
    re.IGNORECASE,
)
_UNIT_IN_LABEL = LazyPattern(
    r"\s*\((?:đơn vị(?: tính)?:?\s*|đvt:?\s*)?(?P<unit>[%‰][^()\d]{0,12}|[^\W\d][^()\d]{0,24}\d?)\)\s*$", re.IGNORECASE
)
_NUMBER_MARK = LazyPattern(r"(?:[-–+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)])\s*")
_COUNTED = LazyPattern(r"(?:tổng )?số (?:lượng )?(?:các )?", re.IGNORECASE)
_RATE = LazyPattern(
    r"(?:tỷ lệ|tỉ lệ|mức|chỉ số|thời gian|thu nhập|bình quân|năng suất|giá trị|tốc độ|giảm|tăng|%|"
    r"(?:tổng )?(?:chiều dài|diện tích|khối lượng|sản lượng|dung tích|công suất))",
    re.IGNORECASE,
)
_VERB = LazyPattern(r"\s(?:có|được|đạt|biết|không|chưa|tham gia|hoàn thành|áp dụng|sử dụng)\s")
_RHYTHMS = {"năm": "year", "tháng": "month", "quý": "quarter", "tuần": "week", "ngày": "day", "ngày đêm": "day"}


@dataclass(slots=True)
class TargetTableReader:
    """Reads the target tables of one section or appendix; one that a page cuts goes on with the columns above it."""

    source: Source
    path: str
    first_year: int | None
    numbered: bool = False
    year: int | None = None
    _head: TargetHead | None = None
    _width: int = 0
    _by: str | None = None

    def read(self, table: Table) -> Iterator[Target]:
        """A target for each cell of a year; ``numbered`` rows add their number to the path."""
        grid = grid_of(table)
        head = read_target_head(self.source, table, grid, self.first_year, self.year)
        start = head.rows if head else 0
        if head is None and self._width == table.columns:
            head = self._head
        self._head, self._width = head, table.columns
        if head is None:
            return
        for row in range(start, table.rows):
            cells = [self._cell(grid, row, column) for column in range(table.columns)]
            if is_group(table, grid, row) or not any(cells[index].text for index, _ in head.goals):
                self._set_time(cells[0 if is_group(table, grid, row) else head.label].text)
            else:
                yield from self._row(head, cells)

    def _set_time(self, words: str) -> None:
        """The last day that a row above others sets for them; it holds until another row sets one."""
        if _TIME_ROW.fullmatch(words):
            self._by = read_due(words, Context(self.year, None))[0]

    def _cell(self, grid: Grid, row: int, column: int) -> Passage:
        cell = grid.get((row, column))
        return join_lines(self.source, cell.lines) if cell is not None else Passage("", 0)

    def _row(self, head: TargetHead, cells: Sequence[Passage]) -> Iterator[Target]:
        label = _without_mark(cells[head.label])
        if not label.text:
            return
        unit = cells[head.unit].text if head.unit is not None else ""
        path = self._path(cells, head)
        timed = read_due(cells[head.time].text, Context(self.year, None))[0] if head.time is not None else None
        for index, by in head.goals:
            for printed in cells[index].text.split(";"):
                target = _target(path, label, unit, printed, by or timed or self._by)
                if target is not None:
                    yield target

    def _path(self, cells: Sequence[Passage], head: TargetHead) -> str:
        number = cells[0].text.strip(" .)(") if self.numbered and head.label > 0 else ""
        return ".".join(part for part in (self.path, number) if part)


def _target(path: str, label: Passage, unit_cell: str, printed: str, by: str | None) -> Target | None:
    text, bracket = _without_unit(label.text)
    found = _VALUE.fullmatch(printed.strip().lower())
    if found is None:
        return _told(path, label, text, printed, by)
    words = (found["words"] or "").strip() if _ONE_UNIT.fullmatch(found["words"] or "") else ""
    unit, per, every = _unit(found["percent"] or unit_cell or words or bracket or _first_noun(text))
    is_cut = _CUT.match(text) is not None
    sign = -1 if is_cut else 1
    upper = sign * value_of(found["high"]) if found["high"] else None
    return Target(
        path=path,
        text=label.text,
        span=label.span(),
        comparator=_comparator(found, text, is_cut),
        value=sign * value_of(found["low"]),
        unit=unit,
        subject=_subject(text),
        every=every,
        by=by,
        upper=upper,
        per=per,
        outside=outside_of(label),
        basis=_TABLE,
    )


def _told(path: str, label: Passage, text: str, printed: str, by: str | None) -> Target | None:
    """The target of a cell that tells its number in words of a clause ("Giảm còn 9%"), or that there is to be none."""
    cell = printed.strip(" .,")
    if _NONE.fullmatch(cell):
        unit = _first_noun(text)
        return Target(path, label.text, label.span(), "=", 0, unit, subject=_subject(text), by=by, basis=_TABLE)
    told = read_targets(f"{text} {cell[:1].lower()}{cell[1:]}", Context(None, None), aims=True)
    if len(told) != 1 or not _DIGIT.search(cell):
        return None
    return replace(told[0], path=path, text=label.text, span=label.span(), by=told[0].by or by, basis=_TABLE)


def _comparator(found: re.Match[str], label: str, is_cut: bool) -> str:
    more = (found["more"] or "").strip()
    if more or found["sign"]:
        return "<=" if more == "trở xuống" else _SIGNS.get(found["sign"] or "", ">=")
    if is_cut or _AT_MOST.match(label):
        return "<="
    return "=" if value_of(found["low"]) == 0 and not found["high"] else ">="


def _subject(label: str) -> str:
    """What a label counts, up to its verb; a rate or a level is named by the whole label."""
    if _RATE.match(label):
        return label
    counted = _COUNTED.sub("", label, count=1) if _COUNTED.match(label) else label
    verb = _VERB.search(counted)
    return counted[: verb.start()] if verb else counted


def _without_mark(label: Passage) -> Passage:
    mark = _NUMBER_MARK.match(label.text)
    return label.part(mark.end() if mark else 0)


def _without_unit(label: str) -> tuple[str, str]:
    """The label and the unit printed in its bracket: "Tỷ lệ che phủ rừng (%)"."""
    found = _UNIT_IN_LABEL.search(label)
    return (label[: found.start()], found["unit"]) if found else (label.rstrip(" :;."), "")


def _unit(printed: str) -> tuple[str, str | None, str | None]:
    """Unit, what it is counted for, how often: "triệu đồng/người/năm"."""
    unit, *rest = (part.strip() for part in printed.split("/"))
    every = next((_RHYTHMS[part] for part in rest if part in _RHYTHMS), None)
    per = next((part for part in rest if part not in _RHYTHMS), None)
    return unit, per, every


def _first_noun(label: str) -> str:
    """What a label without a unit counts: "Số trạm bơm" counts "trạm"."""
    rest = _COUNTED.sub("", label, count=1)
    return rest.split(" ", 1)[0].lower() if rest else "%"
