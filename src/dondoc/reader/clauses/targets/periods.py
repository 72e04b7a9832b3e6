"""How often a number is to be reached, by when, and for whom each: "/năm", "đến năm 2030", "mỗi xã"."""

from __future__ import annotations

import re

from dondoc.reader.clauses.context import Context
from dondoc.reader.clauses.dates import Moment
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.masking import BLANK
from dondoc.reader.clauses.moments import MOMENT, moment_of
from dondoc.reader.clauses.verbs import begins_with_verb, find_verb
from dondoc.reader.source import Span

_BY = LazyPattern(
    r"(?P<marker>(?:đến|tới|hết|cuối|trước|trong|vào|ngày|xong|hoàn thành)\s(?:hết\s|cuối\s|trước\s|trong\s|ngày\s)*|"
    rf"(?P<bare>(?<![^\s,(])))(?:{MOMENT})"
)
_COMPARED = LazyPattern(r"(?:so với|cùng kỳ|từ|sau|sang)\s(?:(?:cuối|cùng kỳ|đầu|bình quân|trung bình|mức)\s){0,2}$")
# "bằng 105% kế hoạch năm 2025"; "xây dựng kế hoạch trước ngày 30/6" is by that day.
_PLANNED = LazyPattern(r"(?:kế hoạch|chỉ tiêu)\s(?:cả\s)?$")
# "100% văn bản thuộc Chương trình năm 2026 được trình đúng hạn": the year is that of the programme.
_PROGRAMME = LazyPattern(
    r"(?:theo|thuộc|trong)\s(?:các\s)?(?:chương trình|kế hoạch|đề án|danh mục|dự toán)(?!\w)[^,;.]*$"
)
# "hộ nghèo (theo chuẩn nghèo giai đoạn 2026 - 2030)": the years are those of the yardstick.
_YARDSTICK = LazyPattern(
    r"(?<!\w)(?:theo\s(?:[^\W\d]+\s){0,3}?(?:chuẩn|tiêu chí|quy hoạch)|chuẩn nghèo)\s(?:[^\W\d]+\s){0,5}$"
)
_PREDICATE = LazyPattern(r"\s(?:được|phải|có|đạt|hoàn thành)(?!\w)")
_SHARE_DONE = LazyPattern(r"(?<!\w)hoàn thành\s$")
_SINCE = LazyPattern(r"so (?:với|cùng kỳ)[^,;.]*$")
_MAY_DATE = LazyPattern(
    r"(?:năm|đến) (?:học )?\d{4}|20\d\d(?::| là| đạt)|giai đoạn|quý|tháng|ngày \d|\d/\d|\d{4}\s?[-–]\s?\d{4}"
)
_STAGE_END = LazyPattern(r"(?:hết|cuối|kết thúc|trong) (?:cả )?giai đoạn(?! (?:từ )?(?:năm )?\d)")
_SOME_NUMBER = LazyPattern(
    r"(?<![\d/.,–-])(?<!năm )(?<!tháng )(?<!ngày )(?<!quý )(?<!- )(?<!– )"
    r"(?:\d[\d.,]*(?:\s?[%‰]|\s(?!(?:năm|tháng)\s\d)[^\W\d])|\d{1,5}/\d{1,5}\s(?!năm\s)[^\W\d])"
)
_CLAUSE_END = LazyPattern(r",\s|;")
# "..., hoàn thành trước ngày 15/5/2026.": what ends a sentence holds for every number before it.
_LAST_CLAUSE = LazyPattern(
    r"[,;]\s(?:(?:và|cơ bản|phải)\s)*(?:(?:[^\W\d]+\s){0,3}?"
    r"(?:hoàn thành|xong|kết thúc|nghiệm thu|bàn giao|đưa vào|thời gian|thời hạn|"
    r"tiến độ|chậm nhất|muộn nhất)(?:\s[^\W\d]+){0,4}?[\s:]+)?"
    rf"(?P<marker>(?:(?:đến|hết|cuối|trước|trong|vào|ngày|là|năm)\s)*)(?:{MOMENT})\W*$"
)
# "... được quán triệt đầy đủ hoàn thành trong Quý II/2026."
_DONE_BY = LazyPattern(
    rf"[^\W\d]\s(?:hoàn thành|xong)\s(?P<marker>(?:(?:đến|hết|cuối|trước|trong|vào|ngày)\s)+)(?:{MOMENT})\W*$"
)
_LAST_CLAUSE_MOST = 90
# "Quý I đạt 20%; 6 tháng đạt 50%; cả năm đạt 100%"
_OF_YEAR = LazyPattern(
    r"(?:^|(?<=[,;:(]\s)|(?<=và\s)|(?<=[-+]\s))(?:(?P<whole>cả năm\s)|0?6 tháng[\s:]+(?:(?:phải|thực hiện|là)\s)*$)"
)
_BRACKET = LazyPattern(r"\([^()]*\)")
# Months of a stretch that sets a time without a word before it: "Năm 2026, ..."; at a clause's head "Quý III, ..." too.
_YEAR = 12
_QUARTER = 3
_PLAIN_NOUN = LazyPattern(
    r",\s(?!(?:và|có|đạt|được|bảo đảm|đảm bảo|phấn đấu|trong đó|tăng|giảm|góp|nhằm|để|không)\s)"
    rf"(?:[^\W\d]+\s){{1,6}}(?:đến|hết|cuối|trước|trong|vào)\s(?:hết\s|cuối\s|ngày\s)*(?:{MOMENT})"
)
_EACH_NAMED = r"(?!theo|tùy|trong|đến|khi|nếu|vào|phấn|có|phải)[^\W\d]+(?:\s[^\W\d]+){0,3}?"
_PER = LazyPattern(
    r"(?<!\w)(?:mỗi|từng)\s(?!năm|quý|tháng|tuần|học kỳ|ngày|khi|lần)(?P<who>(?:(?!có |phải |"
    r"được |đạt |cần |sẽ )(?:[^,;.\d\x00]|"
    r",(?=\s(?:xã|phường|đặc khu|thị trấn|thôn|bản|ấp|làng|buôn|khu phố|tổ dân phố|ngành|đơn vị|địa phương)[\s,])|"
    # "mỗi sở, ngành, UBND cấp xã có ..."
    rf",(?=\s{_EACH_NAMED}(?:,\s{_EACH_NAMED}){{0,4}}\s(?:có|phải|được|đạt|cần|sẽ)\s)))+)"
)


def per_of(text: str, folded: str, start: int, end: int) -> Span | None:
    """What "mỗi xã" names before the number."""
    found = list(_PER.finditer(folded, start, end))
    if not found:
        return None
    who, stop = found[-1].span("who")
    verb = find_verb(text, who, stop)
    return who, stop if verb is None else verb


def by_of(folded: str, before: Span, amount: Span, ends: Span, context: Context) -> str | None:
    """The last day by which: printed right after the number, else before it, else before the
    numbers ahead of it.

    ``before`` is where the sentence begins and where the number's own clause begins; ``ends`` is where the next
    number stands and where the own clause ends. The base of a comparison ("so với năm 2025") is none.
    """
    sentence, piece = before
    following = max(ends)
    if not _MAY_DATE.search(folded, sentence, following):
        return None
    clause = _clause_end(folded, amount[1], following)
    after = _behind(folded, amount[1], clause, context) or _behind(
        folded, clause, _noun_goes_on(folded, clause, ends[1]), context
    )
    if after:
        return after[0]
    if context.year is not None and (part := _OF_YEAR.search(folded, piece, amount[0])):
        return f"{context.year}-{'12-31' if part['whole'] else '06-30'}"
    ahead = _days(folded, piece, amount[0], True, context) or _days_above(folded, sentence, piece, context)
    if ahead:
        return ahead[-1]
    return context.period_end if _STAGE_END.search(folded, sentence, following) else None


def last_clause_day(folded: str, start: int, end: int, context: Context) -> str | None:
    """The day that the last clause of a sentence sets for all of it: "..., xong trước ngày 30/6/2026"."""
    first = max(start, end - _LAST_CLAUSE_MOST)
    if not _MAY_DATE.search(folded, first, end):
        return None
    if done := _DONE_BY.search(folded, first, end):
        moment = moment_of(done)
        return None if moment is None else _in_plan(_last_day(moment, done["marker"], context), context)
    for mark in _CLAUSE_END.finditer(folded, first, end):
        found = _LAST_CLAUSE.match(folded, mark.start(), end)
        moment = moment_of(found) if found else None
        if found and moment is not None:
            return _in_plan(_last_day(moment, found["marker"], context), context)
    return None


def _clause_end(folded: str, start: int, end: int) -> int:
    """Where the clause ends: at a comma, those inside brackets left out."""
    for mark in _CLAUSE_END.finditer(folded, start, end):
        if folded.count("(", start, mark.start()) <= folded.count(")", start, mark.start()):
            return mark.start()
    return end


def _noun_goes_on(folded: str, comma: int, end: int) -> int:
    """Where a clause ends that a comma inside a noun does not: "lắp đặt phòng vắt, trữ sữa mẹ trước năm 2029"."""
    while comma < end and _PLAIN_NOUN.match(folded, comma, end) and not begins_with_verb(folded, comma + len(", ")):
        comma = _clause_end(folded, comma + 1, end)
    return comma


def _behind(folded: str, start: int, end: int, context: Context) -> list[str]:
    """The days behind a number; one inside brackets only where none stands free."""
    if "(" in folded[start:end]:
        free = _BRACKET.sub(lambda found: BLANK * len(found[0]), folded[:end])
        return _days(free, start, end, True, context) or _days(folded, start, end, True, context)
    return _days(folded, start, end, True, context)


def _days(folded: str, start: int, end: int, bare_years: bool, context: Context) -> list[str]:
    found = (_day(folded, match, start, bare_years, context) for match in _BY.finditer(folded, start, end))
    return [day for day in found if day is not None]


def _days_above(folded: str, start: int, end: int, context: Context) -> list[str]:
    """The days ahead of the numbers before this one; one behind a number and a semicolon after it is that number's."""
    days: list[str] = []
    for found in _BY.finditer(folded, start, end):
        first = folded.rfind(";", start, found.start()) + 1 or start
        if folded.find(";", found.end(), end) >= 0 and _SOME_NUMBER.search(folded, first, found.start()):
            continue
        if (day := _day(folded, found, start, False, context)) is not None:
            days.append(day)
    return days


def _day(folded: str, found: re.Match[str], start: int, bare_years: bool, context: Context) -> str | None:
    moment = moment_of(found)
    before = folded[max(0, found.start() - 60) : found.start()]
    if _SHARE_DONE.search(before + (found["marker"] or "")) and moment is not None and moment.year is None:
        return None  # "hoàn thành 12/12 trạm"
    if moment is None or _COMPARED.search(before[-24:]) or _SINCE.search(before):
        return None
    if found["bare"] is not None:
        if _PLANNED.search(before[-24:]) or _YARDSTICK.search(before):
            return None
        leads = folded[start : found.start()].strip(" -–,“(và") == ""
        if moment.day is not None or moment.months < (_QUARTER if leads else _YEAR):
            return None
        if not (bare_years or leads or moment.start_year is not None):
            return None
        if not leads and _PREDICATE.match(folded, found.end()) and _PROGRAMME.search(before):
            return None
    return _in_plan(_last_day(moment, found["marker"] or "", context), context)


def _last_day(moment: Moment, marker: str, context: Context) -> str | None:
    year = moment.year or context.year
    if year is None:
        return None
    return moment.day_before(year) if "trước" in marker else moment.last_day(year)


def _in_plan(day: str | None, context: Context) -> str | None:
    """A day before the plan's own date is none by which it can reach anything."""
    return None if day is None or (context.date is not None and day < context.date) else day
