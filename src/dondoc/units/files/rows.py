"""Reads a file of units: bytes in; rows out, and beside them everything that is wrong in its cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.core.identifiers import refusal
from dondoc.identifiers import find_identifiers
from dondoc.units.files.cells import bare
from dondoc.units.files.columns import FIXED, LABELS, Header, by_word, is_header, labels, read_header
from dondoc.units.files.sheets import Sheet, read_sheets
from dondoc.units.folding import fold
from dondoc.units.models import LONGEST, UnitKind, UnitStatus
from dondoc.units.rules import MAX_UNIT_ID

_NEEDED_OF_NEW = ("code", "name")


@dataclass(frozen=True, slots=True)
class CellProblem(Problem):
    """A problem that knows where in the file it belongs: sheet, line, column."""

    order: tuple[int, int, int] = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands in the file, for what is told about it."""

    sheet: Sheet
    header: Header
    line: int

    def cell(self, name: str) -> str:
        """The place of the row's cell in a column."""
        return self.sheet.place(self.line, self.header.place_of(name), self.heading(name))

    def heading(self, name: str) -> str:
        """What the file itself calls a column; columns that the sheet lacks go by their own names."""
        column = self.header.place_of(name)
        return name if column is None else self.header.headings[column]

    def problem(self, name: str, message: str) -> Problem:
        """A problem of one cell."""
        column = self.header.place_of(name)
        order = (self.sheet.number, self.line, len(LABELS) if column is None else column)
        return CellProblem(self.cell(name), message, order)

    def __str__(self) -> str:
        return self.sheet.place(self.line)


@dataclass(frozen=True, slots=True)
class Row:
    """What the file says of one unit from a day on; None, or no entry, where it says nothing.

    ``parent`` is a code, or "#12" for the unit of that id, "" for one right below the place of import. ``details``
    are as typed.
    """

    place: Place
    valid_from: date
    unit_id: int | None = None
    code: str | None = None
    name: str | None = None
    short_name: str | None = None
    kind: UnitKind | None = None
    parent: str | None = None
    status: UnitStatus | None = None
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that could be read, the problems of the others and their codes, and the sheets left out."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    unread_codes: frozenset[str] = frozenset()
    left_out: tuple[str, ...] = ()


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems as they come in the file, line by line."""
    return tuple(sorted(problems, key=lambda problem: problem.order if isinstance(problem, CellProblem) else (0, 0, 0)))


def read_table(data: bytes) -> Table:
    """The rows of a file, in its order; of a workbook, those of each visible sheet with our headings.

    Days are 2025-07-01 or 01/07/2025; kinds, statuses and choices are codes or Vietnamese labels. Raises `Invalid`
    for a file or headings that can't be read at all; whatever is wrong in a cell is in the table's problems.
    """
    sheets = read_sheets(data)
    ours = [sheet for sheet in sheets if sheet.lines and is_header(sheet.lines[0][1])] or list(sheets[:1])
    if not ours:
        raise Invalid([Problem(_("tệp"), _("Tệp không có trang nào có dữ liệu. Hãy chọn tệp khác."))])
    reader = _Reader()
    for sheet in ours:
        reader.read(sheet)
    names = tuple(sheet.name for sheet in sheets if sheet not in ours and sheet.lines)
    return Table(tuple(reader.rows), tuple(reader.problems), frozenset(reader.unread), names)


class _Reader:
    """Collects rows and problems over the sheets of a file."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self._seen: dict[str, Place] = {}

    def read(self, sheet: Sheet) -> None:
        """Adds the lines below the sheet's headings."""
        header = read_header(sheet)
        for line, cells in sheet.lines[1:]:
            self._add(Place(sheet, header, line), cells)

    def _add(self, place: Place, cells: list[str | None]) -> None:
        if any(cells[len(place.header.names) :]):
            message = _("Dòng có nhiều ô hơn dòng tiêu đề. Hãy kiểm tra dấu phân cách trong dòng.")
            self.problems.append(CellProblem(str(place), message, (place.sheet.number, place.line, 0)))
            return
        padded = cells + [""] * (len(place.header.names) - len(cells))
        said = {name: bare(cell) for name, cell in zip(place.header.names, padded, strict=True) if cell is not None}
        row, problems = _row(place, said, [name for name in place.header.names if name not in said])
        problems += self._repeated(place, said)
        self.problems += problems
        if row is None or problems:
            self.unread.add(said.get("code", ""))
        else:
            self.rows.append(row)

    def _repeated(self, place: Place, said: Mapping[str, str]) -> Iterator[Problem]:
        for name in ("id", "code"):
            if key := said.get(name):
                first = self._seen.setdefault(f"{name} {key}", place)
                if first is not place:
                    told = {"what": place.heading(name), "key": key, "first": first}
                    yield place.problem(name, _repeated(name) % told)


def _row(place: Place, said: dict[str, str], without_result: list[str]) -> tuple[Row | None, list[Problem]]:
    """The row of one line, where its day and id could be read; and all problems of its cells."""
    problems = [place.problem(name, _no_result()) for name in without_result]
    cells = _Cells(place, said, problems)
    unit_id = cells.number("id")
    if unit_id is None:
        cells.require(_NEEDED_OF_NEW)
    elif "name" in said:
        cells.require(("name",))
    cells.check_texts()
    kind, status, day = cells.kind(new=unit_id is None), cells.status(), cells.day()
    if day is None:
        return None, problems
    row = Row(
        place=place,
        valid_from=day,
        unit_id=unit_id,
        code=said.get("code"),
        name=said.get("name"),
        short_name=said.get("short_name"),
        kind=kind,
        parent=said.get("parent"),
        status=status,
        details={name: text for name, text in said.items() if name not in FIXED},
    )
    return row, problems


class _Cells:
    """The cells of one line; each question adds to the problems what it finds wrong."""

    def __init__(self, place: Place, said: Mapping[str, str], problems: list[Problem]) -> None:
        self._place, self._said, self._problems = place, said, problems

    def _wrong(self, name: str, message: str) -> None:
        self._problems.append(self._place.problem(name, message))

    def require(self, names: tuple[str, ...]) -> None:
        """Tells of those that are blank."""
        for name in names:
            if not self._said.get(name):
                self._wrong(name, _("Ô này đang trống. Hãy điền vào."))

    def check_texts(self) -> None:
        """Tells of texts that are too long or hold a person's identifiers."""
        for name, longest in LONGEST.items():
            text = self._said.get(name, "")
            if len(text) > longest:
                self._wrong(name, _("Nội dung dài quá %(longest)s ký tự. Hãy rút ngắn.") % {"longest": longest})
        for name, label in (("name", ""), ("short_name", ""), ("code", "mã số")):
            for found in find_identifiers(self._said.get(name, ""), label=label):
                self._wrong(name, refusal(found))

    def number(self, name: str) -> int | None:
        """A unit's id; None for a blank cell."""
        text = self._said.get(name, "")
        if not text:
            return None
        if text.isascii() and text.isdigit() and 0 < int(text[:12]) <= MAX_UNIT_ID:
            return int(text[:12])
        message = _("“%(text)s” không phải là số định danh. Hãy để nguyên như tệp đã xuất, hoặc để trống.")
        self._wrong(name, message % {"text": text})
        return None

    def kind(self, *, new: bool) -> UnitKind | None:
        """The kind; None where the sheet does not say, which is right only for a unit that there is."""
        text = self._said.get("kind")
        if text is None and not new:
            return None
        if found := by_word(UnitKind).get(fold(text or "")):
            return UnitKind(found)
        told = {"text": text or "", "known": ", ".join(labels(UnitKind).values())}
        self._wrong("kind", _("Loại đơn vị “%(text)s” không có. Hãy dùng một trong: %(known)s.") % told)
        return None

    def status(self) -> UnitStatus | None:
        """The status; None for a blank cell."""
        text = self._said.get("status", "")
        if found := by_word(UnitStatus).get(fold(text)):
            return UnitStatus(found)
        if text:
            told = {"text": text, "known": ", ".join(labels(UnitStatus).values())}
            self._wrong("status", _("Tình trạng “%(text)s” không có. Hãy dùng một trong: %(known)s.") % told)
        return None

    def day(self) -> date | None:
        """The first day on which the line is true."""
        text = self._said.get("valid_from", "")
        for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
            try:
                return datetime.strptime(text, pattern).date()  # noqa: DTZ007
            except ValueError:
                continue
        message = _("“%(text)s” không phải là ngày. Hãy viết như 2025-07-01 hoặc 01/07/2025.")
        self._wrong("valid_from", message % {"text": text})
        return None


def _repeated(name: str) -> str:
    if name == "id":
        return _("%(what)s %(key)s đã có ở %(first)s. Mỗi đơn vị chỉ dùng một dòng.")
    return _("%(what)s %(key)s đã có ở %(first)s. Mỗi mã chỉ dùng cho một dòng.")


def _no_result() -> str:
    return _("Ô này là công thức đang báo lỗi hoặc chưa được tính. Hãy sửa công thức hoặc gõ giá trị vào ô.")
