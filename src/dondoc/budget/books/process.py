"""The process in which a filled workbook of lines is read: an .xlsx file on standard input, JSON on standard output.

It answers {"sheet", "year", "rows": [[line, [cell, ...]], ...], "flags": {"D12": "formula"}} or {"error": code}. Of
formulas nothing is believed: cells that hold one are named. No Django here: starting must be fast.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, PasswordError, XmlError, ZipError, load_workbook

from dondoc.budget.books.layout import HEAD, HEADINGS, IDENTITY

ENTRIES, UNPACKED, RATIO, RATIO_FROM = 500, 100 << 20, 250, 4 << 20
LINES = 50_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_FORMULA = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f[\s>/]')
_ERROR = re.compile(rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*\br="([A-Z]+\d+)"')
_FAULTS = (
    CalamineError, XmlError, ZipError, zipfile.BadZipFile, zlib.error, ValueError, OSError, KeyError, IndexError,
)  # fmt: skip


def answer(data: bytes) -> dict[str, Any]:
    """What the workbook holds, or why it is not read."""
    if not data.startswith(b"PK\x03\x04"):
        return {"error": "kind"}
    try:
        return _read(data)
    except PasswordError:
        return {"error": "password"}
    except _FAULTS:
        return {"error": "broken"}


def _read(data: bytes) -> dict[str, Any]:
    flags = _flags(data)
    if isinstance(flags, str):
        return {"error": flags}
    with load_workbook(BytesIO(data)) as workbook:
        sheet = workbook.get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
        name = sheet.name
    first = str(rows[0][0]) if rows and rows[0] else ""
    if not first.startswith(f"{IDENTITY}|"):
        return {"error": "foreign"}
    if len(rows) > LINES:
        return {"error": "large"}
    told = [str(cell) for cell in rows[HEAD][: len(HEADINGS)]]
    if told != list(HEADINGS):
        return {"error": "moved"}
    found = [
        [number, [_value(cell) for cell in row[: len(HEADINGS)]]]
        for number, row in enumerate(rows[HEAD + 1 :], start=HEAD + 2)
        if any(cell != "" for cell in row)
    ]
    return {"sheet": name, "year": int(first.split("|")[1]), "rows": found, "flags": flags}


def _flags(data: bytes) -> dict[str, str] | str:
    """The cells of the first sheet with formulas or errors; a code for what swells or holds a program."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        entries = package.infolist()
        if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > UNPACKED:
            return "bomb"
        if any(entry.file_size > max(RATIO_FROM, RATIO * entry.compress_size) for entry in entries):
            return "bomb"
        if any(entry.filename.endswith("vbaProject.bin") for entry in entries):
            return "macro"
        flags: dict[str, str] = {}
        for entry in entries:
            if _SHEET.fullmatch(entry.filename):
                with package.open(entry) as stream:
                    content = stream.read(entry.file_size + 1)
                flags |= {place.decode(): "formula" for place in _FORMULA.findall(content)}
                flags |= {place.decode(): "error" for place in _ERROR.findall(content)}
        return flags


def _value(cell: Any) -> Any:
    """A cell as JSON: None where it is empty, a list for a day."""
    if cell == "":
        return None
    if isinstance(cell, datetime):
        return [cell.date().isoformat()]
    if isinstance(cell, date):
        return [cell.isoformat()]
    return str(cell) if isinstance(cell, time | timedelta) else cell


def main() -> None:
    """Reads the file and writes the answer."""
    sys.stdout.buffer.write(json.dumps(answer(sys.stdin.buffer.read()), ensure_ascii=False).encode())


if __name__ == "__main__":
    main()
