"""Finds personal identifiers in free text, which dondoc refuses to keep: it knows organisations, not persons.

A pure library, as the reader is; `dondoc.identifiers` refuses what it finds. Sums, dates, document numbers,
office landlines, hotlines, and the tax, budget and bank codes of organisations pass (docs/identifiers.md). One module
holds the rules of one family of identifiers.
"""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.identifiers.accounts import bank_accounts
from dondoc.identifiers.births import birth_dates
from dondoc.identifiers.digits import numbers
from dondoc.identifiers.emails import emails
from dondoc.identifiers.kinds import Found, Kind, masked
from dondoc.identifiers.papers import Place, citizen_ids, old_ids, passports, personal_codes
from dondoc.identifiers.phones import phones
from dondoc.identifiers.plain import plain
from dondoc.identifiers.plates import plates

__all__ = ["Found", "Kind", "find_identifiers", "hide_identifiers", "masked"]


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
