"""The three sheets of an XLSForm, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.units.files.sheets import Sheet, read_sheets

YES = ("yes", "true", "true()", "1")
MOST_QUESTIONS = 2_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the survey: its cells by the names of their columns, "" for what it lacks."""

    sheet: Sheet
    number: int
    cells: Mapping[str, str]
    columns: Mapping[str, int]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    @property
    def kind(self) -> str:
        return " ".join(self["type"].split())

    @property
    def name(self) -> str:
        return self["name"]

    @property
    def label(self) -> str:
        return self["label"]

    def is_yes(self, column: str) -> bool:
        return self[column].casefold() in YES

    def place(self, column: str) -> str:
        """Where a cell stands, in words."""
        return self.sheet.place(self.number, self.columns.get(column), column)


@dataclass(frozen=True, slots=True)
class Tables:
    """The survey, the lists of choices by their names (choice -> label), and the form's title."""

    survey: Sequence[Line]
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    title: str = ""


def read_tables(data: bytes) -> Tables:
    """The sheets of a file. Raises `Invalid` for one that can't be read or has no survey."""
    sheets = {sheet.name.strip().casefold(): sheet for sheet in read_sheets(data)}
    if "survey" not in sheets:
        raise Invalid([Problem("", _("Tệp không có trang survey nên không phải là XLSForm. Hãy chọn tệp khác."))])
    survey = [line for line in _lines(sheets["survey"]) if line.kind]
    if len(survey) > MOST_QUESTIONS:
        raise Invalid([Problem("", _("Tệp có quá nhiều câu hỏi. Hãy bớt đi."))])
    choices: dict[str, dict[str, str]] = {}
    for line in _lines(sheets["choices"]) if "choices" in sheets else ():
        if line["list_name"] and line.name:
            choices.setdefault(line["list_name"], {})[line.name] = line.label or line.name
    settings = _lines(sheets["settings"]) if "settings" in sheets else []
    return Tables(survey, choices, settings[0]["form_title"] if settings else "")


def _lines(sheet: Sheet) -> list[Line]:
    """The lines below the headings. Of columns in several languages the first one counts."""
    if not sheet.lines:
        return []
    columns: dict[str, int] = {}
    for place, heading in enumerate(sheet.lines[0][1]):
        columns.setdefault(_column(heading or ""), place)
    return [
        Line(sheet, number, {name: _cell(cells, place) for name, place in columns.items()}, columns)
        for number, cells in sheet.lines[1:]
    ]


def _column(heading: str) -> str:
    """The name of a column: "label" of "label::Tiếng Việt (vi)", "list_name" of "list name"."""
    name = heading.strip()
    if name.startswith("bind::dondoc:"):
        return name
    return name.partition("::")[0].strip().casefold().replace("list name", "list_name")


def _cell(cells: Sequence[str | None], place: int) -> str:
    return (cells[place] or "").strip() if place < len(cells) else ""
