"""Workbooks of a round, to be filled in: of one unit, of many units in a zip, or a table with a line for each unit."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import IO
from xml.sax.saxutils import escape

from django.utils.formats import date_format

from dondoc.consolidation.hiding import hidden_figure
from dondoc.exports.streams import Stream
from dondoc.exports.writers.form_book import Head, Line, write_table, write_unit_book
from dondoc.exports.writers.form_cells import Value
from dondoc.facts.reports import OnRecord, on_record, on_records
from dondoc.reporting.asked import Earlier, earlier_reports
from dondoc.reporting.filling import begun_among
from dondoc.reporting.models import Cycle, Obligation, Submission
from dondoc.reporting.rules.figures import print_figure
from dondoc.reporting.workbooks.asking import Asked
from dondoc.reporting.workbooks.boxes import Box
from dondoc.reporting.workbooks.identity import first_cell, marked
from dondoc.units.models import UnitVersion

_TEXTS, _ANSWERS = "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"
_FIGURE = 880_000_000_000_000  # begins the figures that mark a place, of which the template has no others
_MARKED = re.compile(r"<v>(88\d{13})</v>")
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_LONGEST_NAME = 100
_LONGEST_BEFORE = 300  # characters of words that were said before


def unit_book(
    file: IO[bytes], obligation: Obligation, unit_name: str, *, draft: Submission | None, own: bool, today: date
) -> None:
    """The workbook of one unit, with what the draft holds where one is given; where nothing was typed yet, with what
    the records say.

    What the unit reported of people before is for itself (``own``).
    """
    cycle, form = obligation.cycle, Asked(obligation.cycle)
    begun = begun_among([obligation.pk])
    known = _Known(form, {} if begun else on_record(obligation, form.indicators, today), own=own)
    earlier = earlier_reports(cycle, [obligation.unit_id], form.indicators).get(obligation.unit_id)
    write_unit_book(
        file,
        _head(cycle, unit_name, obligation),
        first_cell(cycle, obligation.unit_id, unit_name),
        form.boxes,
        now=known.cells | (_now(form.boxes, draft) if draft else {}),
        before=_before(form, earlier, own=own),
        notes=known.notes,
    )


def zip_of_books(
    cycle: Cycle, obligations: Sequence[Obligation], units: Mapping[int, UnitVersion], today: date
) -> Iterator[bytes]:
    """A workbook for each unit, in a zip that is sent as it is made.

    One is written and the others are stamped from it, so that thousands take seconds.
    """
    form = Asked(cycle)
    earlier = earlier_reports(cycle, [each.unit_id for each in obligations], form.indicators)
    records = _records(form, obligations, today)
    stamp = _Stamp(cycle, form)
    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        for obligation in obligations:
            unit = units[obligation.unit_id]
            before = _before(form, earlier.get(obligation.unit_id), own=False)
            known = _Known(form, records.get(obligation.unit_id, {}), own=False)
            package.writestr(file_name(unit), stamp.book(obligation, unit.name, before, known))
            yield stream.taken()
    yield stream.taken()


def table_book(
    file: IO[bytes], cycle: Cycle, obligations: Sequence[Obligation], units: Mapping[int, UnitVersion], today: date
) -> None:
    """One workbook with a line for each unit."""
    form = Asked(cycle)
    earlier = earlier_reports(cycle, [each.unit_id for each in obligations], form.indicators)
    records = _records(form, obligations, today)
    lines, notes = [], dict[str, str]()
    for obligation in obligations:
        unit = units[obligation.unit_id]
        before = _before(form, earlier.get(obligation.unit_id), own=False)
        known = _Known(form, records.get(obligation.unit_id, {}), own=False)
        lines.append(Line(marked(cycle, unit.unit_id, unit.name), unit.code, unit.name, before, known.cells))
        notes |= known.notes
    with_before = bool(earlier)
    write_table(
        file, _head(cycle, "", None), first_cell(cycle), form.boxes, lines, with_before=with_before, notes=notes
    )


def file_name(unit: UnitVersion) -> str:
    """ "S00.01 Ủy ban nhân dân xã Suối Lam.xlsx": one of a kind, by the unit's code or number."""
    name = _UNFIT.sub(" ", f"{unit.code or unit.unit_id} {unit.name}").strip()
    return f"{name[:_LONGEST_NAME]} ({unit.unit_id}).xlsx"


def _records(form: Asked, obligations: Sequence[Obligation], today: date) -> dict[int, dict[str, OnRecord]]:
    """What the records say, by the unit, of reports that nobody has begun to type."""
    records = on_records(form.cycle, form.indicators, today)
    begun = begun_among([each.pk for each in obligations]) if records else set()
    return {each.unit_id: records.get(each.unit_id, {}) for each in obligations if each.pk not in begun}


class _Known:
    """What the records say of one unit, as cells and as notes on where they come from, by the keys of the boxes.

    A small count of people is for the unit itself (``own``).
    """

    def __init__(self, form: Asked, records: Mapping[str, OnRecord], *, own: bool) -> None:
        self.cells: dict[str, Value] = {}
        self.notes: dict[str, str] = {}
        people = {str(each.pk) for each in form.indicators if each.about_people} if records else set()
        for box in form.boxes if records else ():
            record = records.get(box.indicator)
            if record is None or box.part not in record.parts:
                continue
            about = box.indicator in people
            if any(hidden_figure(each, about_people=about, own=own) for each in record.parts.values()):
                continue
            figure = _cell(box, record.parts[box.part])
            if figure is not None:
                self.cells[box.key] = figure
                self.notes[box.key] = f"Số điền sẵn lấy từ hồ sơ: {record.fact.label}. Sửa nếu chưa đúng."


class _Stamp:
    """A workbook with marks in place of what differs from unit to unit; all its texts stand in one part of the file,
    and figures that are known already in that of the first sheet."""

    def __init__(self, cycle: Cycle, form: Asked) -> None:
        self._cycle, self._form = cycle, form
        file = BytesIO()
        before = {box.key: f"⟦{box.key}⟧" for box in form.boxes}
        facts = {str(each.pk) for each in form.indicators if each.fact}
        known = [box.key for box in form.boxes if box.indicator in facts]
        self._figures = {str(_FIGURE + place): key for place, key in enumerate(known)}
        head = Head(cycle.form.title, cycle.name, _window(cycle), "⟦unit⟧", "⟦due⟧")
        figures: dict[str, Value] = {key: int(figure) for figure, key in self._figures.items()}
        notes = {key: f"⟦note {key}⟧" for key in known}
        write_unit_book(file, head, "⟦mark⟧", form.boxes, now=figures, before=before, notes=notes)
        with zipfile.ZipFile(file) as package:
            self._parts = [(entry, package.read(entry)) for entry in package.infolist()]
        self._texts = next(data for entry, data in self._parts if entry.filename == _TEXTS).decode()

    def book(self, obligation: Obligation, unit_name: str, before: Mapping[str, str], known: _Known) -> bytes:
        """The workbook of one unit."""
        said = {box.key: before.get(box.key, "") for box in self._form.boxes}
        said |= {f"note {key}": known.notes.get(key, "") for key in self._figures.values()}
        said |= {"unit": unit_name, "due": _day(obligation.due)}
        said["mark"] = first_cell(self._cycle, obligation.unit_id, unit_name)
        texts = re.sub("⟦([^⟧]+)⟧", lambda found: escape(said.get(found[1], found[0])), self._texts)
        file = BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
            for entry, data in self._parts:
                if entry.filename == _ANSWERS and self._figures:
                    data = _MARKED.sub(lambda found: self._figure(found[1], known), data.decode()).encode()
                package.writestr(entry.filename, texts if entry.filename == _TEXTS else data)
        return file.getvalue()

    def _figure(self, mark: str, known: _Known) -> str:
        """The figure in the place of its mark; an empty cell where there is none."""
        figure = known.cells.get(self._figures[mark])
        return "" if figure is None else f"<v>{figure}</v>"


def _head(cycle: Cycle, unit_name: str, obligation: Obligation | None) -> Head:
    due = _day(obligation.due) if obligation else ""
    return Head(cycle.form.title, cycle.name, _window(cycle), unit_name, due)


def _window(cycle: Cycle) -> str:
    return f"Số liệu từ {_day(cycle.window_start)} đến hết {_day(cycle.window_end)}"


def _day(day: object) -> str:
    return date_format(day, "d/m/Y")  # type: ignore[arg-type]


def _now(boxes: Sequence[Box], draft: Submission) -> dict[str, Value]:
    """What a draft holds, as cells."""
    found: dict[str, Value] = {}
    for box in boxes:
        if box.name == "narrative":
            said: Value | None = draft.narrative or None
        elif box.part == "text":
            said = draft.texts.get(box.indicator)
        else:
            said = _cell(box, draft.values.get(box.indicator, {}).get(box.part))
        if said is not None:
            found[box.key] = said
    return found


def _cell(box: Box, figure: int | None) -> Value | None:
    if figure is None:
        return None
    if box.answers:
        return box.answers[figure]
    return Decimal(figure).scaleb(-box.decimals) if box.decimals else figure


def _before(form: Asked, earlier: Earlier | None, *, own: bool) -> dict[str, str]:
    """What the round before said, as texts; of people only to the unit itself, for one figure might tell another."""
    if earlier is None:
        return {}
    people = set() if own else {str(each.pk) for each in form.indicators if each.about_people}
    return {box.key: _said(box, earlier) for box in form.boxes if box.indicator not in people}


def _said(box: Box, earlier: Earlier) -> str:
    if box.part == "text":
        return earlier.texts.get(box.indicator, "")[:_LONGEST_BEFORE]
    figure = earlier.values.get(box.indicator, {}).get(box.part)
    if figure is None:
        return ""
    return box.answers[figure] if box.answers else print_figure(figure, box.decimals)
