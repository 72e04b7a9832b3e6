"""Finding moments in folded text: the words "ngày 15/11", "quý II năm 2026", "06 tháng đầu năm",
"năm học 2026 - 2027".
"""

from __future__ import annotations

import re

from dondoc.reader.clauses.dates import SCHOOL_YEAR_END, Moment
from dondoc.reader.clauses.lazy import LazyPattern

QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
YEAR = r"(?:19|20)\d{2}(?!\d)"


def _year(name: str) -> str:
    return rf"(?:\s?[/.-]\s?|\s?,?\s?(?:của\s)?năm\s)(?P<{name}>{YEAR})"


# "trong 1/2 ngày" is half a day.
_SLASHED = (
    rf"(?!\d/\d\s(?:ngày|buổi|giờ)(?!\w))(?P<d1>\d{{1,2}})\s?(?P<mark>[/.-])\s?(?P<m1>\d{{1,2}})(?!\d)(?:\s?(?P=mark)"
    rf"\s?(?P<y1>{YEAR})|\snăm\s(?P<y1w>{YEAR}))?"
)
_WEEKS = {"1": 1, "nhất": 1, "đầu": 1, "2": 2, "hai": 2, "3": 3, "ba": 3, "4": 4, "tư": 4, "5": 5, "cuối": 5}
_WEEK = (
    rf"tuần\s(?:thứ\s|lễ\s)?0?(?P<week>{'|'.join(_WEEKS)})(?:\s(?:tiên|cùng))?\s(?:của\s)?"
    rf"tháng\s(?P<m8>\d{{1,2}})(?!\d)(?:{_year('y8')})?"
)
_WORDED = rf"(?P<d2>\d{{1,2}})\s?tháng\s(?P<m2>\d{{1,2}})(?!\d)(?:{_year('y2')})?"
# "mỗi tháng 01 lần": what follows is counted.
_NOT_EACH = r"(?<!mỗi )(?<!h[àằ]ng )(?<!một )(?<!từng )"
_MONTH = (
    rf"{_NOT_EACH}tháng\s(?:\d{{1,2}}(?:/{YEAR})?\s?(?:,|-|–|và)\s?(?:tháng\s)?){{0,6}}"
    rf"(?P<m3>\d{{1,2}})(?!\d)(?:{_year('y3')})?"
)
_QUARTER = (
    rf"{_NOT_EACH}quý\s(?:(?:iv|i{{1,3}}|[1-4])(?:/\d{{4}})?\s?(?:,|-|–|và)\s?(?:quý\s)?){{0,3}}(?P<q>iv|i{{1,3}}|"
    rf"[1-4])(?!\w)(?:{_year('y4')})?"
)
_HALF = rf"(?P<half>0?6|sáu)\stháng\s(?P<which>đầu|cuối)(?:\snăm)?(?:\s?[/,]?\s?(?:năm\s)?(?P<y5>{YEAR}))?"
_NINE = rf"(?P<nine>0?9|chín)\stháng(?:\sđầu)?(?:\snăm)?(?:\s?[/,]?\s?(?:năm\s)?(?P<y6>{YEAR}))?"
_SCHOOL = rf"năm học\s(?:{YEAR})\s?[-–/]\s?(?P<school>{YEAR})"
_STAGE = rf"(?:giai đoạn|thời kỳ|các năm|năm)?\s?(?P<first>{YEAR})\s?[-–]\s?(?P<last>{YEAR})"
# "Đến 2030, tỷ lệ ...", "(2026: 80%; 2027: 85%)": a year alone.
_ONE_YEAR = (
    rf"(?:năm\s|(?<=đến )(?={YEAR}\s?(?:[,;:)]|$))|"
    rf"(?<![\d:/.,-])(?={YEAR}(?::| là| đạt)\s(?:[^\W\d]+\s){{0,2}}(?:\d|$)))(?P<y7>{YEAR})"
)
MOMENT = (
    rf"{_WEEK}|(?:ngày\s)?(?:{_WORDED}|{_SLASHED})|{_MONTH}|{_QUARTER}|{_HALF}|{_NINE}|{_SCHOOL}|{_STAGE}|{_ONE_YEAR}"
)
DAY = LazyPattern(rf"(?:ngày\s)?(?:{_WORDED}|{_SLASHED})")


def moment_of(found: re.Match[str]) -> Moment | None:
    """The moment of a match of ``MOMENT``; None where it is no date of the calendar ("32/13", "5 -
    10").
    """
    group = found.groupdict()
    if group.get("week"):
        # The days 1 to 7 of a month are its first week; the calendar cuts the last one short.
        month = int(group["m8"])
        return Moment(month, 7 * _WEEKS[group["week"]], year=_int(group["y8"])) if 1 <= month <= 12 else None
    if group.get("d1") or group.get("d2"):
        return _day(group)
    if group.get("m3"):
        return Moment(int(group["m3"]), year=_int(group["y3"])) if 1 <= int(group["m3"]) <= 12 else None
    if group.get("q"):
        return Moment(3 * QUARTERS[group["q"]], months=3, year=_int(group["y4"]))
    if group.get("half"):
        return Moment(6 if group["which"] == "đầu" else 12, months=6, year=_int(group["y5"]))
    if group.get("nine"):
        return Moment(9, months=9, year=_int(group["y6"]))
    if group.get("school"):
        month, day = SCHOOL_YEAR_END
        return Moment(month, day, months=9, year=int(group["school"]))
    if group.get("last"):
        return Moment(12, months=12, year=int(group["last"]), start_year=int(group["first"]))
    return Moment(12, months=12, year=int(group["y7"]))


def _day(group: dict[str, str | None]) -> Moment | None:
    day, month = _int(group["d1"] or group["d2"]), _int(group["m1"] or group["m2"])
    year = _int(group["y1"] or group["y1w"] or group["y2"])
    if group["mark"] in (".", "-") and group["y1"] is None:
        return None  # "5 - 10%", "1.250": with these marks only a whole date is one
    if day is None or month is None or not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return Moment(month, day, year=year)


def _int(printed: str | None) -> int | None:
    return None if printed is None else int(printed)
