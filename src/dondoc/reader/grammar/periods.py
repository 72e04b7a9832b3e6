"""The period that a plan says it covers: "năm 2026", "giai đoạn 2026 - 2030", "từ ngày ký đến ngày ..."."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from dondoc.reader.passage import Passage, passage
from dondoc.reader.plan import Period, Text
from dondoc.reader.source import Source

_DAY = r"(?:ngày\s+)?(\d{1,2})\s*(?:/|-|\.|\s+tháng\s+)\s*(\d{1,2})\s*(?:/|-|\.|\s+năm\s+)\s*(\d{4})"
_SIGNED = r"ngày\s+(?:ký|ban hành)(?:\s+ban hành)?(?:\s+[Kk]ế hoạch)?(?:\s+này)?"
_UP_TO = r"\s+(?:cho\s+)?đến\s+(?:hết\s+)?"
_FROM_SIGNING = re.compile(rf"từ\s+{_SIGNED}{_UP_TO}{_DAY}", re.IGNORECASE)
_FROM_DAY = re.compile(rf"từ\s+{_DAY}{_UP_TO}{_DAY}", re.IGNORECASE)
_YEARS = re.compile(
    r"(?:giai đoạn|thời kỳ|các năm|trong năm|năm|nhiệm kỳ)\s+(\d{4})\s*(?:-|–|—|đến(?:\s+năm)?)\s*(\d{4})",
    re.IGNORECASE,
)
_SCHOOL_YEAR = re.compile(r"năm học\s+(\d{4})\s*[-–—]\s*(\d{4})", re.IGNORECASE)
_MONTHS = re.compile(
    r"(?P<half>6|06|sáu|9|09|chín)\s+tháng\s+(?P<which>đầu|cuối)\s+năm\s+(?P<year>\d{4})", re.IGNORECASE
)
_QUARTER = re.compile(r"quý\s+(IV|I{1,3}|[1-4])\s*(?:/|năm\s+|-)\s*(\d{4})", re.IGNORECASE)
_MONTH = re.compile(r"\btháng\s+(\d{1,2})\s*(?:/|năm\s+|-)\s*(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"năm\s+(\d{4})\b(?!\s*(?:-|–|và các năm|và những năm))", re.IGNORECASE)
# A year that belongs to a date, a document, an aim or a comparison says nothing of the period.
_OTHER_YEAR = re.compile(
    r"(?:tháng\s+\d{1,2}|ngày\s+\d{1,2}|đến|đến hết|trước|từ|so với|tầm nhìn|Luật.{0,60}|số\s+\S+)\s+$",
    re.IGNORECASE,
)
_TIME_HEADING = re.compile(
    r"(?:\W|\d|[IVX])*(?:thời gian|thời hạn|thời điểm)(?: (?:thực hiện|triển khai|tổ chức|áp dụng))*\s*[:.]?",
    re.IGNORECASE,
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
_ISSUES = re.compile(r"ban hành\s+(?:\w+\s+)?[Kk]ế hoạch")


def find_period(title: Text | None, opening: Sequence[Passage], signed: str | None, source: Source) -> Period | None:
    """The period from the title, else from the paragraph on time, else from the words that issue the plan."""
    if title is not None:
        found = _read(passage(source, title.span), signed)
        if found:
            return found
    for part in _issuing_words(opening):
        found = _read(part, signed)
        if found:
            return found
    return None


def find_stated_period(paragraphs: Iterable[Passage], signed: str | None) -> Period | None:
    """The period from a paragraph of the body that is about the time of the plan."""
    for paragraph in paragraphs:
        if _TIME_HEADING.match(paragraph.text) or _FROM_SIGNING.search(paragraph.text):
            found = _read(paragraph, signed)
            if found:
                return found
    return None


def is_within(part: Period, whole: Period) -> bool:
    """Whether a period narrows another one."""
    return whole.start <= part.start and part.end <= whole.end


def _issuing_words(opening: Sequence[Passage]) -> Iterable[Passage]:
    for paragraph in opening:
        found = _ISSUES.search(paragraph.text)
        if found:
            yield paragraph.part(found.end())


def _read(text: Passage, signed: str | None) -> Period | None:
    for pattern, bounds in _READERS:
        for found in pattern.finditer(text.text):
            if _OTHER_YEAR.search(text.text[: found.start()]):
                continue
            days = bounds(found, signed)
            if days:
                return Period(days[0].isoformat(), days[1].isoformat(), text.span(*found.span()))
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


def _month(found: re.Match[str], signed: str | None) -> Days:
    return _months(int(found[2]), int(found[1]), int(found[1]))


def _year(found: re.Match[str], signed: str | None) -> Days:
    return _months(int(found[1]), 1, 12)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str | None], Days]], ...] = (
    (_FROM_SIGNING, _from_signing),
    (_FROM_DAY, _from_day),
    (_SCHOOL_YEAR, _school_year),
    (_YEARS, _years),
    (_MONTHS, _part_of_year),
    (_QUARTER, _quarter),
    (_MONTH, _month),
    (_YEAR, _year),
)
