"""Numbers with the words that compare them: "từ 90% trở lên", "không quá 35", "10 - 15", "2/3 số",
"xuống còn 04".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.numbers import FRACTIONS, NUMBER, value_of
from dondoc.reader.clauses.targets.units import GLUED, PERCENT
from dondoc.reader.source import Span

_AT_LEAST = (
    r"ít nhất|tối thiểu|không dưới|không (?:ít|thấp|nhỏ|kém) hơn|(?:lớn|cao|nhiều) hơn hoặc bằng|"
    r"bằng hoặc (?:lớn|cao|nhiều) hơn|đạt (?:và|hoặc) vượt|khoảng|từ|đạt|bằng|ở mức|lên|"
    r"lên mức|lên đến|lên tới|mức|≥|>="
)
_AT_MOST = (
    r"không quá|không vượt quá|không vượt|không (?:cao|nhiều|lớn) hơn|(?:nhỏ|thấp|ít) hơn hoặc bằng|"
    r"bằng hoặc (?:nhỏ|thấp|ít) hơn|tối đa|nhiều nhất|còn|xuống|xuống còn|về mức|về|≤|<="
)
_STRICT = r"(?:nhỏ|thấp|lớn|cao|nhiều) hơn|trên|hơn|dưới|vượt|quá|>|<"
_NOT_MORE = LazyPattern(r"^không|hoặc|đạt và vượt|(?:nhỏ|thấp|ít) hơn$")
_MORE = LazyPattern(r"(?:^|\s)(?:trên|vượt|>|hơn)$")
_LESS = LazyPattern(r"(?<!không )(?<!hoặc )(?:dưới|(?:nhỏ|thấp) hơn|<)$")
_WITHIN = LazyPattern(rf"(?:(?<!\w)(?:{_AT_MOST})(?!\w)|≤|<=)")
_COMPARE = rf"(?P<compare>(?:(?<!\w)(?:{_AT_LEAST}|{_AT_MOST}|{_STRICT})\s?){{1,4}})?"
_WORD_NUMBER = (
    rf"(?:{'|'.join(FRACTIONS)})(?!\w)|(?<=gấp )(?:đôi|ba|bốn|năm|rưỡi)(?!\w)(?! lần)|"
    r"(?:một|hai|ba|bốn|sáu|bảy|tám|chín|mười)(?!\w)(?!\s(?:số|"
    r"phần(?! (?:mộ|quà|việc|thưởng))|cửa|cách|trong|bước|mặt|chiều|lần nữa|là|mùa|tháng|ngày|không|cấp))|"
    r"(?<=ít nhất )một(?=\strong\s(?:các|những|số))"
)
_AMOUNT = LazyPattern(
    rf"{_COMPARE}(?<![\w/.,])(?:(?P<low>{NUMBER})(?:(?!\w)|(?={GLUED}))(?:\s?(?:{PERCENT})?\s?(?:[-–]|"
    rf"đến)\s?(?P<high>{NUMBER})(?=\s?[^\W\d]|\s?%|\s?‰)|"
    rf"\s(?P<twice>[^\W\d]+(?:\s[^\W\d]+)?)\s(?:[-–]|đến)\s(?P<higher>{NUMBER})(?=\s(?P=twice)(?!\w)))?"
    rf"(?:/(?!10{{0,2}}(?:\.000)+(?!\d))(?P<of>{NUMBER})(?!\d|\.\d))?|(?P<word>{_WORD_NUMBER}))"
    rf"(?:\s?\([^()]{{1,20}}\))?(?:\s?(?P<percent>{PERCENT}))?"
)
_UP = LazyPattern(r"\s(?:[^,;.\d\x00]{0,80}\s)?trở (?P<way>lên|xuống)")
_CUT = LazyPattern(
    r"(?<!\w)(?:giảm(?! (?:nghèo|phát thải|nhẹ|thiểu rủi ro|đau))|rút ngắn|"
    r"(?<!bắn )hạ(?=\s?$|\s(?:tỷ|tỉ|số|thấp|mức|chi phí|giá|phí|cước|lãi suất|thời gian|chỉ số|hệ số|nồng độ|định mức|"
    r"khoảng|ít nhất|tối thiểu|thêm|dần|tiếp|bình quân|trung bình|từ|xuống|còn)\s))(?!\w)"
)
# "Số thủ tục bị cắt giảm đạt một phần ba": how much of what is cut, not by how much.
_CUT_ITSELF = LazyPattern(r"(?<!\w)(?:bị|được) (?:cắt )?giảm(?: [^\W\d]+){0,3}\s$")
_REACHES = LazyPattern(r"^(?:đạt|chiếm)(?!\w)")
_TO_LEVEL = LazyPattern(r"xuống|còn|về")
# "không để tỷ lệ hộ tái nghèo quá 1%": what is passed there must not be.
_NOT_LET = LazyPattern(r"(?<!\w)không (?:(?:để|cho phép|được để)(?!\w)[^,;.]*|có\s|phát sinh\s)$")
_AND = LazyPattern(r"(?:,|\svà)\s(?:và\s)?")
_OF_NUMBER = LazyPattern(
    r"(?:\s(?!trở|và|đến|hoặc)[^\W\d]+){0,4}?(?:\s?\([^()%]*\)|\s(?:(?:của|vào|trong|cuối|đầu)\s)*\x00+)?\s?"
    r"(?<!trở )(?:xuống|lên)(?=\W|(?:\s[^\W\d]+){0,2}\s\d)"
)
# "giảm còn 0%" is as much a goal of nothing as "0 ca tử vong" is.
_LEVEL = LazyPattern(r"(?:(?:bằng|đạt|ở mức|mức|còn|xuống|về|xuống còn)\s?)*")
_TIMES_OVER = LazyPattern(r"(?<!\w)gấp $")
# "Thời gian giải quyết một hồ sơ": an article, but for "mỗi xã một mô hình" and "một lần".
_EACH = LazyPattern(r"(?<!\w)mỗi(?!\w)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as printed. ``start`` is where its comparing words begin, ``end`` where the number
    (and "%") ends; ``is_multiple`` tells that it says how many times as much ("gấp đôi").
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
    is_multiple: bool = False

    @property
    def fraction_in_words(self) -> bool:
        """Whether it is a part of a whole ("một nửa", "hai phần ba")."""
        return self.in_words and self.of is not None


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
    if found["compare"] or found["word"] in FRACTIONS or masked.startswith(" lần", found.end()):
        return False
    if _TIMES_OVER.search(masked, start, found.start()):
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
    is_part = _REACHES.search(compare) and _CUT_ITSELF.search(masked, piece, found.start())
    is_cut = (goes_on or bool(cuts)) and not is_level and not is_part
    part = FRACTIONS.get(found["word"] or "")
    low = part[0] if part else value_of(found["low"] or found["word"])
    highest = found["high"] or found["higher"]
    high = value_of(highest) if highest else None
    of = part[1] if part else value_of(found["of"]) if found["of"] else None
    sign = -1 if is_cut else 1
    return Amount(
        start=found.start() if base is None else base,
        end=found.end(),
        comparator=_comparator(compare, up["way"] if up else None, is_cut=is_cut, zero=low == 0 and high is None),
        value=sign * low,
        upper=None if high is None else sign * high,
        of=of,
        percent=found.span("percent") if found["percent"] else None,
        compare=compare,
        is_cut=is_cut,
        up_end=up.end() if up else None,
        in_words=found["word"] is not None,
        is_multiple=found["word"] is not None and _TIMES_OVER.search(masked, piece, found.start()) is not None,
    )


def _compare(masked: str, found: re.Match[str], piece: int) -> str:
    """The comparing words; "quá", "trên" behind "không để" are "không quá", and "quá" alone compares nothing."""
    compare = (found["compare"] or "").strip()
    if compare in ("quá", "trên", "hơn", "vượt", "vượt quá") and _NOT_LET.search(masked, piece, found.start()):
        return "không quá"
    return "" if compare == "quá" else compare


def _comparator(compare: str, way: str | None, *, is_cut: bool, zero: bool) -> str:
    strict_more = _MORE.search(compare) is not None and not _NOT_MORE.search(compare)
    if is_cut:
        return "<" if strict_more else "<="
    if _LESS.search(compare):
        return "<"
    if strict_more:
        return ">"
    if zero and _LEVEL.fullmatch(compare):
        return "="
    return "<=" if way == "xuống" or _WITHIN.search(compare) else ">="
