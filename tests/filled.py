"""Workbooks of a round as people fill them in: written by the program, typed into with openpyxl."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from dondoc.exports.form_books import table_book, unit_book
from dondoc.reporting.models import Obligation
from dondoc.reporting.workbooks.layout import ANSWER, ANSWERS, FIRST_BOX, KEYS
from dondoc.units.models import Unit, UnitVersion
from dondoc.units.queries import as_of
from rounds import Round

DAY = date(2026, 6, 10)
Edit = Callable[[Worksheet], None]


def versions(round_: Round) -> dict[int, UnitVersion]:
    return {each.unit_id: each for each in as_of(DAY)}


def blank(round_: Round, unit: Unit, *, own: bool = True) -> bytes:
    """The workbook of a unit as it is downloaded."""
    obligation: Obligation = round_.of(unit)
    file = BytesIO()
    draft = obligation.submissions.filter(state="draft").first()
    unit_book(file, obligation, versions(round_)[unit.pk].name, draft=draft, own=own, today=DAY)
    return file.getvalue()


def filled(round_: Round, unit: Unit, edit: Edit | None = None, **answers: Any) -> bytes:
    """The same with answers typed into it, by their keys with "_" for the dot: ``c1_tu=2``; ``edit`` does anything else."""
    return typed(blank(round_, unit), answers, edit)


def typed(data: bytes, answers: Mapping[str, Any], edit: Edit | None = None) -> bytes:
    """A workbook of one unit with answers typed into it."""

    def write(sheet: Worksheet) -> None:
        for key, answer in answers.items():
            sheet.cell(line_of(sheet, key.replace("_", ".")), ANSWER + 1).value = answer
        if edit:
            edit(sheet)

    return edited(data, write)


def edited(data: bytes, edit: Edit) -> bytes:
    """A workbook with its sheet of answers altered."""
    workbook = load_workbook(BytesIO(data))
    edit(workbook[ANSWERS])
    file = BytesIO()
    workbook.save(file)
    return file.getvalue()


def line_of(sheet: Worksheet, key: str) -> int:
    """The line of a box in the workbook of one unit."""
    return next(cell.row for cell in sheet["A"] if cell.value == key)


def table(round_: Round, rows: Mapping[int, Mapping[str, Any]], edit: Edit | None = None) -> bytes:
    """The table of all units of a round, with answers by unit id and key."""
    obligations = list(round_.cycle.obligations.select_related("cycle__form__plan").order_by("pk"))
    file = BytesIO()
    table_book(file, obligations[0].cycle, obligations, versions(round_), DAY)

    def write(sheet: Worksheet) -> None:
        keys = {cell.value: cell.column for cell in sheet[KEYS + 1][FIRST_BOX:] if cell.value}
        lines = {int(str(cell.value).split("|")[0]): cell.row for cell in sheet["A"][KEYS + 2 :] if cell.value}
        for unit_id, answers in rows.items():
            for key, answer in answers.items():
                sheet.cell(lines[unit_id], keys[key.replace("_", ".")]).value = answer
        if edit:
            edit(sheet)

    return edited(file.getvalue(), write)


def zipped(files: Mapping[str, bytes]) -> BytesIO:
    """Files in a zip."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    file.seek(0)
    return file
