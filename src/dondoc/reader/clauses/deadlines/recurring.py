"""Days that recur each month, quarter, week or day: "ngày 18 hằng tháng", "ngày 15 tháng cuối quý",
"thứ Sáu hằng tuần".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.reader.clauses.deadlines.hours import HOUR, time_of
from dondoc.reader.clauses.deadlines.triggers import TRIGGER
from dondoc.reader.clauses.deadlines.when import When
from dondoc.reader.clauses.lazy import LazyPattern

_EACH = r"(?:h[àằ]ng|mỗi|từng)"
_NEXT = r"(?:sau|kế tiếp|tiếp theo|liền kề|kế sau|liền sau)"
_DAY_OF_MONTH = LazyPattern(
    rf"(?:{TRIGGER})?(?:{HOUR},?\s(?:của\s)?)?ngày\s(?P<day>\d{{1,2}})(?!\d),?\s(?:của\s)?(?:"
    rf"(?P<monthly>{_EACH}\stháng)|(?P<quarterly>{_EACH}\squý)"
    rf"|(?:{_EACH}\s|của\s)?tháng\s(?P<which>đầu|cuối|thứ nhất|thứ hai|thứ ba|giữa)(?:\stiên|"
    rf"\scùng)?\s(?:của\s)?(?:{_EACH}\s)?quý(?P<next_quarter>\s{_NEXT})?"
    rf"(?:\sthuộc kỳ báo cáo|\sbáo cáo)?"
    rf"|(?:{_EACH}\s|của\s)?tháng\s(?:(?P<next_month>{_NEXT})(?:\s(?:tháng báo cáo|kỳ báo cáo|"
    rf"(?P<after_quarter>(?:khi )?kết thúc quý)))?|báo cáo|đó|trước(?:\sliền kề)?)"
    r"|tháng thứ (?P<nth>nhất|hai|ba)(?=[,;.)]|$|\s(?:để|về|cho|đến)\s)"
    rf"|trong tháng(?!\s\d)|tháng(?=[,;.)]|$|\s(?:để|về|cho|đến)\s))(?!\w)"
)
_WEEKDAYS = {
    "hai": 1,
    "ba": 2,
    "tư": 3,
    "năm": 4,
    "sáu": 5,
    "bảy": 6,
    "2": 1,
    "3": 2,
    "4": 3,
    "5": 4,
    "6": 5,
    "7": 6,
}
WEEKDAY = r"(?:ngày\s)?(?:thứ\s(?P<weekday>hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w)|(?P<sunday>chủ nhật))"
_BARE_DAY = LazyPattern(
    rf"{TRIGGER}ngày\s(?P<day>0?[1-9]|[12]\d|3[01])"
    r"(?=[,;.)]|$|\s(?:thông báo|báo cáo|gửi|nộp|tổng hợp|lập|cung cấp|chuyển|cập nhật|"
    r"công khai|đối chiếu|rà soát)(?!\w))"
)
_MONTHLY = LazyPattern(rf"{_EACH} tháng|báo cáo tháng(?!\s\d)|(?<!\d )tháng \((?:trước|chậm nhất|ngày)")
# "thứ Năm của tuần thứ hai hằng tháng" comes round neither each week nor on a day of the calendar.
_NO_ONE_WEEK = r"(?!,?\s(?:(?:của|trong)\s)?(?:tuần\s)?(?:thứ\s|lễ\s|đầu|cuối|giữa|\d))"
_DAY_OF_WEEK = LazyPattern(
    rf"(?:{TRIGGER})?(?:{HOUR},?\s(?:của\s)?)?{WEEKDAY}(?P<weekly>,?\s(?:{_EACH}|"
    rf"của)\stuần)?(?P<next>\stuần\s{_NEXT})?{_NO_ONE_WEEK}"
)
_WEEKLY = LazyPattern(rf"{_EACH}\stuần|báo cáo tuần|một tuần")
_DAILY = LazyPattern(rf"(?:{_EACH}\sngày,?\s(?:[^,;.]{{0,60}}\s)?)?{TRIGGER}{HOUR}(?P<daily>,?\s{_EACH}\sngày(?!\w))?")
_EACH_DAY = LazyPattern(rf"{_EACH}\sngày")
_MONTHS = {"đầu": 1, "thứ nhất": 1, "thứ hai": 2, "giữa": 2, "cuối": 3, "thứ ba": 3}


def is_weekly(folded: str) -> bool:
    """Whether a paragraph tells of something done each week, so that a day of the week in it recurs."""
    return "tuần" in folded and _WEEKLY.search(folded) is not None


def find_recurring(folded: str, start: int, end: int, *, weekly: bool) -> Iterator[When]:
    """Every recurring day of month, day of week and daily hour; ``weekly`` tells what ``is_weekly`` does."""
    if _holds(folded, start, end, "ngày") and _holds(folded, start, end, "tháng", "quý"):
        for found in _DAY_OF_MONTH.finditer(folded, start, end):
            if 1 <= int(found["day"]) <= 31:
                yield _monthly(found)
        if _MONTHLY.search(folded, start, end):
            for found in _BARE_DAY.finditer(folded, start, end):
                yield When(found.span(), found["trigger"], due=f"---{int(found['day']):02d}", every="month")
    if (weekly or _holds(folded, start, end, "tuần")) and _holds(folded, start, end, "thứ", "chủ nhật"):
        for found in _DAY_OF_WEEK.finditer(folded, start, end):
            if found["weekly"] or weekly:
                yield _weekly(found)
    if _EACH_DAY.search(folded, start, end):
        for found in _DAILY.finditer(folded, start, end):
            if found["daily"] or _EACH_DAY.match(folded, found.start()):
                yield When(found.span(), trigger="trước", every="day", time=time_of(found))


def _holds(folded: str, start: int, end: int, *words: str) -> bool:
    """Whether one of the words stands in the stretch: a cheap first look before a costly pattern."""
    return any(folded.find(word, start, end) >= 0 for word in words)


def _monthly(found: re.Match[str]) -> When:
    follows = found["after_quarter"] is not None
    which = found["which"] or (f"thứ {found['nth']}" if found["nth"] else None)
    quarter = follows or which is not None or found["quarterly"] is not None
    return When(
        found.span(),
        trigger=found["trigger"] or "ngày",
        due=f"---{int(found['day']):02d}",
        every="quarter" if quarter else "month",
        time=time_of(found),
        next=bool(found["next_quarter"] or found["next_month"]),
        month=_MONTHS[which] if which else 1 if follows else None,
    )


def _weekly(found: re.Match[str]) -> When:
    day = 7 if found["sunday"] else _WEEKDAYS[found["weekday"]]
    return When(
        found.span(),
        trigger=found["trigger"] or "ngày",
        due=f"-W-{day}",
        every="week",
        time=time_of(found),
        next=bool(found["next"]),
    )
