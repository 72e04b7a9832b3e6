"""The head of the document: kind, number, place, date, title, issuing body, period.

Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dondoc.reader.grammar.issuers import find_issuer
from dondoc.reader.grammar.letters import CAPITAL
from dondoc.reader.grammar.periods import find_period
from dondoc.reader.grammar.zones import Zones, kind_of
from dondoc.reader.passage import Passage, passage, printed_lines
from dondoc.reader.plan import Head, Signatory, Text
from dondoc.reader.source import Line, Source

_NUMBER = re.compile(
    r"(?:^|\b)[Ss]ố\s*:?\s*(?P<number>\d{1,5}[a-zA-Z]?\s?[/-]\s?(?:\d{4}\s?/\s?)?[A-ZĐ][\wĐđ&.]*(?:\s?[-/]\s?[\wĐđ&.]+)*)"
)
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][\w .\-]*?)\s*,\s*"
    r"(?P<date>ngày\s*(?P<day>\d{1,2})?[\s.…]*tháng\s*(?P<month>\d{1,2})?[\s.…]*năm\s*(?P<year>\d{4})?)",
    re.IGNORECASE,
)
_PLACE_WORDS = re.compile(rf"(?:(?:Thành phố|Thị xã|Thị trấn|Đặc khu|Phường|Xã) )?(?:[{CAPITAL}][\w.\-]*\s?)+$")


def read_head(source: Source, zones: Zones, opening: Sequence[Passage], signatory: Signatory) -> Head:
    """Read the head; ``opening`` are the paragraphs before the first heading of the body."""
    lines = [printed for line in zones.head for printed in printed_lines(source, line.span)]
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
    return Text(kind.capitalize(), whole.span(0, len(kind))) if kind else None


def _title(source: Source, zones: Zones) -> Text | None:
    start, end = _title_span(source, zones)
    if start >= end:
        return None
    whole = passage(source, (start, end))
    return whole.value() if whole.text else None


def _title_span(source: Source, zones: Zones) -> tuple[int, int]:
    """The lines under the kind, and what follows the kind on its own line."""
    if zones.kind is None:
        return (0, 0)
    kind = kind_of(passage(source, zones.kind.span).text) or ""
    start, end = zones.kind.span[0] + len(kind), zones.kind.span[1]
    if zones.titles:
        first = start if source.text[start:end].strip() else zones.titles[0].span[0]
        return (first, zones.titles[-1].span[1])
    return (start, end)


def _number(lines: Sequence[Passage]) -> Text | None:
    for line in lines:
        found = _NUMBER.search(line.text)
        if found:
            return Text(found["number"], line.span(*found.span("number")))
    return None


def _dateline(lines: Sequence[Passage]) -> tuple[Text | None, Text | None]:
    for line in lines:
        found = _DATELINE.search(line.text)
        if found:
            return _place(line, found), _date(line, found)
    return None, None


def _place(line: Passage, found: re.Match[str]) -> Text | None:
    number = _NUMBER.search(line.text)
    start = max(found.start("place"), number.end() if number and number.end() < found.end("place") else 0)
    words = _PLACE_WORDS.search(line.text, start, found.end("place"))
    return line.part(*words.span()).value() if words else None


def _date(line: Passage, found: re.Match[str]) -> Text | None:
    if not (found["day"] and found["month"] and found["year"]):
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
    return Text(day.isoformat(), line.span(*found.span("date")))


def read_year(source: Source, zones: Zones) -> int | None:
    """The year of the dateline, where the day may have been left blank."""
    for line in zones.head:
        found = _DATELINE.search(passage(source, line.span).text)
        if found and found["year"]:
            return int(found["year"])
    return None
