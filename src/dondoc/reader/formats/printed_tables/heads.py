"""The head of a printed table: the lines it takes, and where its headings stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dondoc.reader.formats.printed_tables.pages import CLOSES

Span = tuple[int, int]

_HEAD_WORDS = re.compile(
    r"\b(?:S?TT|Số TT|Tên nhiệm vụ|Nội dung|Nhiệm vụ|Công việc|Hoạt động|Chủ trì|Phối hợp|Cơ quan|Đơn vị|Thời gian|"
    r"Thời hạn|Tiến độ|Hoàn thành|Sản phẩm|Kết quả|Kinh phí|Ghi chú)\b",
    re.IGNORECASE,
)
_NEXT_HEADING = re.compile(
    r"(?<=\w) (?=(?:Nội dung|Nhiệm vụ|Công việc|Cơ quan|Đơn vị|Thời gian|Thời hạn|Tiến độ|Sản phẩm|Kết quả|Kinh phí|"
    r"Ghi chú|Chủ trì|Phối hợp)\b)"
)
_PIECE = re.compile(r"\S+(?: \S+)*")
_INDEX = re.compile(r"\(?\d{1,2}\)?$")
LEAST_COLUMNS = 3
_MORE_HEAD = 3
_LONGEST_HEAD = 240


def may_head(line: str) -> bool:
    if ("   " not in line and "\t" not in line) or len(line) > _LONGEST_HEAD or "|" in line:
        return False
    return len(_HEAD_WORDS.findall(line)) > 1


def head_around(lines: Sequence[str], at: int) -> Span:
    """The lines of the head: a centred heading begins above the first one that tells it, and goes on below."""
    start = at
    while start > max(0, at - _MORE_HEAD) and _is_head_above(lines[start - 1]):
        start -= 1
    end = at + 1
    while end < min(len(lines), at + 1 + _MORE_HEAD) and _is_head_below(lines[end]):
        end += 1
    return start, end


def _is_head_above(line: str) -> bool:
    pieces = pieces_of(line)
    return len(pieces) > 1 and "\f" not in line and not CLOSES.match(line) and _HEAD_WORDS.search(line) is not None


def _is_head_below(line: str) -> bool:
    pieces = pieces_of(line)
    if not pieces:
        return False
    if is_index(line):
        return len(pieces) > 1
    return all(text[0].islower() or _HEAD_WORDS.match(text) for _, text in pieces)


def is_index(line: str) -> bool:
    """Whether a line numbers the columns: "(1) (2) (3)"."""
    return all(_INDEX.match(text) for _, text in pieces_of(line))


def columns_of(head: Sequence[str]) -> list[Span]:
    """Where the headings stand: those one above the other are one; one over several is left out."""
    printed = [
        (start + begin, start + finish)
        for line in head
        for start, text in pieces_of(line)
        for begin, finish in _headings(text)
    ]
    spans: list[Span] = []
    for one in sorted(printed):
        below = [other for other in printed if other != one and other[0] < one[1] and one[0] < other[1]]
        if any(first[1] <= second[0] for first, second in pairwise(sorted(set(below)))):
            continue
        if spans and one[0] < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], one[1]))
        else:
            spans.append(one)
    return spans


def _headings(text: str) -> Iterator[Span]:
    cuts = [0, *(found.end() for found in _NEXT_HEADING.finditer(text)), len(text) + 1]
    yield from ((start, end - 1) for start, end in pairwise(cuts))


def said(line: str) -> str:
    return " ".join(line.split())


def pieces_of(line: str) -> list[tuple[int, str]]:
    return [(found.start(), found[0]) for found in _PIECE.finditer(line)]
