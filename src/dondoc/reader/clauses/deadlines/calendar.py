"""Due dates of the calendar: a trigger, perhaps an hour and a weekday, and a moment; ranges and
lists of days too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.reader.clauses.dates import Moment
from dondoc.reader.clauses.deadlines.hours import HOUR, time_of
from dondoc.reader.clauses.deadlines.triggers import TRIGGER, is_strong
from dondoc.reader.clauses.deadlines.undirected import WEEKDAY, find_alone, find_dated
from dondoc.reader.clauses.deadlines.when import When
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.moments import DAY, MOMENT, QUARTERS, YEAR, moment_of

_NEXT_YEAR = (
    r"(?P<next>\s(?:của\s)?năm\s(?:sau|kế tiếp|tiếp theo|liền kề|kế sau|liền sau))?"
    r"(?P<previous>\s(?:của\s)?năm\s(?:liền\s)?trước(?:\sliền kề)?(?!\w))?"
)
_FIRST = (
    rf"(?:(?:ngày\s)?\d{{1,2}}(?:\s?[/.-]\s?\d{{1,2}}(?:\s?[/.-]\s?{YEAR})?|"
    rf"\s?tháng\s\d{{1,2}}(?:\snăm\s{YEAR})?)?"
    rf"|tháng\s\d{{1,2}}(?:\s?/\s?{YEAR}|\snăm\s{YEAR})?|quý\s(?:iv|i{{1,3}}|"
    rf"[1-4])(?:\s?/\s?{YEAR}|\snăm\s{YEAR})?"
    r"|nay|ngày ký(?:\sban hành)?(?:\skế hoạch)?(?:\snày)?|đầu năm)"
)
_RANGE = (
    rf"(?P<range>từ\s(?:đầu\s)?(?:{_FIRST}\s?(?:đến|tới|sang|thành|[-–])\s?(?:hết\s|cuối\s)*|"
    rf"(?=tháng\s\d{{1,2}}\s?[-–]\s?\d)))"
)
# "Thời gian: 01 ngày (buổi sáng), thứ Sáu, ngày 31/7": how long it lasts and the time of day stand before the day.
_LASTING = (
    r"(?:(?:\d{1,2}(?:[.,/]\d{1,2})?|½|nửa|một)\s(?:ngày|buổi)(?:\s\([^()]{1,30}\))?,?\s)?"
    r"(?:(?:vào\s)?(?:buổi\s)?(?:sáng|chiều|tối),?\s)?"
)
_LABEL = (
    rf"(?P<label>(?:thời gian|thời hạn|tiến độ|hạn|hoàn thành(?=:))[^,;.:]{{0,40}}:\s{_LASTING}"
    r"(?:từ\s(?=\d{1,2}\s?(?:giờ|h|:)[^;.,–-]{0,40}\d{4}\s?(?:[;.,]|$|tại)))?|"
    r"(?:thời hạn|hạn (?:chót|cuối|nộp))[^,;.:\d]{0,40}(?<!từ)(?<!từ ngày)\s(?=ngày\s\d|\d{1,2}/))"
)
_ROUND = (
    r"(?P<round>(?<!\w)(?:lần|đợt|giai đoạn|vòng|kỳ|bước)\s(?:thứ\s)?(?:\d{1,2}|[ivx]{1,4}|một|hai|ba|nhất|cuối)"
    r":\s(?=(?:tháng|quý|ngày|tuần)\s)|"
    # "02 đợt (đợt 1 tháng 4/2026, đợt 2 tháng 10/2026)"
    r"(?:(?<=\()|(?<=, )|(?<=; ))(?:lần|đợt|vòng)\s(?:\d{1,2}|[ivx]{1,4})\s(?=(?:tháng|quý)\s\S+[^,;()]*(?:[,;)]|$)))"
)
_DAY_SPAN = r"(?:(?:ngày\s)?\d{1,2}\s?(?:[-–]|,|và)\s?(?=(?:ngày\s)?\d{1,2}(?:/|\s?(?:,|và)\s?\d)))*"
_WHEN = LazyPattern(
    rf"(?<!\w)(?:{_RANGE}|{TRIGGER}|"
    rf"{_LABEL}|{_ROUND})(?:{HOUR},?\s(?:của\s)?)?{WEEKDAY}{_DAY_SPAN}(?:{MOMENT}){_NEXT_YEAR}"
)
_MAY_HOLD = LazyPattern(r"\d|quý [iv]")
_MONTH_LISTED = LazyPattern(r"(?<![\d/])(?P<part>\d{1,2})(?:/(?P<year>(?:19|20)\d\d))?(?=\s?(?:,|và)\s?(?:tháng\s)?\d)")
_QUARTER_LISTED = LazyPattern(
    r"(?<![\w/])(?P<part>iv|i{1,3}|[1-4])(?:/(?P<year>(?:19|20)\d\d))?(?=\s?(?:,|và)\s?(?:quý\s)?(?:iv|i{1,3}|[1-4])(?!\w))"
)
_NEXT_IN_LIST = LazyPattern(
    r"(?:\s?\([^()]{1,30}\))?(?:,\s?(?:và\s)?|\svà\s)(?=(?:ngày\s)?\d{1,2}(?:\s?/|\stháng\s\d))"
)


def find_dates(folded: str, start: int, end: int) -> Iterator[When]:
    """Every moment that a trigger or a range makes due, each day of a printed list by itself."""
    if not _MAY_HOLD.search(folded, start, end):
        return
    for found in _WHEN.finditer(folded, start, end):
        trigger = found["range"] or found["trigger"] or found["label"] or found["round"]
        moment = moment_of(found)
        if moment is None or not (found["range"] or found["label"] or found["round"] or is_strong(trigger)):
            continue
        listed = _parts(folded, found, trigger)
        yield from listed
        own = (found.start("m3" if found["m3"] else "q") if listed else found.start(), found.end())
        last = When(
            own,
            trigger,
            moment,
            time=time_of(found),
            next=found["next"] is not None,
            previous=found["previous"] is not None,
        )
        yield last
        if moment.day is not None:
            yield from _listed(folded, last, end)
    yield from find_alone(folded, start, end)
    yield from find_dated(folded, start, end)


def _parts(folded: str, found: re.Match[str], trigger: str) -> list[When]:
    """The months before the last of "trong tháng 5 và tháng 10/2026", and the quarters of "trong quý I, III"."""
    name, pattern, length = ("m3", _MONTH_LISTED, 1) if found["m3"] else ("q", _QUARTER_LISTED, 3)
    if not found[name]:
        return []
    printed = found["y3" if name == "m3" else "y4"]
    parts: list[When] = []
    for part in pattern.finditer(folded, found.start(), found.end(name)):
        month = int(part["part"]) if name == "m3" else length * QUARTERS[part["part"]]
        last = moment_of(found)
        goes_on = part["year"] is not None and last is not None and last.month - month == length
        if 1 <= month <= 12 and not goes_on:  # "tháng 6/2026 và tháng 7/2026" are one stretch
            start = part.start("part") if parts else found.start()
            year = part["year"] or printed
            moment = Moment(month, months=length, year=int(year) if year else None)
            parts.append(When((start, part.end()), trigger, moment))
    return parts


def _listed(folded: str, first: When, end: int) -> Iterator[When]:
    """The further days of "trước các ngày 15/6, 15/9 và 15/12/2026"."""
    here = first.span[1]
    while comma := _NEXT_IN_LIST.match(folded, here, end):
        day = DAY.match(folded, comma.end(), end)
        moment = moment_of(day) if day else None
        if day is None or moment is None:
            return
        yield When(day.span(), first.trigger, moment, listed=True)
        here = day.end()
