"""Signs that a document cited, a target or a due date may be wrong: days out of time, nothing counted or due."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.scope import find_sensitive
from dondoc.reader.grammar.doubts import signs
from dondoc.reader.grammar.doubts.body import has_page_head, is_cut
from dondoc.reader.grammar.doubts.signs import Sign
from dondoc.reader.plan import Citation, Deadline, DeadlineKind, Plan, Target
from dondoc.reader.source import Source

_YEAR_IN_NUMBER = LazyPattern(r"/((?:19|20)\d{2})/")
_TIMES = {
    "by": LazyPattern(r"\b(?:đến|hết|năm|giai đoạn) .*\b20\d{2}\b", re.IGNORECASE),
    "every": LazyPattern(r"\bh[àằ]ng năm\b|\bmỗi năm\b", re.IGNORECASE),
}
_NEAR = 12
_ADVISED = LazyPattern(
    r"\b(?:(?<!giáo )(?<!quy )(?<!chương )(?<!công )(?<!lộ )(?<!tiến )(?<!quá )trình|tham mưu)\b", re.IGNORECASE
)
_SENT = LazyPattern(r"\bbáo cáo\b|\bkế hoạch\b|\bkết quả\b", re.IGNORECASE)
_BARE_LIMIT = LazyPattern(r"(?:không (?:quá|vượt)|tối đa|nhiều nhất|còn|xuống|dưới|trên|từ|hơn) ", re.IGNORECASE)
_RANGE_BEFORE = LazyPattern(r"[\d%] *(?:[-–]|đến)\s*$")  # a dash at the start of its line is a bullet
_TARGET_WORDS = 60
_DUE_WORDS_LEAST = 5
_YEARS_AHEAD = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """What a plan's clauses are seen in: the days between which its days lie, its headings by their paths.

    Days are ISO, None where the head does not say.
    """

    signed: str | None
    last: str | None
    titles: Mapping[str, str]
    source: Source


def frame_of(plan: Plan) -> Frame:
    """From the day the plan is signed to a year past its period, or some years past its signing."""
    head = plan.head
    signed = head.date.text if head.date else None
    end = int(head.period.end[:4]) + 1 if head.period else int(signed[:4]) + _YEARS_AHEAD if signed else None
    titles = {item.path: item.title for item in plan.outline if item.title is not None}
    return Frame(signed, None if end is None else f"{end}-12-31", titles, plan.source)


def citation_sign(citation: Citation, frame: Frame) -> Sign | None:
    """Why a document cited may be misread."""
    if citation.date is None:
        return signs.UNDATED
    if not _is_day(citation.date):
        return signs.NO_SUCH_DAY
    if frame.signed is not None and citation.date > frame.signed:
        return signs.DATED_AFTER_PLAN
    year = _YEAR_IN_NUMBER.search(citation.number)
    return signs.YEARS_DISAGREE if year and year[1] != citation.date[:4] else None


def target_sign(target: Target, frame: Frame) -> Sign | None:
    """Why a number may be misread or no target at all."""
    if target.outside is None and find_sensitive(target.text):
        return signs.EDGE_OF_SCOPE
    if target.subject is None:
        return signs.NOTHING_COUNTED
    if target.unit == "%" and target.value > 100:
        return signs.ABOVE_HUNDRED
    if target.text.count(" ") >= _TARGET_WORDS:
        return signs.LONG_TARGET
    if is_cut(target.text):
        return signs.UNBALANCED
    if has_page_head(target.text, target.span, frame.source):
        return signs.PAGE_HEAD_INSIDE
    if _RANGE_BEFORE.search(frame.source.text, max(0, target.span[0] - _NEAR), target.span[0]):
        return signs.CUT_RANGE
    if target.unit != "%" and _BARE_LIMIT.match(target.text):
        return signs.TARGET_WITHOUT_START
    if (target.by is None or target.every is None) and _is_timed(target, frame):
        return signs.TIME_ABOVE
    return _day_sign(target.by, frame)


def _is_timed(target: Target, frame: Frame) -> bool:
    """Whether a heading names a date or a rhythm that holds for what stands under it, and the target has none."""
    times = [_TIMES[key] for key, has in (("by", target.by), ("every", target.every)) if has is None]
    path = target.path
    while path:
        title = frame.titles.get(path, "")
        if any(time.search(title) for time in times):
            return True
        path = path.rpartition(".")[0]
    return False


def deadline_sign(deadline: Deadline, frame: Frame) -> Sign | None:
    """Why a due date may be misread or none at all."""
    if deadline.outside is None and find_sensitive(deadline.text):
        return signs.EDGE_OF_SCOPE
    if deadline.due is None and deadline.after is None and deadline.every is None:
        return signs.NO_DAY
    if deadline.kind is DeadlineKind.OTHER and deadline.text.count(" ") + 1 < _DUE_WORDS_LEAST:
        return signs.NOTHING_DUE
    if deadline.kind is DeadlineKind.OTHER and _SENT.search(deadline.text):
        return signs.OTHER_KIND
    if _ADVISED.search(deadline.text):
        return signs.ADVISED
    if deadline.who is None:
        return signs.NOBODY_OWES
    return _day_sign(deadline.due, frame)


def _day_sign(day: str | None, frame: Frame) -> Sign | None:
    if day is None or day.startswith("-"):
        return None
    if not _is_day(day):
        return signs.NO_SUCH_DAY
    if frame.signed is not None and day < frame.signed:
        return signs.PAST_DAY
    return signs.FAR_DAY if frame.last is not None and day > frame.last else None


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
