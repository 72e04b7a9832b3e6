"""What a filled workbook says, of which unit, and everything that is wrong in it, by sheet and cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dondoc.core.errors import Problem
from dondoc.core.identifiers import identifier_problems
from dondoc.reporting.models import Cycle
from dondoc.reporting.rules.figures import LARGEST, over_base
from dondoc.reporting.typed import ANSWER_LIMIT, NARRATIVE_LIMIT
from dondoc.reporting.workbooks.asking import Asked, tidy
from dondoc.reporting.workbooks.boxes import Box
from dondoc.reporting.workbooks.cells import Cell, Said, Wrong, take
from dondoc.reporting.workbooks.identity import Identity, is_genuine, read_identity, read_mark
from dondoc.reporting.workbooks.layout import ANSWER, FIRST_BOX, LABEL, OF_UNIT, UNIT_NAME
from dondoc.reporting.workbooks.sentences import refusal, wrong
from dondoc.units.files.cells import letters

SHOWN = 60  # characters of what a box is called, in the place of a problem
MOST_PROBLEMS = 50  # of one report


@dataclass(frozen=True, slots=True)
class Read:
    """What a file, or a line of a table, says: of which unit, and ``said`` where nothing is wrong."""

    unit_id: int | None
    unit_name: str
    said: Said
    problems: Sequence[Problem] = ()
    line: int | None = None


def read_answer(told: Mapping[str, Any], form: Asked) -> list[Read]:
    """The reports in one file as the reading process told of it: one, or of a table one for each line."""
    if "error" in told:
        return [_refused(Problem("", refusal(told["error"])))]
    identity = read_identity(told["identity"])
    if identity is None:
        return [_refused(Problem(_cell(told, 0, 1), refusal("altered")))]
    problem = _other_round(told, identity, form.cycle)
    if problem:
        return [_refused(problem)]
    return [_of_unit(told, identity, form)] if identity.kind == OF_UNIT else list(_of_table(told, form))


def _other_round(told: Mapping[str, Any], identity: Identity, cycle: Cycle) -> Problem | None:
    """Why a file is not of this round."""
    if identity.cycle_id != cycle.pk:
        return Problem(_cell(told, 0, 1), refusal("round"))
    if identity.form_id != cycle.form_id:
        return Problem(_cell(told, 0, 1), refusal("version"))
    return None


def _of_unit(told: Mapping[str, Any], identity: Identity, form: Asked) -> Read:
    name = told["name"]
    if not is_genuine(identity.cycle_id, identity.form_id, identity.unit_id, name, identity.mark):
        return _refused(Problem(_cell(told, UNIT_NAME[1], UNIT_NAME[0] + 1), refusal("altered")))
    reading = _Reading(told, form)
    if "answers" in told:
        reading.take_all(told["lines"], told["answers"])
        return reading.read(identity.unit_id, name)
    for key, line, label, cell in told["cells"]:
        box = form.by_key.get(key)
        if box is None or tidy(label) != form.labels[key]:
            reading.moved(LABEL, line)
        else:
            reading.take(box, ANSWER, line, cell)
    return reading.read(identity.unit_id, name)


def _of_table(told: Mapping[str, Any], form: Asked) -> Iterator[Read]:
    """A report for each line; a line without a unit's mark is refused if anything stands in it."""
    columns = _Columns(told, form)
    if columns.problems:
        yield _refused(*columns.problems)
        return
    for line, mark, name, cells in told["rows"]:
        found = read_mark(mark)
        if found is None or not is_genuine(form.cycle.pk, form.cycle.form_id, found[0], name, found[1]):
            if any(cell is not None for cell in cells):
                yield _refused(Problem(_cell(told, 2, line), refusal("no_unit")), name=name, line=line)
            continue
        reading = _Reading(told, form)
        for place, box in columns.boxes.items():
            if place < len(cells):
                reading.take(box, FIRST_BOX + place, line, cells[place])
        yield reading.read(found[0], name, line)


class _Columns:
    """Which box each column of a table is, counted from the first of them."""

    def __init__(self, told: Mapping[str, Any], form: Asked) -> None:
        self.boxes: dict[int, Box] = {}
        self.problems: list[Problem] = []
        labels = told["labels"]
        for place, key in enumerate(told["keys"]):
            label = labels[place] if place < len(labels) else ""
            if not key:
                continue
            if key not in form.by_key or tidy(label) != form.headings[key] or form.by_key[key] in self.boxes.values():
                self.problems.append(Problem(_cell(told, FIRST_BOX + place, 5), refusal("moved")))
            else:
                self.boxes[place] = form.by_key[key]


class _Reading:
    """Gathers what the cells of one report say, and what is wrong with them."""

    def __init__(self, told: Mapping[str, Any], form: Asked) -> None:
        self._told, self._form, self._said = told, form, Said()
        self._problems: list[Problem] = []
        self._places: dict[str, tuple[int, int]] = {}

    def moved(self, column: int, line: int) -> None:
        """Tells of a line whose name or mark was altered."""
        self._problems.append(Problem(_cell(self._told, column, line), refusal("moved")))

    def take_all(self, lines: Sequence[int], cells: Sequence[Cell]) -> None:
        """Takes in the cells of all boxes, in the form's order; counts, which most are, at once."""
        form, flags = self._form, self._told["flags"]
        counts = {
            indicator: {"value": cell}
            for place, indicator in form.counts
            if type(cell := cells[place]) is int and 0 <= cell < LARGEST
        }
        if flags or len(counts) < len(form.boxes):
            self._take_each(lines, cells, {} if flags else counts)
        else:
            self._said.values.update(counts)

    def _take_each(self, lines: Sequence[int], cells: Sequence[Cell], counts: Mapping[str, dict[str, int]]) -> None:
        """Takes in the cells of all boxes, those of ``counts`` as they are."""
        for box, line, cell in zip(self._form.boxes, lines, cells, strict=True):
            if box.indicator in counts:
                self._said.values[box.indicator] = counts[box.indicator]
                self._places[box.name] = ANSWER, line
            else:
                self.take(box, ANSWER, line, cell)

    def take(self, box: Box, column: int, line: int, cell: Cell) -> None:
        """Takes one cell in."""
        flags = self._told["flags"]
        flag = flags.get(f"{letters(column)}{line}") if flags else None
        if flag is not None:
            self._problems.append(Problem(self._place(box, column, line), wrong(Wrong(flag))))
            return
        if cell is None:
            return
        if box.name in self._places:
            self._problems.append(Problem(self._place(box, column, line), refusal("twice")))
            return
        self._places[box.name] = column, line
        fault = take(self._said, box, cell)
        if fault is not None:
            self._problems.append(Problem(self._place(box, column, line), wrong(fault)))
        elif box.part == "text" or box.name == "narrative":
            self._check_words(box, column, line)

    def read(self, unit_id: int, name: str, line: int | None = None) -> Read:
        """The report, with nothing said where something is wrong."""
        for where, fault in over_base(self._said.values).items() if self._form.has_shares else ():
            box = next(each for each in self._form.boxes if each.name == where)
            self._problems.append(Problem(self._place(box, *self._places[where]), wrong(fault)))
        problems = self._problems[:MOST_PROBLEMS]
        return Read(unit_id, name, Said() if problems else self._said, problems, line)

    def _check_words(self, box: Box, column: int, line: int) -> None:
        narrative = box.name == "narrative"
        text = self._said.narrative if narrative else self._said.texts[box.indicator]
        most = NARRATIVE_LIMIT if narrative else ANSWER_LIMIT
        if len(text) > most:
            told = _("Phần này dài quá %(longest)s ký tự. Hãy viết ngắn lại.")
            longest = f"{most:,}".replace(",", ".")
            self._problems.append(Problem(self._place(box, column, line), told % {"longest": longest}))
        else:
            self._problems += identifier_problems({self._place(box, column, line): text})

    def _place(self, box: Box, column: int, line: int) -> str:
        return _cell(self._told, column, line, box.label)


def _cell(told: Mapping[str, Any], column: int, line: int, called: str = "") -> str:
    """ "trang Báo cáo, ô D12 (Số lớp tập huấn)"; the sheet is called as the file has it."""
    called = tidy(called)
    short = called if len(called) <= SHOWN else f"{called[: SHOWN - 1]}…"
    words = _("trang %(sheet)s, ô %(cell)s (%(column)s)") if called else _("trang %(sheet)s, ô %(cell)s")
    return words % {"sheet": told["sheet"][:SHOWN], "cell": f"{letters(column)}{line}", "column": short}


def _refused(*problems: Problem, name: str = "", line: int | None = None) -> Read:
    return Read(None, name, Said(), problems, line)
