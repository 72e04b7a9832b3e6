"""The time cell of a table that assigns work: the last day it allows, or how often."""

from __future__ import annotations

import re
from functools import lru_cache

from dondoc.reader.clauses.context import Context
from dondoc.reader.clauses.dates import Moment
from dondoc.reader.clauses.deadlines.after import find_periods
from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.moments import MOMENT, moment_of
from dondoc.reader.plan import After

_OPEN_END = LazyPattern(r"(?:các )?năm (?:tiếp theo|sau|kế tiếp)|trở đi|những năm tiếp|giai đoạn tiếp theo")
_CONTINUOUS = LazyPattern(r"thường xuyên|liên tục|suốt(?! giai đoạn)")
_EVERY = (
    ("day", LazyPattern(r"(?:h[àằ]ng|mỗi|từng) ngày")),
    ("week", LazyPattern(r"(?:h[àằ]ng|mỗi|từng|theo) tuần")),
    ("month", LazyPattern(r"(?:h[àằ]ng|mỗi|từng|theo) tháng")),
    ("quarter", LazyPattern(r"(?:h[àằ]ng|mỗi|từng|theo|định kỳ) quý")),
    ("6 months", LazyPattern(r"(?:định kỳ|h[àằ]ng|mỗi|theo)?\s?(?:0?6|sáu) tháng(?! đầu| cuối)")),
    ("year", LazyPattern(r"(?:h[àằ]ng|mỗi|từng|theo) năm|định kỳ(?: 0?1| một)? năm|thường niên")),
)
_SEASON = LazyPattern(r"(?:hè|xuân|thu|đông|mùa \w+|dịp tết|tết)\s$")
_WHOLE_STAGE = LazyPattern(r"(?:cả|hết|cuối|trong|suốt) giai đoạn")
# "Từ 9/2025 đến 3/2026": in a narrow column a month goes without its word.
_BARE_MONTH = r"(?<![\d/.])(?P<month>0?[1-9]|1[0-2])\s?[/-]\s?(?P<month_year>20\d{2})(?!\d)"
_MOMENT = LazyPattern(
    rf"(?P<before>trước(?: hết)?\s)?(?:{_BARE_MONTH}|{MOMENT})|(?<![\d/])(?P<bare_year>20\d{{2}})(?!\d)"
)


@lru_cache(maxsize=256)  # the cells of one column say much the same
def read_due(time_cell: str, context: Context) -> tuple[str | None, str | None]:
    """(due, every) of a time cell: ("2026-06-30", None) for "Quý II/2026", (None, "year") for "Hằng
    năm".

    ``every`` is "year", "6 months", "quarter", "month", "week", "day", "continuous" or None. An open end ("và các
    năm tiếp theo") has neither; a day that recurs has both ("--11-15", "year").
    """
    folded = fold(time_cell)
    if _OPEN_END.search(folded):
        return None, None
    if _CONTINUOUS.search(folded):
        return None, "continuous"
    every = next((name for name, words in _EVERY if words.search(folded)), None)
    days = [day for found in _MOMENT.finditer(folded) if (day := _last_day(found, context, every)) is not None]
    if not days and _WHOLE_STAGE.search(folded):
        return context.period_end, every
    return (days[-1] if days else None), every


def read_after(time_cell: str) -> After | None:
    """The period in place of a date of a time cell: "Trong 10 ngày kể từ ngày ban hành"; None where it names none."""
    folded = fold(time_cell)
    return next((when.after for when in find_periods(folded, 0, len(folded))), None)


def _last_day(found: re.Match[str], context: Context, every: str | None) -> str | None:
    if found["bare_year"] and _SEASON.search(found.string, 0, found.start()):
        return None
    if found["bare_year"]:
        return f"{found['bare_year']}-12-31"
    moment = Moment(int(found["month"]), year=int(found["month_year"])) if found["month"] else moment_of(found)
    if moment is None:
        return None
    year = moment.year or (None if every else context.year)
    return moment.day_before(year) if found["before"] else moment.last_day(year)
