"""What a file of units would change: rows and what is known in; steps, or every reason against them, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.units.csv_file import Row, cell_problem
from dondoc.units.models import UnitVersion

Key = int | str  # a unit that exists, by id, or one that the file creates, by code


@dataclass(frozen=True, slots=True)
class Step:
    """One unit to create (``unit_id`` None) or change; ``depth`` counts the units above it in the end."""

    row: Row
    unit_id: int | None
    parent: Key | None
    depth: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The steps by day and, within a day, from the top down; and how many rows are as they stand."""

    steps: tuple[Step, ...]
    unchanged: int


class Register:
    """The versions that the import may touch, by code."""

    def __init__(self, versions: Iterable[UnitVersion]) -> None:
        self._by_code: dict[str, list[UnitVersion]] = defaultdict(list)
        self.parents: dict[Key, Key | None] = {}
        for version in versions:
            self._by_code[version.code].append(version)
            if version.valid_to is None:
                self.parents[version.unit_id] = version.parent_id

    def at(self, code: str, day: date) -> list[UnitVersion]:
        """The versions with this code that are valid on the day."""
        return [
            version
            for version in self._by_code.get(code, ())
            if version.valid_from <= day and (version.valid_to is None or day < version.valid_to)
        ]

    def begins_after(self, code: str, day: date) -> date | None:
        """The first day after ``day`` from which a unit has this code."""
        return min((v.valid_from for v in self._by_code.get(code, ()) if v.valid_from > day), default=None)


def plan_import(rows: Sequence[Row], register: Register, under_id: int | None) -> ImportPlan:
    """Sorts the rows into new, changed and unchanged units.

    Raises `Invalid` with every row that has an unknown or later parent, a code that two units share on that
    day, a day too early for what is already known, or a place in a circle.
    """
    problems: list[Problem] = []
    by_code = {row.code: row for row in rows}
    settled: list[tuple[Row, UnitVersion | None, Key | None]] = []
    for row in rows:
        try:
            current = _current(row, register)
            settled.append((row, current, _parent(row, current, by_code, register, under_id)))
        except Invalid as error:
            problems += error.problems
    changing = [(row, now, parent) for row, now, parent in settled if not _stands(row, now, parent)]
    problems += [problem for row, now, _key in changing if now for problem in _too_early(row, now)]
    above = register.parents | {_key_of(row, now): parent for row, now, parent in changing}
    depths = {row.line: _depth(_key_of(row, now), above) for row, now, _key in changing}
    problems += [cell_problem(line, "parent", _circle()) for line, depth in depths.items() if depth is None]
    if problems:
        raise Invalid(problems)
    steps = [Step(row, now.unit_id if now else None, parent, depths[row.line] or 0) for row, now, parent in changing]
    steps.sort(key=lambda step: (step.row.valid_from, step.depth, step.unit_id is None, step.row.line))
    return ImportPlan(tuple(steps), len(rows) - len(steps))


def _current(row: Row, register: Register) -> UnitVersion | None:
    """The unit that the row speaks of, as it stands on the row's day; None for a new one."""
    found = register.at(row.code, row.valid_from)
    if len(found) > 1:
        message = _("Mã %(code)s đang có ở nhiều đơn vị. Hãy sửa mã của các đơn vị đó trước.")
        raise Invalid([cell_problem(row.line, "code", message % {"code": row.code})])
    later = register.begins_after(row.code, row.valid_from)
    if not found and later:
        message = _("Mã %(code)s đã dùng cho đơn vị có từ %(day)s. Hãy ghi ngày từ %(day)s trở đi.")
        raise Invalid([cell_problem(row.line, "valid_from", message % {"code": row.code, "day": _day(later)})])
    return found[0] if found else None


def _parent(
    row: Row, now: UnitVersion | None, by_code: dict[str, Row], register: Register, under_id: int | None
) -> Key | None:
    """The unit above, as an id or as the code of a row that creates it."""
    if not row.parent:
        at_the_top = now is not None and now.unit_id == under_id
        return now.parent_id if now and at_the_top else under_id
    found = register.at(row.parent, row.valid_from)
    if len(found) == 1:
        return found[0].unit_id
    words = {"code": row.parent, "day": _day(row.valid_from)}
    if found:
        message = _("Mã cấp trên %(code)s đang có ở nhiều đơn vị. Hãy sửa mã của các đơn vị đó trước.")
    elif row.parent in by_code and by_code[row.parent].valid_from <= row.valid_from:
        return row.parent
    elif row.parent in by_code or register.begins_after(row.parent, row.valid_from):
        message = _("Đơn vị cấp trên %(code)s chưa có vào ngày %(day)s. Hãy sửa một trong hai ngày.")
    else:
        message = _("Không thấy đơn vị cấp trên có mã %(code)s. Hãy sửa mã, hoặc thêm dòng cho đơn vị đó.")
    raise Invalid([cell_problem(row.line, "parent", message % words)])


def _stands(row: Row, now: UnitVersion | None, parent: Key | None) -> bool:
    told = (row.name, row.short_name, row.kind.value, parent)
    return now is not None and told == (now.name, now.short_name, now.kind, now.parent_id)


def _too_early(row: Row, now: UnitVersion) -> list[Problem]:
    """A change must begin after the version it replaces, and that version must still be open."""
    if now.valid_to is None and now.valid_from < row.valid_from:
        return []
    latest = now.valid_to or now.valid_from
    message = _("Đơn vị này đã có thay đổi từ ngày %(day)s. Hãy ghi một ngày muộn hơn cho thay đổi mới.")
    return [cell_problem(row.line, "valid_from", message % {"day": _day(latest)})]


def _key_of(row: Row, now: UnitVersion | None) -> Key:
    return now.unit_id if now else row.code


def _depth(key: Key, above: dict[Key, Key | None]) -> int | None:
    """How many units stand above; None when the way up comes back to where it was."""
    passed = {key}
    parent = above.get(key)
    while parent is not None:
        if parent in passed:
            return None
        passed.add(parent)
        parent = above.get(parent)
    return len(passed) - 1


def _circle() -> str:
    return _("Các đơn vị cấp trên nối thành vòng tròn. Hãy sửa cấp trên của một đơn vị trong vòng.")


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
