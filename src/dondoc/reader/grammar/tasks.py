"""One clause of work: how it charges its agency, with whom, and whether it is in scope."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dondoc.reader.clauses import find_outside, read_funds, read_opening
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Funds, Outside, Role, Task, Text
from dondoc.reader.rules import Basis

_BRACKET = LazyPattern(r"\s*\([^()]*\)[\s,;:]*|[\s,;:]+")


def read_task(body: Passage, basis: Basis, opening: int = 0, known: Iterable[str] = ()) -> Task:
    """One task, ``basis`` telling how it was found; ``opening`` is where the words begin that charge the agency.

    ``known`` are names of agencies with a verb in them ("Phòng Nghiệp vụ lưu trữ"), which ends no name there.
    """
    bracket = _BRACKET.match(body.text, opening)
    skipped = bracket.end() if bracket else opening
    found = read_opening(_with_capitals(body.text, known)[skipped:])
    role = found.role if found else Role.OWN
    partners = found.partners if found else ()
    return Task(
        body.text,
        body.span(),
        role,
        tuple(_placed(one, body, skipped) for one in partners),
        outside=outside_of(body),
        funds=funds_of(body),
        basis=basis,
    )


def _placed(partner: Text, body: Passage, skipped: int) -> Text:
    start, end = partner.span[0] + skipped, partner.span[1] + skipped
    return replace(partner, text=body.text[start:end], span=body.span(start, end))


def _with_capitals(text: str, names: Iterable[str]) -> str:
    """The text with each word of the names begun by a capital: a verb spelt so is part of a name."""
    for name in names:
        if name in text:
            text = text.replace(name, name.title())
    return text


def funds_of(body: Passage) -> tuple[Funds, ...]:
    """The money that a clause names, its spans those of the source."""
    return tuple(replace(one, span=body.span(*one.span)) for one in read_funds(body.text))


def outside_of(body: Passage) -> Outside | None:
    """Why a clause is out of scope, its words as a span of the source."""
    found = find_outside(body.text)
    return Outside(found.words, body.span(*found.span)) if found else None
