"""Two columns of print on the same lines, as a document's head and its signature have, pulled apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_TAB = 8
_GAP = re.compile(r"\s{3,}")
_MOTTO = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]\s*Tự do")
# A dateline beside the document's number.
_DATELINE = re.compile(r"(?<=[\t ])[^\W\d_][\w .]{1,40}, ngày\s(?=.{0,12}tháng)")
_WIDE = re.compile(r"(?:\t| {3})\s*$")
_KIND = re.compile(
    r"\s*(?:KẾ HOẠCH|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|DỰ ÁN|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHỈ THỊ|THÔNG BÁO|HƯỚNG DẪN|BÁO CÁO"
    r"|TỜ TRÌNH|KẾT LUẬN|QUY CHẾ|QUY ĐỊNH|CÔNG ĐIỆN)\b"
)
_RECIPIENTS = re.compile(r"\s*Nơi nhận\s*:?", re.IGNORECASE)
_END = re.compile(r"\s*(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU)\b")
_HEAD_WITHIN = 30
_HEAD_LINES = 16
_SIGNING_ABOVE = 4
_SIGNING_BELOW = 6
_SIGNATURES_ABOVE = 16
_COLUMNS = 2
_CROSSES = 4


@dataclass(frozen=True, slots=True)
class _Line:
    """One printed line by its columns; ``index`` is its place in the text."""

    index: int
    text: str

    def chunks(self) -> list[tuple[int, int]]:
        """Where the pieces of text stand that are apart from each other."""
        spans = []
        start = len(self.text) - len(self.text.lstrip())
        for gap in _GAP.finditer(self.text, start):
            spans.append((start, gap.start()))
            start = gap.end()
        end = len(self.text.rstrip())
        return [*spans, (start, end)] if start < end else spans


def pulled_apart(lines: Sequence[str]) -> list[tuple[int, str]]:
    """The lines, each with the place it had; where two columns stand side by side the left one comes first."""
    printed = [_Line(index, line.expandtabs(_TAB)) for index, line in enumerate(lines)]
    blocks = {
        found[0]: found for found in (_head(printed), _signature(printed), _signatures(printed)) if found is not None
    }
    result: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        if at in blocks:
            _, end, middle = blocks[at]
            result.extend(_columns(printed[at:end], middle))
            at = end
        else:
            result.append((at, lines[at]))
            at += 1
    return result


def head_halves(text: str) -> list[str]:
    """A paragraph of the head parted where tabs or blanks stand between an office or number and what is beside it."""
    if "\t" not in text and "   " not in text:
        return [text]
    found = _MOTTO.search(text) or _DATELINE.search(text)
    before = text[: found.start()] if found else ""
    if found is None or not before.strip() or not _WIDE.search(before):
        return [text]
    return [before, text[found.start() :]]


def _columns(block: Sequence[_Line], middle: int) -> Iterator[tuple[int, str]]:
    halves = [(line.index, *_halves(line, middle)) for line in block]
    yield from ((index, left) for index, left, right in halves if left or not right)
    yield from ((index, right) for index, _, right in halves if right)


def _halves(line: _Line, middle: int) -> tuple[str, str]:
    """The line parted at the gap that is nearest to the middle."""
    chunks, gaps = line.chunks(), _gaps(line)
    nearest = min(gaps, key=lambda gap: _distance(gap, middle), default=None)
    braced = nearest is not None and line.text[nearest[1] :].startswith("}")  # it gives several recipients one purpose
    if nearest is not None and not braced and _distance(nearest, middle) <= 2 * _CROSSES:
        return line.text[: nearest[0]].strip(), line.text[nearest[1] :].strip()
    text = line.text.strip()
    return ("", text) if chunks and chunks[0][0] >= middle - _CROSSES else (text, "")


def _distance(gap: tuple[int, int], middle: int) -> int:
    return max(gap[0] - middle, middle - gap[1], 0)


def _crosses(line: _Line, middle: int) -> bool:
    """Whether a piece of text runs over the middle, so that the line is no part of two columns."""
    return any(start < middle - _CROSSES and end > middle + _CROSSES for start, end in line.chunks())


def _gaps(line: _Line) -> list[tuple[int, int]]:
    return [(before[1], after[0]) for before, after in pairwise(line.chunks())]


def _middle(lines: Sequence[_Line], right: int = 0) -> int | None:
    """The middle of what the gaps of the lines have in common; the first must end at or after a column.

    None where the first lines have no such gap.
    """
    common: tuple[int, int] | None = None
    for line in lines:
        for start, end in _gaps(line):
            if common is None and end >= right:
                common = (start, end)
            elif common is not None and start < common[1] and end > common[0]:
                common = (max(start, common[0]), min(end, common[1]))
    return None if common is None else (common[0] + common[1]) // 2


def _head(lines: Sequence[_Line]) -> tuple[int, int, int] | None:
    """The first and last line and the middle of a head whose motto has an office beside it."""
    for line in lines[:_HEAD_WITHIN]:
        found = _MOTTO.search(line.text)
        within = lines[line.index : _head_end(lines, line.index, None)] if found else ()
        middle = _middle(within[:1], found.start()) and _middle(within, found.start()) if found else None
        if middle is not None:
            start = next((one.index for one in lines[: line.index] if one.text.strip()), line.index)
            if any(_crosses(one, middle) for one in lines[start : line.index]):
                start = line.index
            return start, _head_end(lines, line.index, middle), middle
        if _KIND.match(line.text):
            return None
    return None


def _head_end(lines: Sequence[_Line], start: int, middle: int | None) -> int:
    for line in lines[start + 1 : start + _HEAD_LINES]:
        if _KIND.match(line.text) or (middle is not None and _crosses(line, middle)):
            return line.index
    return min(len(lines), start + _HEAD_LINES)


def _signature(lines: Sequence[_Line]) -> tuple[int, int, int] | None:
    """The same of a signature that stands beside the list of recipients."""
    for line in lines:
        if not _RECIPIENTS.match(line.text):
            continue
        middle = _middle(lines[line.index : line.index + _SIGNING_BELOW])
        if middle is None:
            return None
        start = line.index
        while start > max(0, line.index - _SIGNING_ABOVE) and _is_right(lines[start - 1], middle):
            start -= 1
        end = next((one.index for one in lines[line.index + 1 :] if _ends(one, middle)), len(lines))
        return start, end, middle
    return None


def _signatures(lines: Sequence[_Line]) -> tuple[int, int, int] | None:
    """The same of two signatures side by side above the list of recipients, as those of a joint plan are."""
    listed = next((line.index for line in lines if _RECIPIENTS.match(line.text)), len(lines))
    above = [line for line in lines[max(0, listed - _SIGNATURES_ABOVE) : listed] if line.text.strip()]
    start = next((line.index for line in above if line.text.isupper() and len(line.chunks()) == _COLUMNS), None)
    if start is None:
        return None
    signing = [line for line in above if line.index >= start]
    middle = _middle(signing)
    if middle is None or any(_crosses(line, middle) or _KIND.match(line.text) for line in signing):
        return None
    return (start, listed, middle) if _is_names(signing[-1]) else None


def _is_names(line: _Line) -> bool:
    """Whether a line holds the names of two who sign."""
    words = [line.text[start:end].split() for start, end in line.chunks()]
    return len(words) == _COLUMNS and all(len(name) > 1 and all(map(str.istitle, name)) for name in words)


def _is_right(line: _Line, middle: int) -> bool:
    chunks = line.chunks()
    return bool(chunks) and chunks[0][0] >= middle - _CROSSES and line.text.isupper()


def _ends(line: _Line, middle: int) -> bool:
    return bool(_END.match(line.text)) or "\f" in line.text or _crosses(line, middle)
