"""Reads a CSV file of officials to invite; every wrong line is told at once, nothing is stored."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.actions import Invited, try_invitations
from dondoc.accounts.models import Role, User
from dondoc.core.errors import Invalid, Problem
from dondoc.units.folding import fold
from dondoc.units.models import UnitVersion
from dondoc.units.queries import subtree

COLUMNS = ("email", "name", "unit", "role", "since", "last")
NEEDED = COLUMNS[:4]
MAX_BYTES, MAX_LINES = 1 << 20, 500
SAMPLE = {  # invented
    "email": "canbo.suoilam@songmay.example",
    "name": "Cán bộ mẫu",
    "unit": "S01.04",
    "role": Role.OFFICER.value,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One filled line: what it would do. ``known`` when the address has an account already."""

    number: int
    person: Invited
    unit_name: str
    role: str
    known: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """A file as read: its lines, what is wrong, and its text to be sent once more."""

    lines: Sequence[Line]
    problems: Sequence[Problem]
    text: str

    @property
    def people(self) -> list[Invited]:
        return [line.person for line in self.lines]


def check_people(data: bytes, top_id: int, day: date, by: User) -> Checked:
    """What a file with the columns of `COLUMNS` would do for an administrator of a unit.

    The delimiter is "," or ";", a unit is its code, a role its name in English or Vietnamese, dates are
    2025-07-01 or 01/07/2025.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if len(data) > MAX_BYTES or "\0" in text:
        message = _("Tệp không phải là văn bản UTF-8 dưới 1 MB. Hãy lưu lại từ bảng tính với kiểu “CSV UTF-8”.")
        return Checked((), (Problem(_("tệp"), message),), "")
    try:
        cells = list(_cells(text))
        lines = _lines(cells, top_id, day)
    except Invalid as error:
        return Checked((), error.problems, "")
    return Checked(lines, _refusals(lines, by), text)


def _cells(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each filled line with its number, as column -> cell."""
    first = text.split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text), delimiter=";" if first.count(";") > first.count(",") else ",")
    header = [cell.strip().casefold() for cell in next(reader, [])]
    missing = [name for name in NEEDED if name not in header]
    if missing:
        message = _("Thiếu cột %(name)s. Hãy thêm cột này vào dòng tiêu đề.")
        raise Invalid([Problem(_("dòng 1"), message % {"name": name}) for name in missing])
    count = 0
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        if count > MAX_LINES:
            message = _("Tệp có hơn %(most)d dòng. Hãy chia thành nhiều tệp nhỏ hơn.") % {"most": MAX_LINES}
            raise Invalid([Problem(_("tệp"), message)])
        tidy = [" ".join(cell.split()) for cell in cells]
        yield reader.line_num, dict.fromkeys(COLUMNS, "") | dict(zip(header, tidy, strict=False))


def _lines(cells: Sequence[tuple[int, dict[str, str]]], top_id: int, day: date) -> list[Line]:
    """The lines as people; `Invalid` with each cell that means nothing."""
    codes = {cell["unit"] for _number, cell in cells}
    units = {unit.code: unit for unit in subtree(top_id, day).filter(code__in=codes)}
    addresses = {cell["email"].lower() for _number, cell in cells}
    known = set(User.objects.filter(email__in=addresses, is_active=True).values_list("email", flat=True))
    lines, problems = [], []
    for number, cell in cells:
        line = _line(number, cell, units, known, day)
        if isinstance(line, Line):
            lines.append(line)
        else:
            problems += line
    if problems:
        raise Invalid(problems)
    return lines


def _line(
    number: int, cell: dict[str, str], units: dict[str, UnitVersion], known: set[str], day: date
) -> Line | list[Problem]:
    unit, role = units.get(cell["unit"]), _role(cell["role"])
    since, last = _day(cell["since"], day), _day(cell["last"], None)
    problems = []
    if unit is None:
        unknown = _("Mã đơn vị “%(code)s” không có trong phạm vi bạn quản trị. Hãy kiểm tra lại mã.")
        problems.append(_at(number, "unit", unknown % {"code": cell["unit"]}))
    if role is None:
        roles = ", ".join(Role.values)
        wrong = _("Vai trò “%(text)s” không có. Hãy dùng một trong: %(roles)s.")
        problems.append(_at(number, "role", wrong % {"text": cell["role"], "roles": roles}))
    for name, found in (("since", since), ("last", last)):
        if found is False:
            wrong = _("“%(text)s” không phải là ngày. Hãy viết như 2025-07-01 hoặc 01/07/2025.")
            problems.append(_at(number, name, wrong % {"text": cell[name]}))
    if problems or unit is None or role is None or isinstance(since, bool) or since is None or isinstance(last, bool):
        return problems
    until = last + timedelta(days=1) if last else None
    email = cell["email"].lower()
    person = Invited(email, cell["name"], unit.unit_id, role, since, until)
    return Line(number, person, unit.name, str(role.label), email in known)


def _refusals(lines: Sequence[Line], by: User) -> list[Problem]:
    """What the accounts themselves would refuse, by line."""
    problems = []
    tried = try_invitations(people=[line.person for line in lines], now=timezone.now(), by=by)
    for line, error in zip(lines, tried, strict=True):
        if isinstance(error, Invalid):
            problems += [_at(line.number, each.where, each.message) for each in error.problems]
        elif error is not None:
            problems.append(Problem(_("dòng %(line)s") % {"line": line.number}, str(error)))
    return problems


def _at(number: int, column: str, message: str) -> Problem:
    return Problem(_("dòng %(line)s, cột %(column)s") % {"line": number, "column": column}, message)


def _role(text: str) -> Role | None:
    return next((role for role in Role if fold(text) in (role.value, fold(str(role.label)))), None)


def _day(text: str, default: date | None) -> date | bool | None:
    """A day; the default for an empty cell, False for what is no day."""
    if not text:
        return default
    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007
        except ValueError:
            continue
    return False
