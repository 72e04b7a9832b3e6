"""Due dates of the calendar: a trigger, perhaps an hour and a weekday, and a moment; ranges and
lists of days too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.reader.clauses.dates import Moment
from dondoc.reader.clauses.deadlines.hours import HOUR, time_of
from dondoc.reader.clauses.deadlines.triggers import TRIGGER, is_strong
from dondoc.reader.clauses.deadlines.when import DATED, When
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.moments import DAY, MOMENT, YEAR, moment_of
from dondoc.reader.clauses.verbs import begins_with_verb

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
    r":\s(?=(?:tháng|quý|ngày|tuần)\s))"
)
_WEEKDAY = r"(?:(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),?\s(?=\(?ngày))?\(?"
_DAY_SPAN = r"(?:(?:ngày\s)?\d{1,2}\s?(?:[-–]|,|và)\s?(?=(?:ngày\s)?\d{1,2}(?:/|\s?(?:,|và)\s?\d)))*"
_WHEN = LazyPattern(
    rf"(?<!\w)(?:{_RANGE}|{TRIGGER}|"
    rf"{_LABEL}|{_ROUND})(?:{HOUR},?\s(?:của\s)?)?{_WEEKDAY}{_DAY_SPAN}(?:{MOMENT}){_NEXT_YEAR}"
)
_ALONE = LazyPattern(
    rf":\s(?:(?:vào\s)?(?:(?:sáng|trưa|chiều|tối|đêm)\s|{HOUR},?\s))?{_WEEKDAY}(?=ngày\s\d)(?:{MOMENT})"
    r"(?=\s?(?:\([^()]*\))?\s?[;.]?\s?$|\s(?:tại|ở)\s)"
)
# "Sơ kết 03 năm thi hành Luật: năm 2029."; "Tập huấn cho cán bộ: Quý III và Quý IV năm 2026"
_STRETCH = LazyPattern(rf":\s(?=(?:tháng|quý|năm|giai đoạn)\s)(?:{MOMENT})(?=\s?[;.]|\s?$)")
# "công bố kết quả ngày 26/3/2027": a whole date that ends the clause of its work.
_DATED = LazyPattern(rf"(?<=[^\W\d]\s)(?:đúng\s)?(?=ngày\s\d)(?:{MOMENT})(?=\s?(?:[;.,)]|$))")
_OF_ANOTHER = LazyPattern(r"(?<!\w)(?:từ|đến|của|theo|tại|sau|trước|ngày|là|vào|họp|phiên|số)\s$")
_LEVEL = LazyPattern(r"[\s–-]*(?:cấp|vòng|đợt|lần|bước)\s[^\W_]+(?:\s[^\W\d]+)?\s$")
_OTHER_DAY = LazyPattern(
    r"(?<!\w)(?:sinh|ngày cấp|ký|ban hành|thành lập|kỷ niệm|hưởng ứng|hiệu lực|căn cứ|số liệu|chốt)(?!\w)[^:]*$"
)
_MONTH_LISTED = LazyPattern(r"(?P<month>\d{1,2})(?=\s?(?:,|và)\s?(?:tháng\s)?\d)")
_NEXT_IN_LIST = LazyPattern(
    r"(?:\s?\([^()]{1,30}\))?(?:,\s?(?:và\s)?|\svà\s)(?=(?:ngày\s)?\d{1,2}(?:\s?/|\stháng\s\d))"
)


def find_dates(folded: str, start: int, end: int) -> Iterator[When]:
    """Every moment that a trigger or a range makes due, each day of a printed list by itself."""
    for found in _WHEN.finditer(folded, start, end):
        trigger = found["range"] or found["trigger"] or found["label"] or found["round"]
        moment = moment_of(found)
        if moment is None or not (found["range"] or found["label"] or found["round"] or is_strong(trigger)):
            continue
        listed = _months(folded, found, trigger)
        yield from listed
        own = (found.start("m3") if listed else found.start(), found.end())
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
    yield from _alone(folded, start, end)
    yield from _dated(folded, start, end)


def _alone(folded: str, start: int, end: int) -> Iterator[When]:
    """The day that is all that stands behind a colon: "Vòng chung kết: ngày 20/5/2026"."""
    if stretch := _STRETCH.search(folded, start, end):
        moment = moment_of(stretch)
        if moment is not None and begins_with_verb(folded, start + (folded[start] in " –-+")):
            yield When((stretch.start() + 2, stretch.end()), "trong", moment)
        return
    found = _ALONE.search(folded, start, end)
    moment = moment_of(found) if found else None
    if found is None or moment is None or _OTHER_DAY.search(folded, start, found.start()):
        return
    yield When((found.start() + 2, found.end()), "ngày", moment, time=time_of(found))


def _dated(folded: str, start: int, end: int) -> Iterator[When]:
    """Each whole date without a word before it that ends a clause of work; that of a paper or an occasion is none."""
    for found in _DATED.finditer(folded, start, end):
        moment = moment_of(found)
        clause = max(folded.rfind(sign, start, found.start()) for sign in ",;:") + 1 or start
        if moment is None or moment.day is None or moment.year is None:
            continue
        if _OF_ANOTHER.search(folded, clause, found.start()) or _OTHER_DAY.search(folded, clause, found.start()):
            continue
        first = clause + (len(folded[clause:]) - len(folded[clause:].lstrip(" –-+")))
        if begins_with_verb(folded, first) or _LEVEL.fullmatch(folded, clause, found.start()):
            yield When(found.span(), DATED, moment)


def _months(folded: str, found: re.Match[str], trigger: str) -> list[When]:
    """The months before the last of "trong tháng 5 và tháng 10/2026"."""
    if not found["m3"]:
        return []
    year = int(found["y3"]) if found["y3"] else None
    months: list[When] = []
    for month in _MONTH_LISTED.finditer(folded, found.start(), found.end("m3")):
        start = month.start("month") if months else found.start()
        if 1 <= int(month["month"]) <= 12:
            months.append(When((start, month.end("month")), trigger, Moment(int(month["month"]), year=year)))
    return months


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
