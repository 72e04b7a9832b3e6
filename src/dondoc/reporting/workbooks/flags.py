"""The cells of a sheet that are not what they seem: with a formula, an error, or merged with others. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dondoc.reporting.workbooks.parts import Part, Parts
from dondoc.units.files.cells import letters

MERGED_CELLS = 10_000

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_LISTED = re.compile(rb'<(?:\w+:)?sheet\s[^>]*?\w:id="([^"]*)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ID, _TARGET = re.compile(rb'\bId="([^"]*)"'), re.compile(rb'\bTarget="(?:/xl/)?([^"]*)"')
_FORMULA = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f[\s>/]')
_ERROR = re.compile(rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*\br="([A-Z]+\d+)"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


def flags_of(parts: Parts, place: int, count: int) -> dict[str, str]:
    """What is wrong with cells of a sheet, by their places.

    ``place`` is that of the sheet, from 0, among the ``count`` sheets of the workbook; where it can't be told in which
    part that one lies, all sheets count.
    """
    names = _parts_of_sheets(parts.get("xl/workbook.xml"), parts.get("xl/_rels/workbook.xml.rels"))
    own = parts.get(names[place]) if len(names) == count else None
    if own is not None:
        return _flagged(own.content())
    flags: dict[str, str] = {}
    for name in parts.names:
        if _SHEET.fullmatch(name) and (sheet := parts.get(name)):
            flags |= _flagged(sheet.content())
    return flags


@lru_cache(maxsize=16)
def _parts_of_sheets(workbook: Part | None, relations: Part | None) -> list[str]:
    """The part of each sheet in the order of the workbook; most workbooks of a round tell it in the same words."""
    if workbook is None or relations is None:
        return []
    targets = {
        known[1]: target[1].decode()
        for relation in _RELATION.findall(relations.content())
        if (known := _ID.search(relation)) and (target := _TARGET.search(relation))
    }
    return [f"xl/{targets.get(each, '')}" for each in _LISTED.findall(workbook.content())]


def _flagged(content: bytes) -> dict[str, str]:
    if not _is_suspect(content):
        return {}
    flags = {place.decode(): "formula" for place in _FORMULA.findall(content)}
    flags |= {place.decode(): "error" for place in _ERROR.findall(content)}
    for first, top, last, bottom in _MERGED.findall(content):
        flags |= dict.fromkeys(_places(first, int(top), last, int(bottom)), "merged")
    return flags


def _is_suspect(content: bytes) -> bool:
    """Whether a formula, an error or a merged cell may be there: many times as fast as to look for each cell.

    Between the marks of a sheet's data no other tag begins with an f; a sheet with prefixes is always looked at.
    """
    end = content.rfind(b"</sheetData>")
    if end < 0 or b"<worksheet" not in content[:1000]:
        return True
    data = content[content.find(b"<sheetData") : end]
    # in most there is neither letter at all, and one letter is found many times as fast as two
    if (b"f" in data and b"<f" in data) or (b"e" in data and b't="e"' in data):
        return True
    return b"mergeCell" in content[end:]


def _places(first: bytes, top: int, last: bytes, bottom: int) -> Iterator[str]:
    """The cells of a range, of an endless one the first."""
    columns = range(_number(first), _number(last) + 1)
    if len(columns) * (bottom - top + 1) > MERGED_CELLS:
        columns, bottom = columns[:1], top
    for column in columns:
        yield from (f"{letters(column)}{line}" for line in range(top, bottom + 1))


def _number(name: bytes) -> int:
    """A column from 0 by its letters."""
    number = 0
    for letter in name:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
