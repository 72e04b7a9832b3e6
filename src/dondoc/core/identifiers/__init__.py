"""Finds personal identifiers in free text, which dondoc refuses to keep: it knows organisations, not persons.

Every text that a person types or imports goes through `refuse_identifiers` or `identifier_problems` before it is
stored (docs/identifiers.md). Sums, dates, document numbers, office landlines, hotlines, and the tax, budget and
bank codes of organisations pass. One module holds the rules of one family of identifiers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dondoc.core.errors import Invalid, Problem
from dondoc.core.identifiers.accounts import bank_accounts
from dondoc.core.identifiers.births import birth_dates
from dondoc.core.identifiers.digits import numbers
from dondoc.core.identifiers.emails import emails
from dondoc.core.identifiers.kinds import Found, Kind, masked
from dondoc.core.identifiers.papers import Place, citizen_ids, old_ids, passports, personal_codes
from dondoc.core.identifiers.phones import phones
from dondoc.core.identifiers.plain import plain
from dondoc.core.identifiers.plates import plates

__all__ = [
    "Found",
    "Kind",
    "find_identifiers",
    "hide_identifiers",
    "identifier_problems",
    "masked",
    "refuse_identifiers",
]


def find_identifiers(text: str, *, label: str = "") -> tuple[Found, ...]:
    """The personal identifiers in a text, in order, none inside another.

    ``label`` is what the text's box or column is called: nine digits under "CMND" are an old ID number.
    """
    lead = f"{label}: " if label else ""
    read = plain(lead + text)
    kept: list[Found] = []
    for kind, start, end in sorted(_places(read.text), key=lambda place: (place[1], -place[2])):
        span = tuple(place - len(lead) for place in read.as_typed(start, end))
        if span[0] >= 0 and (not kept or span[0] >= kept[-1].span[1]):
            kept.append(Found(kind, text[slice(*span)], (span[0], span[1])))
    return tuple(kept)


def hide_identifiers(text: str) -> str:
    """The text with a word in place of each identifier, for lines that nobody asked for: logs, error reports."""
    for found in reversed(find_identifiers(text)):
        text = f"{text[: found.span[0]]}[{found.kind}]{text[found.span[1] :]}"
    return text


def _places(text: str) -> Iterator[Place]:
    """All that the rules find; of two kinds at one place the first one counts."""
    written = numbers(text)
    yield from bank_accounts(text)
    yield from citizen_ids(text, written)
    yield from personal_codes(text)
    yield from old_ids(text, written)
    yield from passports(text)
    yield from phones(text, written)
    yield from emails(text)
    yield from birth_dates(text)
    yield from plates(text)


def identifier_problems(fields: Mapping[str, str], *, labels: Mapping[str, str] | None = None) -> list[Problem]:
    """One problem for each identifier; ``fields`` maps a place (a field's name, a cell) to its text.

    The problem keeps that place; in a text of several lines its sentence names the line. ``labels`` holds what a
    place is called where that tells more than the text does.
    """
    problems = []
    for where, text in fields.items():
        for found in find_identifiers(text, label=(labels or {}).get(where, "")):
            line = text.count("\n", 0, found.span[0]) + 1 if "\n" in text.strip("\n") else None
            problems.append(Problem(where, found.sentence(line)))
    return problems


def refuse_identifiers(fields: Mapping[str, str], *, labels: Mapping[str, str] | None = None) -> None:
    """Raises `Invalid` with the `identifier_problems` of the fields, if there are any."""
    problems = identifier_problems(fields, labels=labels)
    if problems:
        raise Invalid(problems)
