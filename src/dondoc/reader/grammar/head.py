"""The head of the document: kind, number, place, date, title, issuing body, period.

Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dondoc.reader.grammar.issuers import find_issuer
from dondoc.reader.grammar.kinds import kind_of
from dondoc.reader.grammar.letterhead import PLACE_WORDS, find_dateline, find_number, place_start
from dondoc.reader.grammar.periods import find_period
from dondoc.reader.grammar.zones import Zones
from dondoc.reader.passage import Passage, passage, printed_lines
from dondoc.reader.plan import Head, Signatory, Text
from dondoc.reader.rules import Basis, basis
from dondoc.reader.source import Line, Source

_KIND = basis("head.kind")
_NUMBER_LINE = basis("head.number")
_PLACE = basis("head.place")
_DATE = basis("head.date")
_TITLE_BELOW = basis("head.title.below")
_TITLE_BESIDE = basis("head.title.beside")
_TITLE_ALONE = basis("head.title.alone")


def read_head(source: Source, zones: Zones, opening: Sequence[Passage], signatory: Signatory) -> Head:
    """Read the head; ``opening`` are the paragraphs before the first heading of the body."""
    lines = _printed(source, zones)
    place, day = _dateline(lines)
    title = _title(source, zones)
    number = _number(lines)
    signed = day.text if day else None
    return Head(
        kind=_kind(source, zones.kind),
        number=number,
        place=place,
        date=day,
        title=title,
        issuer=find_issuer(source, lines, opening, place.text if place else None),
        period=find_period(title, opening, signed, source),
        signatory=signatory,
    )


def _kind(source: Source, line: Line | None) -> Text | None:
    if line is None:
        return None
    whole = passage(source, line.span)
    kind = kind_of(whole.text)
    return Text(kind.capitalize(), whole.span(0, len(kind)), basis=_KIND) if kind else None


def _title(source: Source, zones: Zones) -> Text | None:
    start, end = _title_span(source, zones)
    if start >= end:
        return None
    whole = passage(source, (start, end))
    return whole.value(_title_basis(zones, start)) if whole.text else None


def _title_basis(zones: Zones, start: int) -> Basis:
    if zones.kind is None:
        return _TITLE_ALONE
    return _TITLE_BELOW if start >= zones.kind.span[1] else _TITLE_BESIDE


def _title_span(source: Source, zones: Zones) -> tuple[int, int]:
    """The lines under the kind, and what follows the kind on its own line; without a kind the lines alone."""
    if zones.kind is None:
        return (zones.titles[0].span[0], zones.titles[-1].span[1]) if zones.titles else (0, 0)
    kind = kind_of(passage(source, zones.kind.span).text) or ""
    start, end = zones.kind.span[0] + len(kind), zones.kind.span[1]
    if zones.titles:
        first = start if source.text[start:end].strip() else zones.titles[0].span[0]
        return (first, zones.titles[-1].span[1])
    return (start, end)


def _number(lines: Sequence[Passage]) -> Text | None:
    number = find_number(lines)
    return number.value(_NUMBER_LINE) if number is not None else None


def _dateline(lines: Sequence[Passage]) -> tuple[Text | None, Text | None]:
    found = find_dateline(lines)
    return (_place(*found), _date(*found)) if found else (None, None)


def _place(line: Passage, found: re.Match[str]) -> Text | None:
    words = PLACE_WORDS.search(line.text, place_start(line.text, found), found.end("place"))
    return line.part(*words.span()).value(_PLACE) if words else None


def _date(line: Passage, found: re.Match[str]) -> Text | None:
    parts = [found[name] or found[f"short_{name}"] for name in ("year", "month", "day")]
    if not all(parts):
        return None
    try:
        day = date(*map(int, parts))
    except ValueError:
        return None
    return Text(day.isoformat(), line.span(*found.span("date")), basis=_DATE)


def read_year(source: Source, zones: Zones) -> int | None:
    """The year of the dateline, where the day may have been left blank."""
    found = find_dateline(_printed(source, zones))
    year = found[1]["year"] or found[1]["short_year"] if found else None
    return int(year) if year else None


def _printed(source: Source, zones: Zones) -> list[Passage]:
    """The printed lines of the head; a bar alone only parts columns."""
    lines = (printed for line in zones.head for printed in printed_lines(source, line.span))
    return [line for line in lines if line.text.strip("|*_- ")]
