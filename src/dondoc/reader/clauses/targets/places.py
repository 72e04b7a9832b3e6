"""Where the words of a target stand: its unit, its subject, the shortest clause that states it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dondoc.reader.clauses.moments import MOMENT
from dondoc.reader.clauses.targets.amounts import Amount
from dondoc.reader.clauses.targets.subjects import (
    change_subject,
    count_subject,
    has_ratio,
    share_subject,
    subject_before,
)
from dondoc.reader.clauses.targets.units import counted
from dondoc.reader.clauses.verbs import begins_with_verb
from dondoc.reader.source import Span

_LEVEL = re.compile(r"lên|xuống|còn|mức")
_TIMES_OF = re.compile(r"gấp\s?$")
_GROWTH = re.compile(r"(?<!\w)(?:tăng|tăng thêm)\s?$")
_SHARE_OF = re.compile(r"\s(?:tổng\s)?số\s")
_LEADING = re.compile(
    r"[\s,:;–-]*(?:(?:phấn đấu|trung bình|bình quân|h[àằ]ng năm|mỗi năm|h[àằ]ng quý|h[àằ]ng tháng|mỗi quý|"
    rf"mỗi tháng|và|có|trong đó|(?:(?:đến|hết|trong|trước|vào|cuối|tới)\s)*(?:{MOMENT}))[\s,:]+)*"
)
_MARKS = (", ", ": ", " và ")
_MOST_WORDS = 6
_DIVISION = re.compile(r"(?:,|\svà|;|:)\s?(?:có\s|trong đó\s)*$")
_LONGEST_DIVISION = 24
_PREPOSITION = re.compile(r"\s(?:tại|trong|cho|với|ở|từ)\s?$")
_BRACKET_END = re.compile(r"\s\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """One number with the stretch that is its own: from the number before it to the one that
    follows.

    ``folded`` has documents blanked, ``masked`` also the numbers that count nothing; ``own_end`` is
    where the number's clause ends, ``end`` where the segment does. ``is_inner`` tells that another
    number stands before.
    """

    text: str
    folded: str
    masked: str
    amount: Amount
    start: int
    following: int
    own_end: int
    end: int
    is_inner: bool


def unit_of(piece: Piece) -> tuple[Amount, Span | None]:
    """The amount and where its unit stands; "2/3 số thôn" becomes a share, whose unit is not printed."""
    amount = piece.amount
    if _is_share_of(piece):
        assert amount.of is not None
        return replace(amount, value=round(100 * amount.value / amount.of, 2), of=None), None
    if amount.percent is not None:
        return amount, amount.percent
    gap = piece.masked[amount.end : amount.end + 1] == " "
    return amount, counted(piece.masked, amount.end + gap)


def counts_something(piece: Piece) -> bool:
    """Whether a unit follows; "12/15" may be a part of a whole, "19/8" can't."""
    of = piece.amount.of
    if of is not None and of < max(piece.amount.value, 1):
        return False
    return _is_share_of(piece) or unit_of(piece)[1] is not None


def _is_share_of(piece: Piece) -> bool:
    return piece.amount.of is not None and _SHARE_OF.match(piece.masked, piece.amount.end) is not None


def subject_of(piece: Piece, unit: Span | None) -> Span | None:
    """What the number is about, before it or after it."""
    text, folded, amount = piece.text, piece.folded, piece.amount
    is_share = unit is None or amount.percent is not None
    before = subject_before(text, folded, piece.start, _number_start(folded, amount.start), is_share)
    if before and _is_told_before(piece):
        return before
    end = clause_end(piece)
    if unit is not None and not is_share:
        return count_subject(folded, unit, end) or before
    start = amount.up_end or amount.end
    if amount.is_cut or _GROWTH.search(folded, piece.start, amount.start):
        return change_subject(folded, start, end) or before
    return share_subject(text, folded, start, end) or before


def _is_told_before(piece: Piece) -> bool:
    """Whether the number is the level of what stands before it: "tỷ lệ ...", "lên 52 xã", "gấp 2 lần"."""
    amount = piece.amount
    return (
        has_ratio(piece.folded, piece.start, amount.start)
        or _LEVEL.search(amount.compare) is not None
        or _TIMES_OF.search(piece.folded, piece.start, amount.start) is not None
    )


def _number_start(folded: str, start: int) -> int:
    while start > 0 and folded[start - 1] == " ":
        start -= 1
    return start


def clause_of(piece: Piece, subject: Span | None) -> Span:
    """The shortest clause that states the number."""
    start, end = _clause_start(piece, subject), clause_end(piece)
    if bracket := _BRACKET_END.search(piece.text, start, end):
        end = bracket.start()
    return trim(piece.text, start, max(end, piece.amount.end))


def _clause_start(piece: Piece, subject: Span | None) -> int:
    """At the subject where it stands first, else at the verb close before the number."""
    first = piece.amount.start
    if subject is not None:
        first = min(first, subject[0])
    leading = _LEADING.match(piece.folded, piece.start, first)
    start = leading.end() if leading else piece.start
    marks = [found + len(mark) for mark in _MARKS if (found := piece.folded.rfind(mark, start, first)) >= 0]
    if not marks and piece.is_inner and first == piece.amount.start:
        return first
    start = max(marks, default=start)
    return start if piece.folded.count(" ", start, first) <= _MOST_WORDS else first


def clause_end(piece: Piece) -> int:
    """Up to the next number with a clause of its own; a number inside a share's clause ends nothing."""
    if piece.amount.percent is not None or piece.amount.of is not None or piece.following >= piece.own_end:
        return piece.own_end
    preposition = _PREPOSITION.search(piece.masked, piece.amount.end, piece.following)
    return preposition.start() if preposition else piece.following


def division_before(text: str, masked: str, start: int, number: int) -> int | None:
    """Where the comma or "và" stands that parts a number, or the verb close before it, from what is before it."""
    first = max(start, number - _LONGEST_DIVISION)
    if found := _DIVISION.search(masked, first, number):
        return found.start()
    for mark in (", ", " và "):
        place = masked.rfind(mark, first, number)
        if place >= 0 and begins_with_verb(text, place + len(mark)):
            return place
    return None


def trim(text: str, start: int, end: int) -> Span:
    """The span without the marks and spaces at its ends."""
    while end > start and text[end - 1] in " ,;.:/-–":
        end -= 1
    while start < end and text[start] in " ,;:-–":
        start += 1
    return start, end
