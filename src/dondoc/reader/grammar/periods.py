"""The period that a plan says it covers: "năm 2026", "giai đoạn 2026 - 2030", "từ ngày ký đến ngày ..."."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.labels import read_label
from dondoc.reader.passage import Passage, passage
from dondoc.reader.plan import Period, Text
from dondoc.reader.rules import Basis, basis
from dondoc.reader.source import Source

_DAY = r"(?:ngày\s+)?(\d{1,2})\s*(?:/|-|\.|\s+tháng\s+)\s*(\d{1,2})\s*(?:/|-|\.|\s+năm\s+)\s*(\d{4})"
_SIGNED = r"ngày\s+(?:ký|ban hành)(?:\s+ban hành)?(?:\s+[Kk]ế hoạch)?(?:\s+này)?"
_UP_TO = r"\s+(?:cho\s+)?đến\s+(?:hết\s+)?"
_FROM_SIGNING = LazyPattern(rf"từ\s+{_SIGNED}{_UP_TO}{_DAY}", re.IGNORECASE)
# "từ ngày ký ban hành đến hết năm 2027", "... đến hết tháng 6/2027"
_FROM_SIGNING_UP_TO = LazyPattern(
    rf"từ\s+{_SIGNED}\s+(?:cho\s+)?đến\s+(?:hết\s+|cuối\s+)*(?:tháng\s+(?P<month>\d{{1,2}})\s*(?:/|-|\s+năm\s+)\s*|năm\s+)"
    r"(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
# "từ 15/4 đến 15/5/2026", "từ ngày 01 đến ngày 30 tháng 6 năm 2026": the first day leaves out what the last one says.
_FROM_SHORT_DAY = LazyPattern(
    rf"từ\s+(?:ngày\s+)?(?P<day>\d{{1,2}})(?:\s*(?:/|-|\.|\s+tháng\s+)\s*(?P<month>\d{{1,2}}))?{_UP_TO}{_DAY}",
    re.IGNORECASE,
)
_FROM_MONTH = LazyPattern(
    r"từ\s+tháng\s+(?P<month>\d{1,2})(?:\s*(?:/|-|\s+năm\s+)\s*(?P<year>\d{4}))?\s+(?:cho\s+)?đến\s+(?:hết\s+)?"
    r"tháng\s+(?P<last>\d{1,2})\s*(?:/|-|\s+năm\s+)\s*(?P<last_year>\d{4})",
    re.IGNORECASE,
)
_FROM_DAY = LazyPattern(rf"từ\s+{_DAY}{_UP_TO}{_DAY}", re.IGNORECASE)
_YEARS = LazyPattern(
    r"(?:giai đoạn|thời kỳ|các năm|trong năm|năm|nhiệm kỳ)\s+\(?(?:từ\s+)?(?:năm\s+)?(\d{4})"
    r"\s*(?:-|–|—|(?:cho\s+)?đến(?:\s+hết)?(?:\s+năm)?|và(?:\s+năm)?(?=\s+\d{4}))\s*(\d{4})",
    re.IGNORECASE,
)
_SCHOOL_YEAR = LazyPattern(r"năm học\s+(\d{4})\s*[-–—]\s*(\d{4})", re.IGNORECASE)
_MONTHS = LazyPattern(
    r"(?P<half>6|06|sáu|9|09|chín)\s+tháng\s+(?P<which>đầu|cuối)\s+năm\s+(?P<year>\d{4})", re.IGNORECASE
)
_QUARTER = LazyPattern(r"quý\s+(IV|I{1,3}|[1-4])\s*(?:/|năm\s+|-)\s*(\d{4})", re.IGNORECASE)
_QUARTERS_RANGE = LazyPattern(
    r"quý\s+(IV|I{1,3}|[1-4])\s*(?:,|-|–|và|đến)\s*(?:quý\s+)?(IV|I{1,3}|[1-4])\s*(?:/|năm\s+|-)\s*(\d{4})",
    re.IGNORECASE,
)
_MONTH = LazyPattern(r"\btháng\s+(\d{1,2})\s*(?:/|năm\s+|-)\s*(\d{4})", re.IGNORECASE)
_YEAR = LazyPattern(r"năm\s+(\d{4})\b(?!\s*(?:-|–|và các năm|và những năm))", re.IGNORECASE)
# "Năm An toàn giao thông 2026"
_NAMED_YEAR = LazyPattern(r"\bNăm\s+(?:[^\W\d_]+\s+){1,7}(\d{4})\b")
# A year that belongs to a date, a document, an aim or a comparison says nothing of the period.
_OTHER_YEAR = LazyPattern(
    r"(?:tháng\s+\d{1,2}|ngày\s+\d{1,2}|đến|đến hết|trước|từ|so với|tầm nhìn|Luật.{0,60}|số\s+\S+)\s+$",
    re.IGNORECASE,
)
# A stretch of years is the plan's own, whatever stands before it, but for these.
# "bầu cử đại biểu Hội đồng nhân dân nhiệm kỳ 2026 - 2031": the term is that of those elected, not of the plan.
_TERM = LazyPattern(r"nhiệm kỳ", re.IGNORECASE)
_ELECTED = LazyPattern(r"\b(?:bầu cử|đại biểu|đại hội|ứng cử|nhân sự|khóa [IVX\d]+)\b[^.;]{0,160}$", re.IGNORECASE)
# "vụ Đông Xuân năm 2026 - 2027": a season over the new year, not its two years.
_SEASON = LazyPattern(r"\b(?:niên vụ|(?:vụ|mùa)\s+(?:[^\W\d_]+[\s,]+){1,4})$", re.IGNORECASE)
_STAGE = LazyPattern(r"giai đoạn|thời kỳ|các năm", re.IGNORECASE)
_OUTLOOK = LazyPattern(r"(?:so với|tầm nhìn|trước|đến|đến hết)\s+$", re.IGNORECASE)
_TIME_HEADING = LazyPattern(
    r"(?:\W|\d|[IVX])*(?:thời gian|thời hạn|thời điểm)(?: (?:thực hiện|triển khai|tổ chức|áp dụng))*\s*[:.]?",
    re.IGNORECASE,
)
_PLAN_RUNS = LazyPattern(
    r"(?:[Kk]ế hoạch|[Tt]háng (?:hành động|cao điểm)|[Đđ]ợt cao điểm)[^,;.]{0,60}(?:triển khai|thực hiện|"
    r"diễn ra)[^,;.]{0,20} từ "
)
_TIME_HEADING_ALONE = LazyPattern(
    r"(?:\W|\d|[IVX])*(?:thời gian|thời hạn|thời điểm)\b[^\d:;]{0,60}[:.]?",
    re.IGNORECASE,
)
# "Kế hoạch thực hiện từ ngày ..." below such a heading; a bullet is a phase of the plan.
_RANGE_FIRST = LazyPattern(r"[^\W\d_][^;:]{0,60}\bđến\b|từ\b", re.IGNORECASE)
_RUNS = LazyPattern(
    r"(?:ban hành|xây dựng|lập|đề ra)\s+(?:\w+\s+)?kế hoạch\b[^.;]*?(?:;\s+(?=thời (?:gian|hạn)))?"
    r"(?:thời (?:gian|hạn)|thực hiện|triển khai)[^.;\d]{0,40}?\s(?P<from>từ (?:ngày |tháng )?\d)",
    re.IGNORECASE,
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_TITLE = basis("head.period.title")
_ISSUING = basis("head.period.issuing")
_STATED = basis("head.period.stated")
_ISSUES = LazyPattern(r"ban hành\s+(?:\w+\s+)?[Kk]ế hoạch")


def find_period(title: Text | None, opening: Sequence[Passage], signed: str | None, source: Source) -> Period | None:
    """The period from the title, else from the words that issue the plan; their days go before a year in the title."""
    titled = _read(passage(source, title.span), signed, _TITLE) if title is not None else None
    running = next(filter(None, (_running(part, signed) for part in opening)), None)
    if titled is not None:
        return running if running is not None and overlap(running, titled) else titled
    for part in _issuing_words(opening):
        found = _read(part, signed, _ISSUING)
        if found:
            return found
    return None


def find_stated_period(paragraphs: Iterable[tuple[Passage, bool]], signed: str | None) -> Period | None:
    """The period from a paragraph of the body that is about the time of the plan.

    With each paragraph it is told whether it stands under one activity; then "Thời gian: ..." is that of the activity.
    """
    below_heading = False
    for paragraph, of_activity in paragraphs:
        ranged = below_heading and _RANGE_FIRST.match(paragraph.text)
        text = paragraph.text
        label = _after_label(text)
        runs = _FROM_SIGNING.search(text) or _FROM_SIGNING_UP_TO.search(text) or _PLAN_RUNS.match(text, label)
        if runs or (not of_activity and (ranged or _TIME_HEADING.match(text, label))):
            found = _read(paragraph, signed, _STATED)
            if found:
                return found
        below_heading = _TIME_HEADING_ALONE.fullmatch(paragraph.text) is not None
    return None


def _after_label(text: str) -> int:
    label = read_label(text)
    return label.end if label else 0


def overlap(one: Period, other: Period) -> bool:
    """Whether two periods share a day: a campaign over the new year lies in the year of its title only in part."""
    return one.start <= other.end and other.start <= one.end


def _issuing_words(opening: Sequence[Passage]) -> Iterable[Passage]:
    for paragraph in opening:
        found = _ISSUES.search(paragraph.text)
        if found:
            yield paragraph.part(found.end())


def _running(paragraph: Passage, signed: str | None) -> Period | None:
    """ "... lập kế hoạch như sau (thời gian thực hiện từ ngày ... đến ngày ...)"."""
    found = _RUNS.search(paragraph.text)
    return _read(paragraph.part(found.start("from")), signed, _ISSUING) if found else None


def _read(text: Passage, signed: str | None, found_by: Basis) -> Period | None:
    for pattern, bounds in _READERS:
        for found in pattern.finditer(text.text):
            before = text.text[: found.start()]
            if _TERM.match(found[0]) and _ELECTED.search(before):
                continue
            if pattern is _YEARS and not _STAGE.match(found[0]) and _SEASON.search(before):
                continue
            if (_OUTLOOK if pattern is _YEARS else _OTHER_YEAR).search(before):
                continue
            days = bounds(found, signed)
            if days:
                return Period(days[0].isoformat(), days[1].isoformat(), text.span(*found.span()), basis=found_by)
    return None


Days = tuple[date, date] | None


def _days(start: tuple[int, int, int], end: tuple[int, int, int]) -> Days:
    try:
        first, last = date(*start), date(*end)
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _months(year: int, first: int, last: int) -> Days:
    if not (1 <= first <= last <= 12 and 1900 < year < 2200):
        return None
    return _days((year, first, 1), (year, last, monthrange(year, last)[1]))


def _from_signing(found: re.Match[str], signed: str | None) -> Days:
    day, month, year = (int(part) for part in found.groups())
    if signed is None:
        return None
    start = date.fromisoformat(signed)
    return _days((start.year, start.month, start.day), (year, month, day))


def _from_signing_up_to(found: re.Match[str], signed: str | None) -> Days:
    year, month = int(found["year"]), int(found["month"] or 12)
    if signed is None or not 1 <= month <= 12:
        return None
    start = date.fromisoformat(signed)
    return _days((start.year, start.month, start.day), (year, month, monthrange(year, month)[1]))


def _from_short_day(found: re.Match[str], signed: str | None) -> Days:
    day, month = int(found["day"]), found["month"]
    last_day, last_month, year = (int(part) for part in found.groups()[2:])
    first_month = int(month) if month else last_month
    return _days((year - (first_month > last_month), first_month, day), (year, last_month, last_day))


def _from_month(found: re.Match[str], signed: str | None) -> Days:
    first, last, end = int(found["month"]), int(found["last"]), int(found["last_year"])
    start = int(found["year"]) if found["year"] else end - (first > last)
    if not 1 <= last <= 12:
        return None
    return _days((start, first, 1), (end, last, monthrange(end, last)[1]))


def _from_day(found: re.Match[str], signed: str | None) -> Days:
    day, month, year, last_day, last_month, last_year = (int(part) for part in found.groups())
    return _days((year, month, day), (last_year, last_month, last_day))


def _years(found: re.Match[str], signed: str | None) -> Days:
    return _days((int(found[1]), 1, 1), (int(found[2]), 12, 31))


def _school_year(found: re.Match[str], signed: str | None) -> Days:
    return _days((int(found[1]), 9, 1), (int(found[2]), 5, 31))


def _part_of_year(found: re.Match[str], signed: str | None) -> Days:
    count = 6 if found["half"] in ("6", "06", "sáu") else 9
    first = 1 if found["which"] == "đầu" else 13 - count
    return _months(int(found["year"]), first, first + count - 1)


def _quarter(found: re.Match[str], signed: str | None) -> Days:
    number = _QUARTERS.get(found[1].upper()) or int(found[1])
    return _months(int(found[2]), 3 * number - 2, 3 * number)


def _quarters(found: re.Match[str], signed: str | None) -> Days:
    first, last = (_QUARTERS.get(part.upper()) or int(part) for part in found.groups()[:2])
    return _months(int(found[3]), 3 * first - 2, 3 * last)


def _month(found: re.Match[str], signed: str | None) -> Days:
    return _months(int(found[2]), int(found[1]), int(found[1]))


def _year(found: re.Match[str], signed: str | None) -> Days:
    return _months(int(found[1]), 1, 12)


_READERS: tuple[tuple[LazyPattern, Callable[[re.Match[str], str | None], Days]], ...] = (
    (_FROM_SIGNING, _from_signing),
    (_FROM_SIGNING_UP_TO, _from_signing_up_to),
    (_FROM_DAY, _from_day),
    (_FROM_SHORT_DAY, _from_short_day),
    (_FROM_MONTH, _from_month),
    (_SCHOOL_YEAR, _school_year),
    (_YEARS, _years),
    (_MONTHS, _part_of_year),
    (_QUARTERS_RANGE, _quarters),
    (_QUARTER, _quarter),
    (_MONTH, _month),
    (_YEAR, _year),
    (_NAMED_YEAR, _year),
)
