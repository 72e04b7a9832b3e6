"""Reading the due dates of a paragraph: each time expression with its clause, kind and parties."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.reader.clauses.context import Context
from dondoc.reader.clauses.deadlines.after import find_periods
from dondoc.reader.clauses.deadlines.bases import basis_of
from dondoc.reader.clauses.deadlines.calendar import find_dates
from dondoc.reader.clauses.deadlines.parts import Part, divide, near
from dondoc.reader.clauses.deadlines.recurring import find_recurring, is_weekly
from dondoc.reader.clauses.deadlines.refusals import is_due
from dondoc.reader.clauses.deadlines.things import with_its_thing
from dondoc.reader.clauses.deadlines.told import Told, share_parties, told_of
from dondoc.reader.clauses.deadlines.when import When
from dondoc.reader.clauses.deadlines.windows import without_windows
from dondoc.reader.clauses.deadlines.years import resolve
from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.masking import without_documents
from dondoc.reader.clauses.sentences import segments, sentences
from dondoc.reader.plan import Deadline, DeadlineKind
from dondoc.reader.source import Span

_DIGIT = LazyPattern(r"\d")
# The rhythm behind a day is one of its words: "trước ngày 15/12 hằng năm".
_EACH = LazyPattern(r"\s(?:h[àằ]ng|mỗi)\s(?:năm|quý|tháng|tuần)(?!\w)")
_NAMED = LazyPattern(
    r"quý [iv]|thứ\s|chủ nhật|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (?:ngày|giờ|tuần|tháng)(?!\w)"
)


def read_deadlines(text: str, context: Context) -> tuple[Deadline, ...]:
    """Every due date for something to be sent or done, in the order of the text; ``path`` is left
    empty.

    A day and month without a year takes the year named in its clause, else that of another date
    there, else ``context.year``; it stays "--MM-DD" where none is known or where it recurs.
    """
    if not _DIGIT.search(text) and not _NAMED.search(fold(text)):
        return ()
    folded = without_windows(without_documents(text))
    weekly = is_weekly(folded)
    return tuple(
        deadline
        for sentence in sentences(text)
        for deadline in _sentence(text, folded, sentence, context, weekly=weekly)
    )


def _sentence(text: str, folded: str, sentence: Span, context: Context, *, weekly: bool) -> Iterator[Deadline]:
    if not _DIGIT.search(folded, *sentence) and not _NAMED.search(folded, *sentence):
        return
    found: list[tuple[Part, str | None, str | None]] = []
    told: list[Told] = []
    for segment in segments(folded, *sentence):
        found_whens = _whens(folded, *segment, weekly=weekly)
        whens = [when for when in found_whens if is_due(when, folded, near(segment, when), context)]
        for part in divide(text, folded, segment, whens):
            when = part.when
            due, every = resolve(when, folded, near(segment, when), near(sentence, when), whens, context)
            found.append((part, due, every))
            told.append(told_of(text, folded, part, told[-1] if told else None, near(sentence, when)[0]))
    for (part, due, every), one in zip(found, share_parties(told), strict=True):
        yield _deadline(text, _clause(text, folded, part, one), part.when, (due, every), one)


def _whens(folded: str, start: int, end: int, *, weekly: bool) -> list[When]:
    """Every time expression of a segment in order; where two overlap, the one that starts first,
    then the longer.
    """
    found = [
        *find_periods(folded, start, end),
        *find_recurring(folded, start, end, weekly=weekly),
        *find_dates(folded, start, end),
    ]
    found.sort(key=lambda when: (when.span[0], -when.span[1]))
    kept: list[When] = []
    for when in found:
        if not kept or when.span[0] >= kept[-1].span[1]:
            kept.append(when)
    return kept


def _clause(text: str, folded: str, part: Part, told: Told) -> Span:
    """The shortest clause with the thing and its date."""
    own = part.when.span if part.when.has_work else part.clause
    if told.kind is DeadlineKind.OTHER:
        own = with_its_thing(text, folded, own, part.work)
    start, end = _trim(text, *own)
    if each := _EACH.match(folded, end):
        end = each.end()
    closes = text.startswith(")", end) and text.count("(", start, end) > text.count(")", start, end)
    return start, end + closes


def _deadline(text: str, clause: Span, when: When, due: tuple[str | None, str | None], told: Told) -> Deadline:
    start, end = clause
    return Deadline(
        path="",
        text=text[start:end],
        span=(start, end),
        kind=told.kind,
        due=due[0],
        every=due[1],
        who=told.who,
        to=told.to,
        via=told.via,
        time=when.time,
        next=when.next,
        month=when.month,
        after=when.after,
        basis=basis_of(when, due[1]),
    )


def _trim(text: str, start: int, end: int) -> Span:
    while end > start and (text[end - 1] in " ,;.:/" or (text[end - 1] == ")" and "(" not in text[start:end])):
        end -= 1
    while start < end and text[start] in " ,;:":
        start += 1
    return start, end
