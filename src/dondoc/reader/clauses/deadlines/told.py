"""What the words around a due date tell: what is due, who owes it, to whom it goes, through which
office.
"""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.reader.clauses.deadlines.kinds import kind_of
from dondoc.reader.clauses.deadlines.parties import find_to, find_via, find_who
from dondoc.reader.clauses.deadlines.parts import Part
from dondoc.reader.clauses.verbs import find_verb
from dondoc.reader.plan import DeadlineKind
from dondoc.reader.source import Span


@dataclass(frozen=True, slots=True)
class Told:
    """Kind and parties of one due date, the parties as printed."""

    kind: DeadlineKind
    who: str | None
    to: str | None
    via: str | None


def told_of(text: str, folded: str, part: Part, previous: Told | None, sentence_start: int) -> Told:
    """Kind and parties; what a part leaves out, it shares with the due date before it in the sentence."""
    kind = kind_of(folded[slice(*part.work)])
    if kind is None and not _has_other_work(text, part):
        kind = kind_of(folded[slice(*part.after)]) or (previous.kind if previous else None)
    who = find_who(text, *part.before) or find_who(text, *part.after)
    to = find_to(text, *part.work) or find_to(text, part.before[0], part.after[1])
    if to is None and kind in (DeadlineKind.REPORT, DeadlineKind.PLAN):
        to = find_to(text, sentence_start, part.before[0])
    via = find_via(text, to, part.before[0], part.after[1])
    return Told(
        kind or DeadlineKind.OTHER,
        _at(text, who) or (previous.who if previous else None),
        _at(text, to),
        _at(text, via),
    )


def _has_other_work(text: str, part: Part) -> bool:
    """Whether the part names work of its own beside sending ("đợt 2 gửi trước ngày ..." names none)."""
    start, end = part.work
    verb = find_verb(text, start, end)
    return verb is not None and not text.startswith(("gửi", "nộp"), verb)


def _at(text: str, span: Span | None) -> str | None:
    return None if span is None else text[slice(*span)]
