"""Writes files of units that read back as what they are: CSV in pieces, Excel in constant memory."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import IO

import xlsxwriter
from django.db.models import QuerySet
from django.utils.translation import override
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dondoc.units.files.cells import escaped, is_unsafe, letters
from dondoc.units.files.columns import FIXED, explained, heading, labels, vietnamese
from dondoc.units.kinds import ALL_FIELDS, Shape, fields_of, written
from dondoc.units.models import UnitKind, UnitStatus, UnitVersion

SHEET = "Đơn vị"
GUIDE = "Hướng dẫn"
_AT_ONCE = 2_000  # rows read from the database together
_FILLED = 1_000  # rows of the template with lists to choose from
_WIDTHS = {"id": 12, "code": 16, "name": 48, "short_name": 28, "kind": 24, "parent": 16, "valid_from": 14, "status": 18}
Value = str | int | date
Parents = dict[int, list[UnitVersion]]


def columns_of(kinds: Iterable[str]) -> tuple[str, ...]:
    """The columns of a file that holds units of these kinds."""
    found = {field.name for kind in kinds for field in fields_of(kind)}
    return (*FIXED, *(name for name in ALL_FIELDS if name in found))


def rows_of(versions: QuerySet[UnitVersion], columns: Sequence[str], top: int | None) -> Iterator[list[Value]]:
    """A line for each version, in their order. The unit ``top`` is written without the unit above it.

    The unit above is told by the code that it had when the version began, or by "#" and its id where it had none:
    so that reading the line back finds it.
    """
    found = versions.iterator(chunk_size=_AT_ONCE)
    while part := list(islice(found, _AT_ONCE)):
        parents = _parents(part)
        for version in part:
            yield [_value(version, name, parents, top) for name in columns]


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """A CSV file piece by piece, marked so that spreadsheets show accents."""
    yield "\ufeff".encode()
    yield _csv_line([heading(name) for name in columns])
    for row in rows:
        yield _csv_line([escaped(str(value)) for value in row])


def write_xlsx(file: IO[bytes], columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """An Excel file with one sheet; no cell is ever a formula."""
    with xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_formulas": False}) as workbook:
        sheet = _sheet(workbook, columns)
        day, quoted = workbook.add_format({"num_format": "dd/mm/yyyy"}), workbook.add_format({"quote_prefix": True})
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                _write(sheet, line, column, value, day, quoted)


def write_template(file: IO[bytes], columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """An Excel file to fill in: headings, sample rows, lists to choose from, and a sheet that explains the columns."""
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as workbook, override("vi"):
        sheet = _sheet(workbook, columns)
        day = workbook.add_format({"num_format": "dd/mm/yyyy"})
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                _write(sheet, line, column, value, day, day)
        _write_guide(workbook.add_worksheet(GUIDE), sheet, columns)


def _write_guide(guide: Worksheet, sheet: Worksheet, columns: Sequence[str]) -> None:
    """Explains each column, with its choices below it, and lets the sheet's cells offer them."""
    guide.set_column(0, 0, 30)
    guide.set_column(1, 1, 110)
    line = 0
    for column, name in enumerate(columns):
        guide.write_string(line, 0, heading(name))
        guide.write_string(line, 1, explained(name))
        choices = _choices(name)
        for place, choice in enumerate(choices, start=1):
            guide.write_string(line + place, 1, choice)
        if choices and not (name in ALL_FIELDS and ALL_FIELDS[name].shape is Shape.CHOICES):
            source = f"='{GUIDE}'!$B${line + 2}:$B${line + 1 + len(choices)}"
            sheet.data_validation(1, column, _FILLED, column, {"validate": "list", "source": source})
        line += len(choices) + 1


def _sheet(workbook: Workbook, columns: Sequence[str]) -> Worksheet:
    sheet = workbook.add_worksheet(SHEET)
    head = workbook.add_format({"bold": True, "bg_color": "#E3EFEE", "bottom": 1, "text_wrap": True, "valign": "top"})
    for column, name in enumerate(columns):
        sheet.set_column(column, column, _WIDTHS.get(name, 24))
        sheet.write_string(0, column, heading(name), head)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(f"A1:{letters(len(columns) - 1)}1")
    return sheet


def _write(sheet: Worksheet, line: int, column: int, value: Value, day: Format, quoted: Format) -> None:
    if isinstance(value, date):
        sheet.write_datetime(line, column, value, day)
    elif isinstance(value, int):
        sheet.write_number(line, column, value)
    elif is_unsafe(value):
        sheet.write_string(line, column, value, quoted)
    elif value:
        sheet.write_string(line, column, escaped(value))


def _csv_line(cells: Sequence[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue().encode()


def _parents(versions: Iterable[UnitVersion]) -> Parents:
    ids = {version.parent_id for version in versions if version.parent_id}
    found: Parents = defaultdict(list)
    for version in UnitVersion.objects.filter(unit_id__in=ids).only("unit_id", "code", "valid_from", "valid_to"):
        found[version.unit_id].append(version)
    return found


def _value(version: UnitVersion, name: str, parents: Parents, top: int | None) -> Value:
    if name in ALL_FIELDS:
        with override("vi"):
            return written(name, version.details[name]) if name in version.details else ""
    if name == "parent":
        return "" if version.unit_id == top else _reference(version, parents)
    if name == "kind":
        return labels(UnitKind)[version.kind]
    if name == "status":
        return labels(UnitStatus)[version.status]
    value = version.unit_id if name == "id" else getattr(version, name)
    assert isinstance(value, str | int | date)
    return value


def _reference(version: UnitVersion, parents: Parents) -> str:
    for above in parents.get(version.parent_id or 0, ()):
        begun = above.valid_from <= version.valid_from
        if begun and (above.valid_to is None or version.valid_from < above.valid_to) and above.code:
            return above.code
    return f"#{version.parent_id}" if version.parent_id else ""


def _choices(name: str) -> list[str]:
    if name == "kind":
        return list(labels(UnitKind).values())
    if name == "status":
        return list(labels(UnitStatus).values())
    return [vietnamese(label) for _code, label in ALL_FIELDS[name].choices] if name in ALL_FIELDS else []
