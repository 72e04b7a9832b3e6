"""Finds what stands side by side without ruling lines: the document's head, and the signature block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dondoc.reader.formats.pdf.geometry import Row

_MIDDLE = (0.2, 0.72)
_NARROWEST = 4.0
_OVERLAP = 0.3
_CENTRED = 0.03
_FARTHEST = 9.0
_LEAST_ROWS = 2
_LIST_WIDTH = 0.75
_RECIPIENTS = re.compile(r"^Nơi nhận\s*:", re.IGNORECASE)
_LAST = re.compile(r"^[-–•]?\s*Lưu\s*:", re.IGNORECASE)
# The kinds of documents (decree 30/2020/NĐ-CP, article 7), which stand alone below the two columns of the head.
_KIND = re.compile(
    "(?:KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|THÔNG BÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|DỰ ÁN|"
    "BÁO CÁO|TỜ TRÌNH|CÔNG ĐIỆN)$"
)
_ITEM = re.compile(r"^[-–+•]")


@dataclass(slots=True)
class Sides:
    """Rows ``start`` to ``end`` of a page stand in two columns, parted at ``gutter``."""

    start: int
    end: int
    gutter: tuple[float, float]


def find_sides(rows: list[Row], *, left: float, right: float, head: bool) -> list[Sides]:
    """The stretches in two columns on a page whose text runs from ``left`` to ``right``.

    ``head``: the page is the first one, so that its top may begin with the left column alone.
    """
    found: list[Sides] = []
    index = 0
    while index < len(rows):
        gutter = _opened(rows, index, left, right)
        if gutter is None:
            index += 1
            continue
        floor = found[-1].end if found else 0
        sides = _stretch(rows, index, gutter, (left + right) / 2, (right - left) * _CENTRED)
        sides.start = _begin(rows, sides, floor, head and not found)
        index = max(sides.end, index + 1)
        if sides.end - sides.start >= _LEAST_ROWS or _RECIPIENTS.match(rows[sides.start].text):
            found.append(sides)
    return found + _cut_list(rows, found[-1].end if found else 0, right)


def is_list(rows: list[Row]) -> bool:
    """Whether the rows are an open list of recipients: its last line tells where the document is filed."""
    return bool(rows) and bool(_RECIPIENTS.match(rows[0].text)) and not any(_LAST.match(row.text) for row in rows)


def is_item(row: Row) -> bool:
    """Whether a row begins with a dash."""
    return bool(_ITEM.match(row.text))


def _cut_list(rows: list[Row], floor: int, right: float) -> list[Sides]:
    """The list of recipients with nothing beside it at the end of the rows, the signature being overleaf."""
    for index in range(floor, len(rows)):
        if _RECIPIENTS.match(rows[index].text):
            end = max(row.right for row in rows[index:])
            if is_list(rows[index:]) and all(is_item(row) for row in rows[index + 1 :]) and end < _LIST_WIDTH * right:
                return [Sides(index, len(rows), (end, right))]
    return []


def _opened(rows: list[Row], index: int, left: float, right: float) -> tuple[float, float] | None:
    """The gap between two columns that begin at a row: inside it, or between it and one beside it."""
    row = rows[index]
    beside = index + 1 < len(rows) and _beside(row, rows[index + 1])
    if not beside and len(row.pieces) == 1:
        return None
    gaps = [(one.right, two.left) for one, two in pairwise(row.pieces)]
    if beside:
        one, two = sorted((row, rows[index + 1]), key=lambda row: row.left)
        gaps.append((one.right, two.left))
    width = right - left
    for gap in sorted(gaps, key=lambda gap: gap[0] - gap[1]):
        place = ((gap[0] + gap[1]) / 2 - left) / width if width else 0
        if _MIDDLE[0] < place < _MIDDLE[1] and gap[1] - gap[0] >= _NARROWEST:
            return gap
    return None


def _beside(row: Row, other: Row) -> bool:
    """Whether two rows share some height and no width."""
    if not (row.right < other.left or other.right < row.left):
        return False
    shared = min(row.bottom, other.bottom) - max(row.top, other.top)
    return shared > _OVERLAP * min(row.bottom - row.top, other.bottom - other.top)


def _stretch(rows: list[Row], start: int, gutter: tuple[float, float], middle: float, tolerance: float) -> Sides:
    """Go down from the first row as long as nothing crosses the gutter and nothing is a centred title."""
    low, high = gutter
    end = start
    last = rows[start]
    for row in rows[start:]:
        narrowed = _narrowed(row, low, high)
        single = all(piece.right <= high for piece in row.pieces) or all(p.left >= low for p in row.pieces)
        centred = abs((row.left + row.right) / 2 - middle) < tolerance
        paired = any(_beside(row, other) for other in rows[max(start, end - 1) : end + 2])
        far = row.top - last.bottom > _FARTHEST * (row.bottom - row.top)
        if narrowed is None or far or (single and centred and not paired) or _KIND.match(row.text):
            break
        low, high = narrowed
        end += 1
        last = row
    return Sides(start, end, (low, high))


def _narrowed(row: Row, low: float, high: float) -> tuple[float, float] | None:
    """The gutter that a row leaves free, None where the row crosses it."""
    middle = (low + high) / 2
    for piece in row.pieces:
        if piece.right <= high and piece.middle < middle:
            low = max(low, piece.right)
        elif piece.left >= low:
            high = min(high, piece.left)
        else:
            return None
    return (low, high) if high - low >= _NARROWEST else None


def _begin(rows: list[Row], sides: Sides, floor: int, head: bool) -> int:
    """Take in the rows above that stand in the right column, and on top of a document in the left one too."""
    start = sides.start
    while start > floor:
        row = rows[start - 1]
        if row.left < sides.gutter[0] and not (head and row.right <= sides.gutter[1] - _NARROWEST):
            break
        start -= 1
    return _list_above(rows, start, floor, sides.gutter[1])


def _list_above(rows: list[Row], start: int, floor: int, right: float) -> int:
    """Take in the upper part of a list of recipients, which begins above what stands beside it."""
    for index in range(start - 1, floor - 1, -1):
        row = rows[index]
        if row.right > right or not (is_item(row) or _RECIPIENTS.match(row.text)):
            break
        if index == 0 or _RECIPIENTS.match(row.text):
            return index
    return start
