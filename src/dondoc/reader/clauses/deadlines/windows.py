"""The days that a report's figures cover: "số liệu từ 15/12 năm trước đến 14/12".

Nghị định 09/2019/NĐ-CP, Điều 12: figures of a year run from 15 December of the year before to 14 December, of a
month from the 15th of the month before to the 14th, of a quarter and a half-year likewise. They are no due dates.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from dondoc.reader.clauses.dates import iso
from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.masking import blank
from dondoc.reader.clauses.sentences import sentences
from dondoc.reader.plan import Deadline, DeadlineKind, Window
from dondoc.reader.rules import basis
from dondoc.reader.source import Span

_WINDOW = basis("window.figures")
_ABOUT = LazyPattern(r"số liệu|chốt|kỳ báo cáo|kỳ thống kê|báo cáo[^.;]*(?:tính|lấy)\s?$")
_FIGURES = ("số liệu", "chốt", "kỳ báo cáo", "tính", "kỳ thống kê")


def _day(name: str) -> str:
    return (
        rf"(?:ngày\s)?(?P<{name}_day>\d{{1,2}})(?:\s?[/-]\s?(?P<{name}_m1>\d{{1,2}})(?:\s?[/-]\s?(?P<{name}_y1>\d{{4}}))?"
        rf"|\s(?:của\s)?tháng\s(?P<{name}_m2>\d{{1,2}})(?:\s?(?:/|,?\s?năm\s)(?P<{name}_y2>\d{{4}}))?)?(?![\d/])"
    )


_BEFORE = (
    r"(?P<before>,?\s(?:của\s)?(?:tháng|năm|quý|kỳ)\s(?:liền\s)?trước(?:\sliền kề)?(?:\s(?:của\s)?(?:kỳ|"
    r"năm) báo cáo)?)?"
)
_AFTER = (
    r"(?:,?\s(?:của\s|thuộc\s)?(?:tháng|năm|quý|kỳ)(?:\scuối (?:quý|kỳ))?\s?(?:thuộc\s|của\s)?(?:kỳ\s)?"
    r"(?:báo cáo|này|hiện tại|sau)(?!\w)|\scủa tháng(?: cuối quý)? thuộc kỳ báo cáo)?"
)
_RANGE = LazyPattern(rf"(?:từ\s){_day('start')}{_BEFORE}\s(?:cho\s)?(?:đến|tới)\s(?:hết\s)?{_day('end')}{_AFTER}")
_NEAR_BEFORE = 110
_NEAR_AFTER = 40


def find_windows(text: str) -> tuple[Window, ...]:
    """The windows of a paragraph in its order; a range of days that is not about figures is none."""
    folded = fold(text)
    if "từ" not in folded or not any(words in folded for words in _FIGURES):
        return ()
    found = (match for match in _RANGE.finditer(folded) if _is_about_figures(folded, match.span()))
    return tuple(window for match in found if (window := _window(text, match)) is not None)


def without_windows(folded: str) -> str:
    """The folded text with its windows blanked."""
    return blank(folded, [found.span for found in find_windows(folded)])


def pair_windows(text: str, deadlines: Sequence[Deadline], windows: Sequence[Window]) -> dict[int, Window]:
    """Which window belongs to which report, by the place of the deadline in the sequence.

    The report of the same sentence goes before that of the sentence beside it. As many windows as reports in a
    sentence belong together in their order; else each goes to the nearest report that has none.
    """
    starts = [start for start, _ in sentences(text)]
    reports = [index for index, one in enumerate(deadlines) if one.kind is DeadlineKind.REPORT]
    homes = {index: _sentence(starts, deadlines[index].span) for index in reports}
    paired: dict[int, Window] = {}
    left: list[Window] = []
    for home, group in groupby(windows, key=lambda window: _sentence(starts, window.span)):
        held, beside = list(group), [index for index in reports if homes[index] == home]
        if len(held) == len(beside):
            paired.update(zip(beside, held, strict=True))
        else:
            left += held
    for window in left:
        home = _sentence(starts, window.span)
        free = [index for index in reports if index not in paired and abs(homes[index] - home) <= 1]
        nearest = min(
            free, key=lambda index: (abs(homes[index] - home), _apart(deadlines[index], window)), default=None
        )
        if nearest is not None:
            paired[nearest] = window
    return paired


def _sentence(starts: Sequence[int], span: Span) -> int:
    """The number of the sentence that a span begins in."""
    return bisect_right(starts, span[0])


def _apart(deadline: Deadline, window: Window) -> int:
    return min(abs(window.span[0] - deadline.span[1]), abs(deadline.span[0] - window.span[1]))


def _is_about_figures(folded: str, span: Span) -> bool:
    before = folded[max(0, span[0] - _NEAR_BEFORE) : span[0]].rpartition(". ")[2].rpartition(";")[2]
    after = folded[span[1] : span[1] + _NEAR_AFTER]
    return _ABOUT.search(before) is not None or re.match(r"[^.;]*(?:số liệu|kỳ báo cáo)", after) is not None


def _window(text: str, found: re.Match[str]) -> Window | None:
    start_day, end_day = int(found["start_day"]), int(found["end_day"])
    start_month, end_month = _either(found, "start_m"), _either(found, "end_m")
    start_year, end_year = _either(found, "start_y"), _either(found, "end_y")
    if not (_is_day(start_day, start_month) and _is_day(end_day, end_month)) or (start_month is None) != (
        end_month is None
    ):
        return None
    is_before = found["before"] is not None
    if start_month is None or end_month is None:
        start, end, previous = f"---{start_day:02d}", f"---{end_day:02d}", is_before or start_day > end_day
    elif end_year is None:
        previous = is_before or (start_month, start_day) > (end_month, end_day)
        start, end = iso(start_year, start_month, start_day), iso(None, end_month, end_day)
    else:
        turned = is_before or (start_month, start_day) > (end_month, end_day)
        start = iso(start_year or end_year - turned, start_month, start_day)
        end, previous = iso(end_year, end_month, end_day), False
    span = found.span()
    return Window(text[slice(*span)], span, start, end, previous, basis=_WINDOW)


def _either(found: re.Match[str], name: str) -> int | None:
    value = found[f"{name}1"] or found[f"{name}2"]
    return int(value) if value else None


def _is_day(day: int, month: int | None) -> bool:
    return 1 <= day <= 31 and (month is None or 1 <= month <= 12)
