"""Reading the targets of a paragraph: each number that is a goal, with its unit, subject, rhythm
and date.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from dondoc.reader.clauses.context import Context
from dondoc.reader.clauses.masking import without_documents
from dondoc.reader.clauses.sentences import segments, sentences
from dondoc.reader.clauses.targets.amounts import find_amounts
from dondoc.reader.clauses.targets.noise import without_names
from dondoc.reader.clauses.targets.none_left import find_none
from dondoc.reader.clauses.targets.periods import by_of, every_of, is_rhythm, per_of, rates_after
from dondoc.reader.clauses.targets.places import (
    Piece,
    clause_of,
    counts_something,
    division_before,
    subject_of,
    trim,
    unit_of,
)
from dondoc.reader.clauses.targets.refusals import is_goal
from dondoc.reader.clauses.targets.units import is_measure
from dondoc.reader.plan import Target
from dondoc.reader.source import Span

_MAY_HOLD = re.compile(
    r"\d|không c(?:ó|òn)\s|(?:ít nhất|tối thiểu|mỗi [^.;]{1,60}) (?:một|hai|ba|bốn|năm|sáu|mười)\s|"
    r"(?:một|hai|ba) lần"
)
_LABEL = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]+\.|[-+–•*])\s+")
# No word further away tells anything of a number.
_NEAR = 1500
_LATER = 8


def read_targets(text: str, context: Context) -> tuple[Target, ...]:
    """Every number that the text sets as a goal, in its order; ``path`` is left empty.

    A reduction is "<=" with a negative value; "không có", "không còn" is "=" 0; "2/3 số" is a share
    in "%".
    """
    folded = without_documents(text)
    if not _MAY_HOLD.search(folded):
        return ()
    masked = without_names(folded)
    if not _MAY_HOLD.search(masked):
        return ()
    found: list[Target] = []
    for start, end in sentences(text):
        if not _MAY_HOLD.search(masked, start, end):
            continue
        shared, after_goal = None, False
        for segment in segments(folded, _without_label(text, start), end):
            for piece, told_from in _pieces(text, folded, masked, segment):
                after_goal = counts_something(piece) and is_goal(piece, told_from, context, after_goal)
                if after_goal:
                    target = _target(piece, start, context, shared)
                    shared = target.subject
                    found.append(target)
            found += _zeros(text, folded, (start, end), segment, context)
    return tuple(sorted(found, key=lambda target: target.span))


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
        divisions = (division_before(text, masked, amount.end, number) for number in later)
        piece = Piece(
            text,
            folded,
            masked,
            amount,
            start=max(own, amount.start - _NEAR),
            following=later[0] if later else near,
            own_end=next((division for division in divisions if division is not None), near),
            end=near,
            is_inner=own != start,
        )
        yield piece, max(start, amount.start - _NEAR)
        unit = unit_of(piece)[1]
        own = amount.up_end or (unit[1] if unit and is_measure(masked, unit[0]) else amount.end)


def _target(piece: Piece, sentence_start: int, context: Context, shared: str | None) -> Target:
    """The target of a number; a subject left out is the one shared with the number before it."""
    text, masked = piece.text, piece.masked
    amount, unit = unit_of(piece)
    subject = subject_of(piece, unit)
    counted_end = subject[1] if subject and subject[0] >= amount.end else unit[1] if unit else amount.end
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
        unit=text[slice(*unit)] if unit else "%",
        subject=text[slice(*subject)] if subject else shared,
        every=every_of(piece.folded, (first, piece.end), [piece.folded[slice(*rate)] for rate in rates]),
        by=by_of(piece.folded, (first, piece.start), (amount.start, end), piece.following, context),
        upper=amount.upper,
        per=text[slice(*per)].strip() if per else None,
        of=amount.of,
    )


def _zeros(text: str, folded: str, sentence: Span, segment: Span, context: Context) -> Iterator[Target]:
    """Goals of zero; what is counted is the unit and the subject."""
    for words, unit in find_none(folded, *segment):
        span = trim(text, words[0], segment[1])
        yield Target(
            path="",
            text=text[slice(*span)],
            span=span,
            comparator="=",
            value=0,
            unit=text[slice(*unit)],
            subject=text[slice(*unit)],
            every=every_of(folded, (max(sentence[0], words[0] - _NEAR), span[1]), []),
            by=by_of(folded, (sentence[0], segment[0]), words, span[1], context),
        )
