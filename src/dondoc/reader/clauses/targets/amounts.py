"""Numbers with the words that compare them: "từ 90% trở lên", "không quá 35", "10 - 15", "2/3 số",
"xuống còn 04".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.numbers import NUMBER, value_of
from dondoc.reader.clauses.targets.units import PERCENT
from dondoc.reader.source import Span

_AT_LEAST = r"ít nhất|tối thiểu|không dưới|không ít hơn|khoảng|từ|đạt|bằng|ở mức|lên|lên mức|lên đến|lên tới|mức|≥|>="
_AT_MOST = (
    r"không quá|không vượt quá|không vượt|không cao hơn|không nhiều hơn|tối đa|nhiều nhất|còn|"
    r"xuống|xuống còn|về mức|về|≤|<="
)
_STRICT = r"trên|hơn|dưới|vượt|quá|>|<"
_COMPARE = rf"(?P<compare>(?:(?<!\w)(?:{_AT_LEAST}|{_AT_MOST}|{_STRICT})\s?){{1,4}})?"
_WORD_NUMBER = (
    r"(?:một|hai|ba|bốn|sáu|bảy|tám|chín|mười)(?!\w)(?!\s(?:số|phần|cửa|cách|trong|bước|mặt|chiều|"
    r"lần nữa|là|mùa|tháng|ngày|không|cấp))|(?<=ít nhất )một(?=\strong\s(?:các|những|số))"
)
_AMOUNT = LazyPattern(
    rf"{_COMPARE}(?<![\w/.,])(?:(?P<low>{NUMBER})(?!\w)(?:\s?(?:{PERCENT})?\s?(?:[-–]|"
    rf"đến)\s?(?P<high>{NUMBER})(?=\s?[^\W\d]|\s?%|\s?‰))?"
    rf"(?:/(?P<of>\d+)(?!\d|\.\d))?|(?P<word>{_WORD_NUMBER}))"
    rf"(?:\s?\([^()]{{1,20}}\))?(?:\s?(?P<percent>{PERCENT}))?"
)
_UP = LazyPattern(r"\s(?:[^,;.\d\x00]{0,80}\s)?trở (?P<way>lên|xuống)")
_CUT = LazyPattern(r"(?<!\w)(?:giảm(?! nghèo)|cắt giảm|kéo giảm|tiết giảm)(?!\w)")
_TO_LEVEL = LazyPattern(r"xuống|còn|về")
# "không để tỷ lệ hộ tái nghèo quá 1%": what is passed there must not be.
_NOT_LET = LazyPattern(r"(?<!\w)không (?:để|cho phép|được để)(?!\w)[^,;.]*$")
_AND = LazyPattern(r"(?:,|\svà)\s(?:và\s)?")
_OF_NUMBER = LazyPattern(
    r"\s?(?:xuống|lên)|(?:\s(?!trở|và|đến|hoặc)[^\W\d]+){1,4}?\s(?:xuống|lên)(?=(?:\s[^\W\d]+){0,2}\s\d)"
)
# "Thời gian giải quyết một hồ sơ": an article, but for "mỗi xã một mô hình" and "một lần".
_EACH = LazyPattern(r"(?<!\w)mỗi(?!\w)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as printed. ``start`` is where its comparing words begin, ``end`` where the number
    (and "%") ends.
    """

    start: int
    end: int
    comparator: str
    value: float
    upper: float | None
    of: float | None
    percent: Span | None
    compare: str
    is_cut: bool
    up_end: int | None
    in_words: bool


def find_amounts(masked: str, start: int, end: int) -> Iterator[Amount]:
    """Every number of a segment that is left after masking; of "từ A lên B" only B."""
    piece, base, cut = start, None, False
    for found in _AMOUNT.finditer(masked, start, end):
        if _OF_NUMBER.match(masked, found.end()) and "từ" in (found["compare"] or ""):
            base = found.start()
            continue
        if found["word"] and _is_article(masked, found, start):
            continue
        goes_on = cut and _AND.fullmatch(masked, _noun_end(masked, piece, found.start()), found.start()) is not None
        amount = _amount(masked, found, (piece, end), base, goes_on)
        yield amount
        piece, base, cut = found.end(), None, amount.is_cut


def _is_article(masked: str, found: re.Match[str], start: int) -> bool:
    """Whether a number word counts nothing: no word compares it, and it stands neither for each nor before "lần"."""
    if found["compare"] or masked.startswith(" lần", found.end()):
        return False
    return _EACH.search(masked, start, found.start()) is None


def _noun_end(masked: str, start: int, end: int) -> int:
    """Where the noun of the number before ends: at the last comma or "và"; ``end`` where a verb follows that."""
    last = max(masked.rfind(",", start, end), masked.rfind(" và ", start, end))
    return last if last >= 0 else end


def _amount(masked: str, found: re.Match[str], around: Span, base: int | None, goes_on: bool) -> Amount:
    """``goes_on`` tells that the number is one more cut of the verb before: "giảm 5% số vụ, 6% số người chết"."""
    piece, end = around
    compare = _compare(masked, found, piece)
    up = _UP.match(masked, found.end(), end)
    cuts = [cut.end() for cut in _CUT.finditer(masked, piece, found.start())]
    is_level = _TO_LEVEL.search(compare) or (compare == "dưới" and bool(cuts) and cuts[-1] < found.start() - 1)
    is_cut = (goes_on or bool(cuts)) and not is_level
    low = value_of(found["low"] or found["word"])
    high = value_of(found["high"]) if found["high"] else None
    of = value_of(found["of"]) if found["of"] else None
    sign = -1 if is_cut else 1
    return Amount(
        start=found.start() if base is None else base,
        end=found.end(),
        comparator=_comparator(compare, up["way"] if up else None, is_cut),
        value=sign * low,
        upper=None if high is None else sign * high,
        of=of,
        percent=found.span("percent") if found["percent"] else None,
        compare=compare,
        is_cut=is_cut,
        up_end=up.end() if up else None,
        in_words=found["word"] is not None,
    )


def _compare(masked: str, found: re.Match[str], piece: int) -> str:
    """The comparing words; "quá", "trên" behind "không để" are "không quá", and "quá" alone compares nothing."""
    compare = (found["compare"] or "").strip()
    if compare in ("quá", "trên", "hơn", "vượt", "vượt quá") and _NOT_LET.search(masked, piece, found.start()):
        return "không quá"
    return "" if compare == "quá" else compare


def _comparator(compare: str, way: str | None, is_cut: bool) -> str:
    words = compare.split()
    strict_more = bool(words) and words[-1] in ("trên", "hơn", "vượt", ">") and compare[:5] != "không"
    if is_cut:
        return "<" if strict_more else "<="
    if words and words[-1] in ("dưới", "<") and compare != "không dưới":
        return "<"
    if strict_more:
        return ">"
    if way == "xuống" or re.search(rf"(?<!\w)(?:{_AT_MOST})(?!\w)|≤|<=", compare):
        return "<="
    return ">="
