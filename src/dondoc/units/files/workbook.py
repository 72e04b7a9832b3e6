"""The process in which workbooks are read: an .xlsx file on standard input, JSON on standard output.

``python -m dondoc.units.files.workbook`` answers {"sheets": [[name, [[line, [cell, ...]], ...]], ...]} with the
visible sheets that hold anything, or {"error": code}. Cells are texts; null stands for a formula without a result. Of
formulas only the result that was stored with them is seen. No Django here: starting must be fast.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
    ZipError,
    load_workbook,
)

from dondoc.units.files.cells import letters

ENTRIES = 2_000
UNPACKED_BYTES = 200 << 20
RATIO, RATIO_FROM = 250, 4 << 20  # a part of over 4 MB may unpack to 250 times its size at most
CELLS = 10_000_000

_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*?\b\w+:id=[\"']([^\"']+)")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(r"\b(Id|Target)=[\"']([^\"']*)")
# A cell that shows an error, and a formula that was stored without its result.
_ERROR = re.compile(rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*\br="([A-Z]+\d+)"')
_UNCOUNTED = re.compile(
    rb'<(?:\w+:)?c\s[^>]*\br="([A-Z]+\d+)"[^>]*>\s*'
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_FAULTS = (CalamineError, XmlError, ZipError, zipfile.BadZipFile, ValueError, OSError, KeyError)


class _Refused(Exception):
    """The file is not read; the argument is the code of the reason."""


def answer(data: bytes) -> dict[str, Any]:
    """The sheets of a workbook, or why they are not read: "bomb", "password", "large" or "broken"."""
    try:
        return {"sheets": list(_sheets(data, _without_result(data)))}
    except _Refused as refusal:
        return {"error": str(refusal)}
    except PasswordError:
        return {"error": "password"}
    except _FAULTS:
        return {"error": "broken"}


def _without_result(data: bytes) -> list[frozenset[str]]:
    """For each sheet the places ("D12") of cells that show an error or lack their result; refuses what swells."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        entries = package.infolist()
        if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > UNPACKED_BYTES:
            raise _Refused("bomb")
        if any(entry.file_size > max(RATIO_FROM, RATIO * entry.compress_size) for entry in entries):
            raise _Refused("bomb")
        names = set(package.namelist())
        return [_places(package, part) if part in names else frozenset() for part in _sheet_parts(package)]


def _sheet_parts(package: zipfile.ZipFile) -> list[str]:
    """The parts of the sheets, in the workbook's order."""
    relations = package.read("xl/_rels/workbook.xml.rels").decode(errors="replace")
    targets = {}
    for relation in _RELATION.finditer(relations):
        attributes = dict(_ATTRIBUTE.findall(relation[1]))
        target = attributes.get("Target", "")
        targets[attributes.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    workbook = package.read("xl/workbook.xml").decode(errors="replace")
    return [targets.get(sheet, "") for sheet in _SHEET.findall(workbook)]


def _places(package: zipfile.ZipFile, part: str) -> frozenset[str]:
    """Read no further than the directory says: a part that goes on is a lie."""
    with package.open(part) as stream:
        content = stream.read(package.getinfo(part).file_size + 1)
    found = (*_ERROR.findall(content), *_UNCOUNTED.findall(content))
    return frozenset(place.decode() for place in found)


def _sheets(data: bytes, broken: list[frozenset[str]]) -> Iterator[tuple[str, list[tuple[int, list[str | None]]]]]:
    """The visible sheets with their filled lines."""
    with load_workbook(BytesIO(data)) as workbook:
        for place, about in enumerate(workbook.sheets_metadata):
            if about.visible is SheetVisibleEnum.Visible and about.typ is SheetTypeEnum.WorkSheet:
                sheet = workbook.get_sheet_by_index(place)
                yield about.name, list(_lines(sheet, broken[place] if place < len(broken) else frozenset()))


def _lines(sheet: CalamineSheet, broken: frozenset[str]) -> Iterator[tuple[int, list[str | None]]]:
    if sheet.total_height * sheet.total_width > CELLS:
        raise _Refused("large")
    for line, row in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        cells = [
            None if broken and f"{letters(column)}{line}" in broken else _text(value)
            for column, value in enumerate(row)
        ]
        while cells and cells[-1] == "":
            cells.pop()
        if cells:
            yield line, cells


def _text(value: Any) -> str:
    """A cell as it would be typed: days as 2025-07-01, whole numbers without a decimal point."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def main() -> None:
    """Reads the file and writes the answer."""
    sys.stdout.buffer.write(json.dumps(answer(sys.stdin.buffer.read()), ensure_ascii=False).encode())


if __name__ == "__main__":
    main()
