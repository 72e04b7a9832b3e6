"""What a file of units would change: rows and what is known in; steps, and every reason against others, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from dondoc.core.errors import Invalid, Problem
from dondoc.units.facts import Facts, facts_of, tidy
from dondoc.units.files.rows import Row, Table
from dondoc.units.kinds import clean_details, still_of
from dondoc.units.models import UnitKind, UnitStatus, UnitVersion
from dondoc.units.rules import ids_of

Key = int | str  # a unit that exists, by id, or one that the file creates, by code
REFERENCE = "#"  # "#12" in the column of the unit above means the unit of that id


@dataclass(frozen=True, slots=True)
class Step:
    """One unit to create (``now`` None) or change. ``facts`` lack the parent, which may be yet to be created.

    ``depth`` counts the units above it in the end.
    """

    row: Row
    now: UnitVersion | None
    facts: Facts
    parent: Key | None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The steps that stand by themselves, how many rows are as they stand, and what is wrong with the others."""

    steps: tuple[Step, ...]
    unchanged: int
    problems: tuple[Problem, ...]


class Register:
    """What is known of the units that the rows may mean: all their versions."""

    def __init__(self, versions: Iterable[UnitVersion]) -> None:
        self._by_code: dict[str, list[UnitVersion]] = defaultdict(list)
        self._by_id: dict[int, list[UnitVersion]] = defaultdict(list)
        self.parents: dict[Key, Key | None] = {}
        for version in versions:
            self._by_code[version.code].append(version)
            self._by_id[version.unit_id].append(version)
            if version.valid_to is None:
                self._climb(ids_of(version.path))

    def _climb(self, way: tuple[int, ...]) -> None:
        above: int | None = None
        for unit_id in way:
            self.parents[unit_id] = above
            above = unit_id

    def at(self, key: Key, day: date) -> list[UnitVersion]:
        """The versions of the unit of this id, or of units with this code, that are valid on the day."""
        return [
            version
            for version in self._of(key)
            if version.valid_from <= day and (version.valid_to is None or day < version.valid_to)
        ]

    def begins_after(self, key: Key, day: date) -> date | None:
        """The first day after ``day`` on which such a version begins."""
        return min((version.valid_from for version in self._of(key) if version.valid_from > day), default=None)

    def _of(self, key: Key) -> list[UnitVersion]:
        found = self._by_id.get(key) if isinstance(key, int) else self._by_code.get(key)
        return found or []


def plan_import(table: Table, register: Register, under_id: int | None) -> ImportPlan:
    """Sorts the rows into new, changed and unchanged units, and tells what is wrong with the rest.

    Wrong are rows with an unknown id, an unknown or later parent, a code that two units share on that day,
    details that are not of the kind, a day too early for what is already known, or a place in a circle.
    """
    settling = _Settling(table, register, under_id)
    steps, problems, unchanged = [], list[Problem](), 0
    for row in table.rows:
        try:
            step = settling.step(row)
        except Invalid as error:
            problems += error.problems
            continue
        if step is None:
            unchanged += 1
        else:
            steps.append(step)
    above = register.parents | {_key_of(step): step.parent for step in steps}
    depths = [_depth(_key_of(step), above) for step in steps]
    for step, depth in zip(steps, depths, strict=True):
        if depth is None:
            problems.append(step.row.place.problem("parent", _circle()))
    placed = [replace(step, depth=depth) for step, depth in zip(steps, depths, strict=True) if depth is not None]
    return ImportPlan(tuple(placed), unchanged, tuple(problems))


class _Settling:
    """Finds for each row the unit that it speaks of, the unit above, and what the unit is to be."""

    def __init__(self, table: Table, register: Register, under_id: int | None) -> None:
        self._register, self._under_id = register, under_id
        self._new = {row.code: row for row in table.rows if row.unit_id is None and row.code}
        self._unread = table.unread_codes

    def step(self, row: Row) -> Step | None:
        """What to do for a row; None for one that is as it stands. `Invalid` for one that can't be settled."""
        now = self._current(row)
        problems: list[Problem] = []
        parent: Key | None = None
        try:
            parent = self._parent(row, now)
        except Invalid as error:
            problems += error.problems
        facts = _facts(row, now, problems)
        if problems:
            raise Invalid(problems)
        if now is not None and parent == now.parent_id and facts == replace(facts_of(now), parent_id=None):
            return None
        if now is not None:
            _refuse_too_early(row, now)
        return Step(row, now, facts, parent)

    def _current(self, row: Row) -> UnitVersion | None:
        """The unit that the row speaks of, as it stands on the row's day; None for a new one."""
        key: Key = row.unit_id or row.code or ""
        name = "id" if row.unit_id else "code"
        told = {"what": row.place.heading(name), "key": key, "day": _day(row.valid_from)}
        found = self._register.at(key, row.valid_from)
        if len(found) > 1:
            message = _("%(what)s %(key)s đang có ở nhiều đơn vị. Hãy sửa mã của các đơn vị đó trước.")
            raise Invalid([row.place.problem(name, message % told)])
        later = self._register.begins_after(key, row.valid_from)
        if not found and later:
            message = _("%(what)s %(key)s đã dùng cho đơn vị có từ %(day)s. Hãy ghi ngày từ %(day)s trở đi.")
            raise Invalid([row.place.problem("valid_from", message % (told | {"day": _day(later)}))])
        if not found and row.unit_id:
            message = _(
                "Không có đơn vị nào có %(what)s %(key)s trong phạm vi của bạn vào ngày %(day)s. "
                "Hãy sửa số này theo tệp đã xuất, hoặc để trống nếu là đơn vị mới."
            )
            raise Invalid([row.place.problem(name, message % told)])
        return found[0] if found else None

    def _parent(self, row: Row, now: UnitVersion | None) -> Key | None:
        """The unit above, as an id or as the code of a row that creates it."""
        if now is not None and (row.parent is None or (not row.parent and now.unit_id == self._under_id)):
            return now.parent_id
        if not row.parent:
            return self._under_id
        key = referred(row.parent)
        found = self._register.at(key, row.valid_from)
        if len(found) == 1:
            return found[0].unit_id
        new_row = self._new.get(row.parent)
        if not found and new_row is not None and new_row.valid_from <= row.valid_from:
            return row.parent
        raise Invalid(self._no_parent(row, key, several=bool(found)))

    def _no_parent(self, row: Row, key: Key, *, several: bool) -> list[Problem]:
        """Why the unit above can't be found; nothing where its own line is wrong, which is told there."""
        if several:
            message = _("%(what)s %(key)s đang có ở nhiều đơn vị. Hãy sửa mã của các đơn vị đó trước.")
        elif row.parent in self._unread:
            return []
        elif row.parent in self._new or self._register.begins_after(key, row.valid_from):
            message = _("Đơn vị ở %(what)s %(key)s chưa có vào ngày %(day)s. Hãy sửa một trong hai ngày.")
        elif isinstance(key, int):
            message = _("Không thấy đơn vị nào có số định danh %(id)d cho %(what)s. Hãy sửa số này theo tệp đã xuất.")
        else:
            message = _("Không thấy đơn vị nào có mã %(key)s cho %(what)s. Hãy sửa mã, hoặc thêm dòng cho đơn vị đó.")
        told = {"what": row.place.heading("parent"), "key": row.parent, "id": key, "day": _day(row.valid_from)}
        return [row.place.problem("parent", message % told)]


def _facts(row: Row, now: UnitVersion | None, problems: list[Problem]) -> Facts:
    """What the unit is to be, but for its parent: what the row says, and for the rest what it is."""
    kind = row.kind or UnitKind(now.kind if now else UnitKind.OTHER)
    details = still_of(kind, now.details) if now else {}
    typed = {name: text for name, text in row.details.items() if text or name in details}
    try:
        details = {name: value for name, value in details.items() if name not in typed} | clean_details(kind, typed)
    except Invalid as error:
        problems += [row.place.problem(problem.where, problem.message) for problem in error.problems]
    return Facts(
        name=_told(row.name, now.name if now else ""),
        short_name=_told(row.short_name, now.short_name if now else ""),
        code=_told(row.code, now.code if now else ""),
        kind=kind,
        parent_id=None,
        status=row.status or (UnitStatus(now.status) if now else UnitStatus.ACTIVE),
        details=details,
    )


def _told(text: str | None, known: str) -> str:
    return known if text is None else tidy(text)


def referred(parent: str) -> Key:
    """The unit that the column of the unit above names: "#12" is an id, all else a code."""
    digits = parent.removeprefix(REFERENCE)
    return int(digits) if parent.startswith(REFERENCE) and digits.isascii() and digits.isdigit() else parent


def _refuse_too_early(row: Row, now: UnitVersion) -> None:
    """A change must begin after the version it replaces, and that version must still be open."""
    if now.valid_to is None and now.valid_from < row.valid_from:
        return
    latest = now.valid_to or now.valid_from
    message = _("Đơn vị này đã có thay đổi từ ngày %(day)s. Hãy ghi một ngày muộn hơn cho thay đổi mới.")
    raise Invalid([row.place.problem("valid_from", message % {"day": _day(latest)})])


def _key_of(step: Step) -> Key:
    return step.now.unit_id if step.now else step.facts.code


def _depth(key: Key, above: Mapping[Key, Key | None]) -> int | None:
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
