"""The columns of a table of targets: what is to be reached, its unit, and the numbers, each by its day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.table_heads import Grid, after_index, texts_of
from dondoc.reader.source import Source, Table

_YEAR = LazyPattern(r"(?<![\d/])(20\d\d)(?:\s*\([^()]*\))?$")
_BASE = LazyPattern(
    r"(?<!lộ trình )(?<!kế hoạch )(?<!tiến độ )(?<!phân kỳ )thực hiện|ước|hiện trạng|hiện có|kết quả|cơ sở"
    r"|kinh phí|vốn|dự toán"
)
_LABEL = LazyPattern(r"(?:tên |các |danh mục |nội dung )*(?:chỉ tiêu|mục tiêu|chỉ số|tiêu chí|nội dung|nhiệm vụ)")
_UNIT = LazyPattern(r"(?:đơn vị(?: tính)?|đvt)$")
# Columns of one year: "Cả năm | Quý I | ... | Quý IV", "6 tháng đầu năm 2026".
_OF_YEAR = r"(?:\s?[/,]?\s?(?:năm\s)?(?P<year>20\d\d))?$"
_PARTS_OF_YEAR = tuple(
    (day, LazyPattern(rf"(?:.*\s)?(?:{words}){_OF_YEAR}"))
    for day, words in (
        ("03-31", r"quý (?:i|1)"),
        ("06-30", r"quý (?:ii|2)|(?:0?6|sáu) tháng(?: đầu năm)?"),
        ("09-30", r"quý (?:iii|3)|(?:0?9|chín) tháng(?: đầu năm)?"),
        ("12-31", r"quý (?:iv|4)|(?:0?6|sáu) tháng cuối năm|cả năm"),
    )
)
_FEWEST_PARTS = 2
# The one column of numbers of a table that names no year: "Chỉ tiêu | ĐVT | Kế hoạch giao".
_PLANNED = LazyPattern(
    r"(?:chỉ tiêu|kế hoạch|mục tiêu|mức|giá trị|số lượng)(?: (?:kế hoạch|chỉ tiêu|mục tiêu|cần|phải))?"
    r"(?: (?:giao|được giao|phấn đấu|đề ra|đạt|thực hiện|đặt ra|cụ thể))?$"
)
# "Chỉ tiêu | Đơn vị | Kết quả": the result wanted, where no column tells of years.
_WANTED = LazyPattern(r"(?:kết quả|kết quả cần đạt|kết quả đạt được đến .*|mức đạt|ngưỡng)$")
_AIM = LazyPattern(r"(?:tên |các |danh mục |nội dung )*(?:chỉ tiêu|mục tiêu|chỉ số|tiêu chí)")
_TIME = LazyPattern(r"(?:thời (?:gian|hạn|điểm)|tiến độ|năm|hạn|mốc)(?: (?:hoàn thành|thực hiện|đạt|phải đạt))*$")
_HEADER_ROWS = 3


@dataclass(frozen=True, slots=True)
class TargetHead:
    """How many rows the head takes, and which columns hold the label, the unit and the numbers with their last day.

    ``time`` is a column that tells by when each row is reached.
    """

    rows: int
    label: int
    unit: int | None
    goals: tuple[tuple[int, str | None], ...]
    time: int | None = None


def read_target_head(
    source: Source, table: Table, grid: Grid, first_year: int | None, year: int | None
) -> TargetHead | None:
    """The head of a table of targets; None where the table has no column of years, quarters or planned numbers.

    Years before ``first_year`` are behind the plan; ``year`` is the one year of a plan for one.
    """
    headings = [""] * table.columns
    for row in range(min(_HEADER_ROWS, table.rows)):
        texts = _words(source, table, grid, row)
        headings = [" ".join(dict.fromkeys((old, new))).strip() for old, new in zip(headings, texts, strict=True)]
        goals = tuple(_goals(headings, first_year, year))
        label, unit = _first(_LABEL, headings), _first(_UNIT, headings)
        if goals and label is not None and label not in dict(goals):
            return TargetHead(after_index(source, table, grid, row + 1), label, unit, goals)
    return _without_years(source, table, grid)


def _without_years(source: Source, table: Table, grid: Grid) -> TargetHead | None:
    """The head of a table with one column of numbers, the goals of the plan without a year of their own."""
    headings = _words(source, table, grid, 0)
    label, unit = _first(_LABEL, headings), _first(_UNIT, headings)
    planned = [index for index, text in enumerate(headings) if index != label and _PLANNED.fullmatch(text)]
    if not planned and label is not None and _AIM.match(headings[label]):
        planned = [index for index, text in enumerate(headings) if _WANTED.fullmatch(text)]
    if label is None or len(planned) != 1:
        return None
    time = _first(_TIME, headings)
    return TargetHead(after_index(source, table, grid, 1), label, unit, ((planned[0], None),), time)


def _words(source: Source, table: Table, grid: Grid, row: int) -> list[str]:
    return [text.lower().strip(" .:") for text in texts_of(source, table, grid, row)]


def _first(pattern: LazyPattern, headings: Sequence[str]) -> int | None:
    return next((index for index, text in enumerate(headings) if pattern.match(text)), None)


def _goals(headings: Sequence[str], first_year: int | None, year: int | None) -> Iterator[tuple[int, str]]:
    """The columns of years, and of parts of one year, that the plan is still to reach, with the last day of each."""
    parts = {index: day for index, text in enumerate(headings) if (day := _part_of_year(text, year)) is not None}
    for index, text in enumerate(headings):
        if _BASE.search(text):
            continue
        if index in parts:
            if len(parts) >= _FEWEST_PARTS:
                yield index, parts[index]
            continue
        found = _YEAR.search(text)
        if found is not None and (first_year is None or int(found[1]) >= first_year):
            yield index, f"{found[1]}-12-31"


def _part_of_year(heading: str, year: int | None) -> str | None:
    """The last day of the quarter or half-year that a column is of; None where it is of none or of no known year."""
    for day, words in _PARTS_OF_YEAR:
        if found := words.match(heading):
            known = found["year"] or year
            return None if known is None else f"{known}-{day}"
    return None
