"""The due date of a time expression: the year it takes, or that it recurs."""

from __future__ import annotations

from dondoc.reader.clauses.context import Context
from dondoc.reader.clauses.deadlines.triggers import is_before
from dondoc.reader.clauses.deadlines.when import When
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.source import Span

_YEARLY = LazyPattern(r"h[àằ]ng năm|mỗi năm|thường niên")
_PERIODIC = LazyPattern(r"định kỳ(?! (?:h[àằ]ng )?(?:quý|tháng|tuần))")
# "Định kỳ hằng quý (...), 6 tháng (trước ngày 15/6) và năm (trước ngày 15/12)": each report of the list recurs.
_ROUNDS = LazyPattern(
    r"định kỳ[^.;]{0,160}?(?:,|\svà|\))\s(?:báo cáo\s)?(?:0?6 tháng|(?:(?:h[àằ]ng|0?1|một)\s)?năm)"
    r"(?!\s(?:\d|học|nay|sau|tới))"
)
_NAMED_YEAR = LazyPattern(r"(?<!so với )(?<!cùng kỳ )(?<!học )năm\s(20\d\d)(?!\s?[-–]\s?20)")


def resolve(
    when: When, folded: str, segment: Span, sentence: Span, others: list[When], context: Context
) -> tuple[str | None, str | None]:
    """(due, every): an ISO date, or one that recurs with its rhythm; both None for a period."""
    moment = when.moment
    if moment is None:
        return when.due, when.every
    if moment.year is None and when.previous:
        return moment.last_day(None), "year"  # "trước ngày 15/12 của năm trước": of each year
    dated = any(other.moment and other.moment.year for other in others)
    if moment.year is None and _recurs(folded, segment, sentence, dated=dated):
        return (moment.day_before(None) if is_before(when.trigger) else moment.last_day(None)), "year"
    if moment.year is None and when.next and context.year is None:
        return moment.last_day(None), "year"  # "ngày 15 tháng 01 năm sau" in a plan for many years
    year = moment.year or _year_near(folded, segment, others) or context.year
    if moment.year is None and when.next and year is not None:
        year += 1
    return (moment.day_before(year) if is_before(when.trigger) else moment.last_day(year)), None


def _recurs(folded: str, segment: Span, sentence: Span, *, dated: bool) -> bool:
    """Whether "hằng năm", "định kỳ" stands in the segment, or before it in the sentence with no
    year between. ``dated`` tells that another day of the segment names its year, so that a list of rounds is of that.
    """
    if _YEARLY.search(folded, *segment) or (not dated and _PERIODIC.search(folded, *segment)):
        return True
    if _NAMED_YEAR.search(folded, *segment):
        return False
    if any(words.search(folded, sentence[0], segment[0]) for words in (_YEARLY, _PERIODIC)):
        return True
    return not dated and _ROUNDS.search(folded, sentence[0], segment[1]) is not None


def _year_near(folded: str, segment: Span, others: list[When]) -> int | None:
    if named := _NAMED_YEAR.search(folded, *segment):
        return int(named[1])
    return next((other.moment.year for other in others if other.moment and other.moment.year), None)
