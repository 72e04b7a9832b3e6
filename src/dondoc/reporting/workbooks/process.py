"""The process in which filled workbooks are read: a zip of them on standard input, a line of JSON for each file.

``python -m dondoc.reporting.workbooks.process 12 2 DIGEST`` begins with file number 12, counted from 0, reads every
second one, and tells less of what has the digest. A line holds "file", its name, and either "error", a code, or what
stands in the sheet to be filled (see `answer`). No Django here: starting must be fast. Of formulas nothing is believed:
cells that hold one are named.
"""

from __future__ import annotations

import json
import sys
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, time, timedelta
from io import BytesIO
from itertools import islice
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

from dondoc.reporting.workbooks.flags import flags_of
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
from dondoc.reporting.workbooks.parts import parts_of

CELLS = 4_000_000
WHOLE = 10**15
Cell = str | float | int | bool | list[str] | None

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
    parts = parts_of(data)
    with load_workbook(BytesIO(data)) as workbook:
        sheet, names = _ours(workbook), workbook.sheet_names
    if sheet is None:
        return {"error": "foreign"}
    name, rows = sheet
    flags = flags_of(parts, names.index(name), len(names))
    identity = rows[0][HIDDEN]
    found = _table(rows) if identity.split("|")[1:2] == [TABLE] else _of_unit(rows, expected)
    return {"sheet": name, "identity": identity, "flags": flags} | found


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
    lines = [number for number, _row in marked]
    keys, labels = [str(row[HIDDEN]) for _number, row in marked], [str(row[LABEL]) for _number, row in marked]
    answers = [_value(row[ANSWER]) for _number, row in marked]
    if digest(zip(keys, labels, strict=True)) == expected:
        return {"name": str(name), "lines": lines, "answers": answers}
    return {"name": str(name), "cells": list(zip(keys, lines, labels, answers, strict=True))}


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
    """A cell as JSON: None where it is empty, a list for what is a day or a time.

    A number of which a spreadsheet keeps all digits is told as a whole one where it is one.
    """
    if cell == "":
        return None
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < WHOLE else cell
    return [str(cell)] if isinstance(cell, date | time | timedelta) else cell


def answers(files: Iterator[Inside], begin: int, expected: str, step: int = 1) -> Iterator[dict[str, Any]]:
    """What stands in the file of that number and in each ``step``-th after it."""
    for inside in islice(files, begin, None, step):
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
    begin, step, expected = sys.argv[1:] or ("0", "1", "")
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
    for told in answers(files, int(begin), expected, int(step)):
        out.write(encode(told).encode() + b"\n")
        out.flush()


if __name__ == "__main__":
    main()
