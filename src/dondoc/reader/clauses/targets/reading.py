"""Reading the targets of a paragraph: each number that is a goal, with its unit, subject, rhythm
and date.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from dondoc.reader.clauses.context import Context
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.masking import BLANK, without_documents
from dondoc.reader.clauses.sentences import segments, sentences
from dondoc.reader.clauses.targets.amounts import Amount, find_amounts
from dondoc.reader.clauses.targets.bases import CONTINUED, ZERO, basis_of
from dondoc.reader.clauses.targets.carried import goes_on, holds_for_others, shares_subject
from dondoc.reader.clauses.targets.counting import counts_something, unit_of
from dondoc.reader.clauses.targets.divisions import division_before, ends_at_milestone, own_start
from dondoc.reader.clauses.targets.noise import YEAR_LIST, without_names
from dondoc.reader.clauses.targets.none_left import find_none
from dondoc.reader.clauses.targets.periods import by_of, last_clause_day, per_of
from dondoc.reader.clauses.targets.piece import Piece
from dondoc.reader.clauses.targets.places import clause_of, subject_of, trim
from dondoc.reader.clauses.targets.refusals import is_goal
from dondoc.reader.clauses.targets.rhythms import every_of, is_rhythm, rates_after, rhythm_of
from dondoc.reader.clauses.targets.units import is_measure, measure_end
from dondoc.reader.plan import Target
from dondoc.reader.source import Span

_MAY_HOLD = LazyPattern(
    r"\d|không c(?:ó|òn)\s|gấp (?:đôi|ba|bốn|rưỡi)|một nửa|(?:một|hai) phần (?:ba|tư|năm)|(?:ít nhất|"
    r"tối thiểu|mỗi [^.;]{1,60}) (?:một|hai|ba|bốn|năm|sáu|mười)\s|"
    r"(?:một|hai|ba) lần"
)
_DIGIT = LazyPattern(r"\d")
_LABEL = LazyPattern(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}-(?=\s)|[a-zđ]\)|[IVX]+\.|[-+–•*])\s+")
_MULTIPLE = "lần"
# No word further away tells anything of a number.
_NEAR = 1500
# What is listed after "không có ..." belongs to it; a new clause does not.
_NEXT_CLAUSE = LazyPattern(
    r", (?=\d|(?:không|giảm|tăng|đạt|tỷ lệ|tỉ lệ|số|bảo đảm|đảm bảo|phấn đấu|kéo giảm|duy trì|hạn chế|trên|từ|"
    r"ít nhất)\s|"
    r"[^,;.\d]{3,60}\s(?:đạt|tăng|giảm|còn|chiếm|dưới|trên|tối thiểu|ít nhất|không quá)\s(?:[^\W\d]+\s){0,2}\d)"
)
# "92,5% (năm 2025: 88%)" tells where the level stood.
_BASELINE = LazyPattern(
    r"\((?:(?P<goal>(?:(?:đến|vào|hết|trong|cuối)\s)*năm (?P<year>\d{4})(?:[^()]*\d%?)?)|"
    r"(?:năm|cuối năm|cùng kỳ|so với|hiện)[^()]*\d{4}[^()]*|(?:hiện|trước đây)(?!\w)[^()]*\d[^()]*|"
    # "(năm học trước đạt 52%)", "(Kết quả dịp hè năm 2025: ...)"
    r"(?:(?:năm|năm học|kỳ|nhiệm kỳ|giai đoạn|đợt|mùa|vụ|niên vụ|quý|tháng|lần)\s(?:liền\s)?trước(?!\s(?:năm\s)?20)|"
    r"cùng kỳ|năm ngoái)(?!\w)[^()]*\d[^()]*|"
    r"kết quả\s(?!cần|phải|mong|dự|phấn|đầu ra|đến|kỳ vọng)[^():]{0,60}(?P<told>20\d\d)\s?:[^()]*)\)"
)
_LATER = 8
_IN_TURN = LazyPattern(r"(?<!\w)(?:lần lượt|tương ứng)(?!\w)")
_A_YEAR = LazyPattern(r"20\d\d")
# Words before a second level that leave open how it is compared.
_LEVEL_ONLY = LazyPattern(r"(?:(?:đạt|bằng|ở mức|mức|lên|từ|khoảng|về|xuống)\s?)+")


def read_targets(text: str, context: Context, *, aims: bool = False) -> tuple[Target, ...]:
    """Every number that the text sets as a goal, in its order; ``path`` is left empty.

    ``aims`` tells that the text stands in a part on aims, where a noun and its number are enough.

    A reduction is "<=" with a negative value; "không có", "không còn" is "=" 0; "2/3 số" is a share
    in "%".
    """
    folded = _without_baselines(without_documents(text), context)
    if not _MAY_HOLD.search(folded):
        return ()
    masked = without_names(folded)
    if not _MAY_HOLD.search(masked):
        return ()
    found: list[Target] = []
    for start, end in sentences(text):
        if not _MAY_HOLD.search(masked, start, end):
            continue
        last: Target | None = None
        first = len(found)
        for segment in segments(folded, _without_label(text, start), end):
            zeros = list(_zeros(text, folded, (start, end), segment, context))
            for piece, told_from in _pieces(text, folded, masked, segment):
                if any(zero.span[0] <= piece.amount.start < zero.span[1] for zero in zeros):
                    continue
                if last is not None and (goes_on(piece) or holds_for_others(piece, last)):
                    last = _continued(piece, last, context)
                elif counts_something(piece) and is_goal(piece, told_from, context, last, aims=aims):
                    last = _target(piece, start, context, last)
                else:
                    last = None
                    continue
                found.append(last)
            found += zeros
        named = _with_subjects(found[first:], folded)
        found[first:] = _in_turn(_with_last_clause(named, folded, (start, end), context), folded, (start, end))
    return tuple(sorted(found, key=lambda target: target.span))


def _without_baselines(folded: str, context: Context) -> str:
    """The text without the levels of years gone by; "đạt 95% (năm 2030)" tells by when it is reached."""
    known = context.year or (int(context.date[:4]) if context.date else None)

    def blanked(found: re.Match[str]) -> str:
        is_ahead = found["goal"] is not None and known is not None and int(found["year"]) >= known
        is_ahead = is_ahead or (found["told"] is not None and known is not None and int(found["told"]) > known)
        return found[0] if is_ahead else BLANK * len(found[0])

    return _BASELINE.sub(blanked, folded)


def _with_subjects(targets: list[Target], folded: str) -> list[Target]:
    """Of milestones with one predicate ("đạt 60% và đến năm 2030 đạt 90% số xã") each takes the noun printed once."""
    named: list[Target] = []
    for target in reversed(targets):
        later = named[-1] if named else None
        if target.subject is None and target.unit == "%" and later is not None and later.unit == "%":
            parted = ";" in folded[target.span[1] : later.span[0]]
            target = target if parted else replace(target, subject=later.subject)
        named.append(target)
    return named[::-1]


def _in_turn(targets: list[Target], folded: str, sentence: Span) -> list[Target]:
    """Of "năm 2026, 2027 lần lượt đạt 60%, 70%" each number takes the year in its place."""
    listed = YEAR_LIST.search(folded, *sentence)
    years = _A_YEAR.findall(listed["years"]) if listed else []
    if len(years) != len(targets) or not _IN_TURN.search(folded, *sentence):
        return targets
    return [replace(target, by=f"{year}-12-31") for target, year in zip(targets, years, strict=True)]


def _with_last_clause(targets: list[Target], folded: str, sentence: Span, context: Context) -> list[Target]:
    """The targets of a sentence, those without a time of their own by the day that its last clause sets."""
    open_ended = [target for target in targets if target.by is None and target.every is None]
    day = last_clause_day(folded, open_ended[0].span[0], sentence[1], context) if open_ended else None
    if day is None:
        return targets
    return [replace(target, by=day) if target in open_ended else target for target in targets]


def _without_label(text: str, start: int) -> int:
    label = _LABEL.match(text) if start == 0 else None
    return label.end() if label else start


def _pieces(text: str, folded: str, masked: str, segment: Span) -> Iterator[tuple[Piece, int]]:
    """Each number of a segment with its own stretch, and where the words that can tell of it begin."""
    start, end = segment
    amounts = list(find_amounts(masked, start, end))
    zeros = [words[0] for words, _ in find_none(masked, start, end)]
    starts = sorted([amount.start for amount in amounts] + zeros)
    own = start
    for amount in amounts:
        near = min(end, amount.end + _NEAR)
        later = [number for number in starts[bisect_right(starts, amount.start) :][:_LATER] if number < near]
        ended = amount.up_end or measure_end(masked, amount.end)
        divisions = (division_before(text, masked, ended, number) for number in later if number > ended)
        piece = Piece(
            text,
            folded,
            masked,
            amount,
            start=own_start(masked, max(own, amount.start - _NEAR), amount.start),
            following=later[0] if later else near,
            own_end=next((division for division in divisions if division is not None), near),
            end=near,
            is_inner=own != start and own_start(masked, own, amount.start) == own,
        )
        yield piece, max(start, amount.start - _NEAR)
        unit = unit_of(piece)[1]
        own = amount.up_end or (unit[1] if unit and is_measure(masked, unit[0]) else amount.end)


def _continued(piece: Piece, last: Target, context: Context) -> Target:
    """A second level of what was just told: "và 95% vào năm 2030"."""
    amount = piece.amount
    span = trim(piece.text, amount.start, piece.own_end)
    sign = -1 if last.value < 0 else 1
    return replace(
        last,
        text=piece.text[slice(*span)],
        span=span,
        comparator=_compared_anew(amount, last),
        value=sign * abs(amount.value),
        upper=None if amount.upper is None else sign * abs(amount.upper),
        by=by_of(
            piece.folded, (amount.start, amount.start), (amount.start, amount.end), (piece.end, piece.end), context
        )
        or last.by,
        basis=CONTINUED,
    )


def _compared_anew(amount: Amount, last: Target) -> str:
    """How a second level is compared: as the first, unless words of its own do ("dưới 4% ... và không quá 3%")."""
    if amount.compare == "" or _LEVEL_ONLY.fullmatch(amount.compare):
        return last.comparator
    if last.value < 0:
        return "<" if amount.comparator in ("<", ">") else "<="
    return amount.comparator


def _target(piece: Piece, sentence_start: int, context: Context, last: Target | None) -> Target:
    """The target of a number; a subject left out is that of ``last``, the target just before it."""
    text, masked = piece.text, piece.masked
    amount, unit = unit_of(piece)
    subject = subject_of(piece, unit)
    counted_end = (
        subject[1] if subject and subject[0] >= amount.end else max(unit[1], amount.end) if unit else amount.end
    )
    rates, end = rates_after(piece.folded, counted_end, piece.end)
    things = [rate for rate in rates if not is_rhythm(piece.folded[slice(*rate)])]
    per = things[0] if things else per_of(text, masked, piece.start, amount.start)
    span = clause_of(piece, subject)
    first = max(sentence_start, amount.start - _NEAR)
    return Target(
        path="",
        text=text[slice(*span)],
        span=span,
        comparator=amount.comparator,
        value=amount.value,
        unit=text[slice(*unit)] if unit else _MULTIPLE if amount.is_multiple else "%",
        subject=last.subject if last and (subject is None or shares_subject(piece, last)) else _words(text, subject),
        every=rhythm_of(piece, first, [piece.folded[slice(*rate)] for rate in rates]),
        by=by_of(piece.folded, (first, piece.start), (amount.start, end), _ends(piece), context),
        upper=amount.upper,
        per=text[slice(*per)].strip() if per else None,
        of=amount.of,
        basis=basis_of(piece, subject, last is not None),
    )


def _words(text: str, span: Span | None) -> str | None:
    return text[slice(*span)] if span else None


def _ends(piece: Piece) -> Span:
    """Where the next number stands and where the own clause ends; the date of the next milestone is not behind it."""
    following = piece.own_end if ends_at_milestone(piece) else piece.following
    return following, piece.own_end


def _zeros(text: str, folded: str, sentence: Span, segment: Span, context: Context) -> Iterator[Target]:
    """Goals of zero; what is counted is the unit and the subject."""
    for words, unit in find_none(folded, *segment):
        ends = (mark.start() for mark in _NEXT_CLAUSE.finditer(folded, words[1], segment[1]))
        span = trim(text, words[0], next(ends, segment[1]))
        by = by_of(folded, (sentence[0], segment[0]), words, (span[1], span[1]), context)
        yield Target(
            path="",
            text=text[slice(*span)],
            span=span,
            comparator="=",
            value=0,
            unit=text[slice(*unit)],
            subject=text[slice(*unit)],
            every=every_of(folded, (segment[0] if by else max(sentence[0], words[0] - _NEAR), span[1]), []),
            by=by,
            basis=ZERO,
        )
