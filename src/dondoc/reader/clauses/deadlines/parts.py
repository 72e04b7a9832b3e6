"""Dividing a segment among its due dates: which words before and after each date belong to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dondoc.reader.clauses.deadlines.when import When
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.verbs import begins_with_verb, find_verb
from dondoc.reader.source import Span

_BRACKETS = LazyPattern(r"\)?\s?(?:h[àằ]ng năm\s?)?(?:\([^()]*\))?")
_THING = LazyPattern(r"(?<!\w)(?:báo cáo|kế hoạch|thời hạn|thời gian|hạn nộp|(?:lần|đợt) \d)(?!\w)")
# No word further away tells anything of a date.
NEAR = 1500
_ROUND_AHEAD = LazyPattern(r",?\s?(?:(?:và|đồng thời)\s)+(?:định kỳ|h[àằ]ng|mỗi)\s[^,;.:()]{2,30}\(")
_LEADING_WORDS = LazyPattern(r"[\s,;–-]*(?:và\s|hoặc\s|riêng\s)?")


@dataclass(frozen=True, slots=True)
class Part:
    """One due date with the words of its own around it.

    ``leads`` tells that the date comes first and the work after it ("Trước ngày 15/11, các xã báo
    cáo ...").
    """

    when: When
    before: Span
    after: Span
    leads: bool

    @property
    def work(self) -> Span:
        """Where the work is told that the date is set for."""
        return self.after if self.leads else self.before

    @property
    def clause(self) -> Span:
        """From the first word of the clause to its last."""
        return (self.before[0], self.after[1]) if self.leads else (self.before[0], self.when.span[1])


def near(span: Span, when: When) -> Span:
    """The part of a span whose words can tell anything of a due date in it."""
    return max(span[0], when.span[0] - NEAR), min(span[1], when.span[1] + NEAR)


def divide(text: str, folded: str, segment: Span, whens: list[When]) -> list[Part]:
    """The parts of a segment, one for each due date in it, in order."""
    if not whens:
        return []
    start, end = segment
    leads = not _tells_work(text, folded, start, whens[0].span[0])
    parts: list[Part] = []
    for index, when in enumerate(whens):
        if parts and leads and (turn := _turn(text, folded, parts[-1].when.span[1], when.span[0])) is not None:
            parts = _share_work(text, folded, [*parts[:-1], replace(parts[-1], after=(parts[-1].after[0], turn))])
            start, leads = turn, False
        elif parts and not leads and _begins_round(text, folded, (parts[-1].after[1], when.span[0]), whens[-1], end):
            return parts + divide(text, folded, (parts[-1].after[1], end), whens[index:])
        following = whens[index + 1].span[0] if index + 1 < len(whens) else end
        shares = bool(parts) and when.span[0] - parts[-1].before[0] <= NEAR
        if shares and _is_listed(folded, parts[-1].when, when):
            before = parts[-1].before
        else:
            before = (max(_skip(folded, start), when.span[0] - NEAR), when.span[0])
        brackets = _BRACKETS.match(folded, when.span[1], following)
        own_end = brackets.end() if brackets else when.span[1]
        after = (when.span[1], following if leads or index + 1 == len(whens) else own_end)
        parts.append(Part(when, before, after, leads))
        in_brackets = folded.startswith(")", when.span[1]) and "(" in folded[before[0] : when.span[0]]
        start = following if leads and not in_brackets else own_end
    return _share_work(text, folded, parts) if leads else parts


def _turn(text: str, folded: str, start: int, end: int) -> int | None:
    """Where, between two dates, the work of the first ends that follows it, and that of the second begins and leads to
    its date: "Thứ Sáu hằng tuần gửi báo cáo nhanh, báo cáo tổng kết gửi trước ngày 16/8".
    """
    comma = folded.rfind(", ", start, end)
    if comma < 0 or not _tells_work(text, folded, start, comma):
        return None
    own = _skip(folded, comma)
    return comma if own < end and _tells_work(text, folded, own, end) else None


def _begins_round(text: str, folded: str, between: Span, last: When, end: int) -> bool:
    """Whether the dates of a further round stand ahead of its work: "... và định kỳ 6 tháng (trước ngày 10/6), năm
    (trước ngày 05/12) gửi báo cáo".
    """
    return _ROUND_AHEAD.fullmatch(folded, *between) is not None and _tells_work(text, folded, last.span[1], end)


def _share_work(text: str, folded: str, parts: list[Part]) -> list[Part]:
    """Of dates in front of one piece of work ("trước ngày 05/6 và 05/12, báo cáo ...") each takes
    that work.
    """
    shared = parts[-1:]
    for part in reversed(parts[:-1]):
        is_near = shared[0].after[0] - part.when.span[1] <= NEAR
        if is_near and not _tells_work(text, folded, *part.after):
            end = min(shared[0].after[1], shared[0].after[0] + NEAR)
            part = replace(part, after=(shared[0].after[0], end))
        shared.insert(0, part)
    return shared


def _tells_work(text: str, folded: str, start: int, end: int) -> bool:
    first = _skip(folded, start)
    if begins_with_verb(text, first) and first < end:
        return True
    return find_verb(text, start, end) is not None or _THING.search(folded, start, end) is not None


def _is_listed(folded: str, previous: When, when: When) -> bool:
    return re.fullmatch(r"[\s,]*(?:và\s)?(?:tháng\s)?", folded[previous.span[1] : when.span[0]]) is not None


def _skip(folded: str, start: int) -> int:
    found = _LEADING_WORDS.match(folded, start)
    return found.end() if found else start
