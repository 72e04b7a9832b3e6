"""The process in which filled workbooks are read: a zip of them on standard input, a line of JSON for each file.

``python -m dondoc.reporting.workbooks.process 12 DIGEST`` begins with file number 12, counted from 0, and tells
less of what has the digest. A line holds "file", its name, and either "error", a code, or what stands in the sheet to
be filled (see `answer`). No Django here: starting must be fast. Of formulas nothing is believed: cells that hold one
are named.
"""

from __future__ import annotations

import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    XmlError,
    ZipError,
    load_workbook,
)

from dondoc.reporting.workbooks.layout import (
    ANSWER,
    ANSWERS,
    FIRST_BOX,
    HIDDEN,
    KEYS,
    LABEL,
    LABELS,
    MARK,
    NAME,
    TABLE,
    UNIT_NAME,
    digest,
)
from dondoc.reporting.workbooks.packages import Inside, Unfit, files_in
from dondoc.units.files.cells import letters

ENTRIES, UNPACKED, RATIO, RATIO_FROM = 500, 50 << 20, 250, 4 << 20
CELLS = 4_000_000
MERGED_CELLS = 10_000

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_FORMULA = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f[\s>/]')
_ERROR = re.compile(rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*\br="([A-Z]+\d+)"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_FAULTS = (
    CalamineError,
    XmlError,
    ZipError,
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    OSError,
    KeyError,
    NotImplementedError,
)
Cell = str | float | int | bool | list[str] | None


def answer(data: bytes, expected: str = "") -> dict[str, Any]:
    """What a workbook holds: "sheet", "identity"; "flags", the cells with a formula, an error, or merged with others.

    Of one unit also its "name", and "cells" as [key, line, label, value]; where its keys and labels are the
    ``expected`` ones (see `digest`) only their "lines" and "answers". Of a table "keys", "labels", and "rows" as
    [line, mark, name, values].

    Else "error": "kind" where it is no workbook, "macro", "bomb", "large", "password", "broken", "foreign" where no
    sheet is one of ours.
    """
    try:
        return _read(data, expected)
    except Unfit as reason:
        return {"error": str(reason)}
    except PasswordError:
        return {"error": "password"}
    except _FAULTS:
        return {"error": "broken"}


def _read(data: bytes, expected: str) -> dict[str, Any]:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return {"error": "old"}
    if not data.startswith(b"PK\x03\x04"):
        return {"error": "kind"}
    flags = _flags(data)
    with load_workbook(BytesIO(data)) as workbook:
        sheet = _ours(workbook)
        if sheet is None:
            return {"error": "foreign"}
        name, rows = sheet
    found = _table(rows) if rows[0][HIDDEN].split("|")[1:2] == [TABLE] else _of_unit(rows, expected)
    return {"sheet": name, "identity": rows[0][HIDDEN], "flags": flags} | found


def _flags(data: bytes) -> dict[str, str]:
    """Refuses what swells or holds a program; names the cells that are not what they seem."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        entries = package.infolist()
        if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > UNPACKED:
            raise Unfit("bomb")
        if any(entry.file_size > max(RATIO_FROM, RATIO * entry.compress_size) for entry in entries):
            raise Unfit("bomb")
        if any(entry.filename.endswith("vbaProject.bin") for entry in entries):
            raise Unfit("macro")
        flags: dict[str, str] = {}
        for entry in entries:
            if _SHEET.fullmatch(entry.filename):
                flags |= _flagged(_unpacked(data, entry))
        return flags


def _unpacked(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """A part of a workbook, read no further than the directory says; `zipfile` would take several times as long."""
    lengths = data[entry.header_offset + 26 : entry.header_offset + 30]
    begin = entry.header_offset + 30 + int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
    packed = data[begin : begin + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        return packed
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, entry.file_size)


def _is_suspect(content: bytes) -> bool:
    """Whether a formula, an error or a merged cell may be there: many times as fast as to look for each cell.

    Between the marks of a sheet's data no other tag begins with an f; a sheet with prefixes is always looked at.
    """
    end = content.rfind(b"</sheetData>")
    if end < 0 or b"<worksheet" not in content[:1000]:
        return True
    data = content[content.find(b"<sheetData") : end]
    return b"<f" in data or b't="e"' in data or b"mergeCell" in content[end:]


def _flagged(content: bytes) -> dict[str, str]:
    if not _is_suspect(content):
        return {}
    flags = {place.decode(): "formula" for place in _FORMULA.findall(content)}
    flags |= {place.decode(): "error" for place in _ERROR.findall(content)}
    for first, top, last, bottom in _MERGED.findall(content):
        flags |= dict.fromkeys(_places(first, int(top), last, int(bottom)), "merged")
    return flags


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


def _ours(workbook: CalamineWorkbook) -> tuple[str, list[list[Any]]] | None:
    """The sheet to be filled, by its own name or any other."""
    names = workbook.sheet_names
    for name in sorted(names[:50], key=lambda name: name != ANSWERS):
        sheet: CalamineSheet = workbook.get_sheet_by_name(name)
        if sheet.total_height * sheet.total_width > CELLS:
            raise Unfit("large")
        rows = sheet.to_python(skip_empty_area=False)
        first = str(rows[0][HIDDEN]) if rows and rows[0] else ""
        if first.startswith(f"{MARK}|"):
            return name, rows
        if first.startswith("dondoc-"):
            raise Unfit("layout")
    return None


def _of_unit(rows: list[list[Any]], expected: str) -> dict[str, Any]:
    line, column = UNIT_NAME
    name = rows[line][column] if len(rows) > line and len(rows[line]) > column else ""
    if len(rows[0]) <= ANSWER:
        raise Unfit("foreign")
    marked = [(number, row) for number, row in enumerate(rows[1:], start=2) if row[HIDDEN] != ""]
    asked = digest((str(row[HIDDEN]), str(row[LABEL])) for _number, row in marked)
    answers = [_value(row[ANSWER]) for _number, row in marked]
    if asked == expected:
        return {"name": str(name), "lines": [number for number, _row in marked], "answers": answers}
    cells = [
        [str(row[HIDDEN]), number, str(row[LABEL]), answer]
        for (number, row), answer in zip(marked, answers, strict=True)
    ]
    return {"name": str(name), "cells": cells}


def _table(rows: list[list[Any]]) -> dict[str, Any]:
    if len(rows) <= LABELS:
        raise Unfit("foreign")
    keys = [str(key) for key in rows[KEYS][FIRST_BOX:]]
    found = [
        [number, str(row[HIDDEN]), str(row[NAME]), [_value(cell) for cell in row[FIRST_BOX:]]]
        for number, row in enumerate(rows[LABELS + 1 :], start=LABELS + 2)
        if any(cell != "" for cell in row)
    ]
    return {"keys": keys, "labels": [str(label) for label in rows[LABELS][FIRST_BOX:]], "rows": found}


def _value(cell: Any) -> Cell:
    """A cell as JSON: None where it is empty, a list for what is a day or a time."""
    if cell == "":
        return None
    return [str(cell)] if isinstance(cell, date | time | timedelta) else cell


def answers(files: Iterator[Inside], begin: int, expected: str) -> Iterator[dict[str, Any]]:
    """What stands in each file from the one of that number on."""
    for number, inside in enumerate(files):
        if number >= begin:
            yield {"file": inside.name} | _answer_of(inside, expected)


def _answer_of(inside: Inside, expected: str) -> dict[str, Any]:
    try:
        return answer(inside.read(), expected)
    except Unfit as reason:
        return {"error": str(reason)}
    except (*_FAULTS, RuntimeError):
        return {"error": "broken"}


def main() -> None:
    """Reads the files and writes a line for each as soon as it is read."""
    out, source = sys.stdout.buffer, sys.stdin.buffer
    files = files_in(source if source.seekable() else BytesIO(source.read()))
    begin, expected = sys.argv[1:] or ("0", "")
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
    for told in answers(files, int(begin), expected):
        out.write(encode(told).encode() + b"\n")
        out.flush()


if __name__ == "__main__":
    main()
