"""How often a number is to be reached, by when, and for whom each: "/năm", "đến năm 2030", "mỗi xã"."""

from __future__ import annotations

import re

from dondoc.reader.clauses.context import Context
from dondoc.reader.clauses.moments import MOMENT, moment_of
from dondoc.reader.clauses.verbs import find_verb
from dondoc.reader.source import Span

_TIME = r"(?:0?1 |0?6 )?(?:năm|quý|tháng|tuần|ngày|học kỳ)(?!\w)"
_RATE = re.compile(
    rf"(?:\s?/\s?|\strên\s(?=10{{0,2}}\.000\sdân))(?P<what>{_TIME}|(?:\d[\d.]*\s)?[^/,;.()]+?"
    r"(?=\s?/|\s(?:trở|để|cho|trong|ở|tại|và|đối|so|vào)(?!\w)|[,;.()]|$))"
)
_TIMES = {
    "năm": "year",
    "01 năm": "year",
    "1 năm": "year",
    "quý": "quarter",
    "tháng": "month",
    "tuần": "week",
    "ngày": "day",
    "6 tháng": "6 months",
    "06 tháng": "6 months",
    "học kỳ": "6 months",
}
_EVERY = (
    (
        "6 months",
        re.compile(r"(?:định kỳ|h[àằ]ng|mỗi|theo)\s(?:0?6|sáu) tháng|(?:mỗi|từng) học kỳ|lần/0?6 tháng"),
    ),
    ("quarter", re.compile(r"(?:h[àằ]ng|mỗi|một|định kỳ|từng) quý(?!\s[ivx\d])")),
    ("month", re.compile(r"(?:h[àằ]ng|mỗi|một|định kỳ|từng) tháng(?!\s\d)")),
    ("week", re.compile(r"(?:h[àằ]ng|mỗi|một|từng) tuần")),
    ("year", re.compile(r"(?<!ngân sách )(?<!dự toán )(?:h[àằ]ng|mỗi|từng) năm|thường niên|bình quân năm")),
)
_BY = re.compile(
    r"(?P<marker>(?:đến|tới|hết|cuối|trước|trong|vào|ngày)\s(?:hết\s|cuối\s|trước\s|ngày\s)*|"
    rf"(?P<bare>(?<![^\s,(])))(?:{MOMENT})"
)
_COMPARED = re.compile(
    r"(?:so với|cùng kỳ|từ|kế hoạch|chỉ tiêu|sau)\s(?:(?:cuối|cùng kỳ|đầu|bình quân|trung bình|mức)\s){0,2}$"
)
_MAY_DATE = re.compile(r"năm (?:học )?\d{4}|giai đoạn|quý|tháng|ngày \d|\d/\d|\d{4}\s?[-–]\s?\d{4}")
_STAGE_END = re.compile(r"(?:hết|cuối|kết thúc|trong) (?:cả )?giai đoạn(?! (?:từ )?(?:năm )?\d)")
_CLAUSE_END = re.compile(r",\s|;")
_PER = re.compile(
    r"(?<!\w)(?:mỗi|từng)\s(?!năm|quý|tháng|tuần|học kỳ|ngày|khi|lần)(?P<who>(?:(?!có |phải |"
    r"được |đạt |cần |sẽ )[^,;.\d\x00])+)"
)


def is_rhythm(rate: str) -> bool:
    """Whether what stands behind a slash is a time ("/năm"), not a thing ("/người")."""
    return rate in _TIMES


def every_of(folded: str, sentence: Span, rates: list[str]) -> str | None:
    """ "year" of "/năm", else of "hằng năm" in the sentence; the shorter of two."""
    for rate in rates:
        if rate in _TIMES:
            return _TIMES[rate]
    return next((name for name, words in _EVERY if words.search(folded, *sentence)), None)


def rates_after(folded: str, start: int, end: int) -> tuple[list[Span], int]:
    """The parts of "/người/năm" from ``start`` on, and where they end."""
    spans: list[Span] = []
    while rate := _RATE.match(folded, start, end):
        spans.append(rate.span("what"))
        start = rate.end()
    return spans, start


def per_of(text: str, folded: str, start: int, end: int) -> Span | None:
    """What "mỗi xã" names before the number."""
    found = list(_PER.finditer(folded, start, end))
    if not found:
        return None
    who, stop = found[-1].span("who")
    verb = find_verb(text, who, stop)
    return who, stop if verb is None else verb


def by_of(folded: str, before: Span, amount: Span, following: int, context: Context) -> str | None:
    """The last day by which: printed right after the number, else before it, else before the
    numbers ahead of it.

    ``before`` is where the sentence begins and where the number's own clause begins; ``following``
    is where the next number stands. The base of a comparison ("so với năm 2025") is none.
    """
    sentence, piece = before
    if not _MAY_DATE.search(folded, sentence, following):
        return None
    own_end = _CLAUSE_END.search(folded, amount[1], following)
    after = _days(folded, amount[1], own_end.start() if own_end else following, True, context)
    if after:
        return after[0]
    ahead = _days(folded, piece, amount[0], True, context) or _days(folded, sentence, piece, False, context)
    if ahead:
        return ahead[-1]
    return context.period_end if _STAGE_END.search(folded, sentence, following) else None


def _days(folded: str, start: int, end: int, bare_years: bool, context: Context) -> list[str]:
    found = (_day(folded, match, start, bare_years, context) for match in _BY.finditer(folded, start, end))
    return [day for day in found if day is not None]


def _day(folded: str, found: re.Match[str], start: int, bare_years: bool, context: Context) -> str | None:
    moment = moment_of(found)
    if moment is None or _COMPARED.search(folded, max(0, found.start() - 24), found.start()):
        return None
    if found["bare"] is not None:
        leads = folded[start : found.start()].strip(" -–,“và") == ""
        whole_years = moment.months >= 12 and moment.day is None
        if not whole_years or not (bare_years or leads or moment.start_year is not None):
            return None
    year = moment.year or context.year
    if year is None:
        return None
    marker = found["marker"] or ""
    return moment.day_before(year) if marker.startswith("trước") else moment.last_day(year)
