"""Creating and changing many units from one file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db import transaction
from django.db.models import Q

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import record
from dondoc.units.actions.single import change_unit
from dondoc.units.actions.versions import (
    Facts,
    as_logged,
    build,
    code_taken,
    lasting_paths,
    no_lasting_parent,
    taken_codes,
)
from dondoc.units.csv_file import Row, cell_problem, read_rows
from dondoc.units.import_rules import Key, Register, Step, plan_import
from dondoc.units.models import Unit, UnitVersion
from dondoc.units.queries import in_subtree


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many units a file created, found as they stand, and changed."""

    created: int
    unchanged: int
    changed: int


@transaction.atomic
def import_units(*, data: bytes, under: Unit | None, by: User | None) -> ImportResult:
    """Creates and changes units from a CSV file, all or nothing; the same file again changes nothing.

    Codes are looked up at ``under`` and below it (everywhere when None), as they stand on each row's day.
    Raises `Invalid` with every wrong line: see `dondoc.units.csv_file.read_rows` and
    `dondoc.units.import_rules.plan_import`.
    """
    plan = plan_import(read_rows(data), Register(_within(under)), under.pk if under else None)
    ids: dict[Key, int] = {}
    for (_day, _depth, new), group in groupby(plan.steps, key=_batch):
        steps = list(group)
        problems = _create_all(steps, ids, by) if new else _change_all(steps, ids, by)
        if problems:
            raise Invalid(problems)
    created = sum(step.unit_id is None for step in plan.steps)
    return ImportResult(created, plan.unchanged, len(plan.steps) - created)


def _within(under: Unit | None) -> Iterable[UnitVersion]:
    """The versions of the units that stand, stood or will stand at ``under`` or below it."""
    if under is None:
        return UnitVersion.objects.all()
    ranges = Q(unit=under)
    for path in under.versions.values_list("path", flat=True):
        ranges |= in_subtree(path)
    return UnitVersion.objects.filter(ranges)


def _batch(step: Step) -> tuple[date, int, bool]:
    return step.row.valid_from, step.depth, step.unit_id is None


def _create_all(steps: list[Step], ids: dict[Key, int], by: User | None) -> list[Problem]:
    """Creates units of one day and one depth together, and adds their ids to ``ids``."""
    day = steps[0].row.valid_from
    parents = [_id_of(step.parent, ids) for step in steps]
    paths = lasting_paths({parent for parent in parents if parent}, day)
    units = Unit.objects.bulk_create([Unit() for _step in steps])
    versions: list[UnitVersion] = []
    problems: list[Problem] = []
    for step, unit, parent_id in zip(steps, units, parents, strict=True):
        ids[step.row.code] = unit.pk
        if parent_id and parent_id not in paths:
            problems.append(cell_problem(step.row.line, "parent", no_lasting_parent(day)))
            continue
        above = paths[parent_id] if parent_id else ""
        try:
            versions.append(build(unit.pk, _facts(step.row, parent_id), above, day))
        except Invalid as error:
            problems += _placed(error, step.row)
    taken = taken_codes(versions)
    problems += [_code_problem(step.row) for step in steps if step.row.code in taken]
    if not problems:
        _store(versions, units, by)
    return problems


def _store(versions: list[UnitVersion], units: list[Unit], by: User | None) -> None:
    UnitVersion.objects.bulk_create(versions)
    for version, unit in zip(versions, units, strict=True):
        record("unit.create", unit, by=by, unit_id=unit.pk, after=as_logged(version))


def _change_all(steps: list[Step], ids: dict[Key, int], by: User | None) -> list[Problem]:
    """Changes units of one day and one depth, each by itself."""
    problems: list[Problem] = []
    for step in steps:
        row, parent_id = step.row, _id_of(step.parent, ids)
        try:
            change_unit(
                unit=Unit(pk=step.unit_id),
                name=row.name,
                short_name=row.short_name,
                code=row.code,
                kind=row.kind,
                parent=Unit(pk=parent_id) if parent_id else None,
                valid_from=row.valid_from,
                by=by,
            )
        except Invalid as error:
            problems += _placed(error, row)
    return problems


def _id_of(parent: Key | None, ids: dict[Key, int]) -> int | None:
    """The id of the unit above: its own, or that of the unit which an earlier batch created."""
    return ids[parent] if isinstance(parent, str) else parent


def _facts(row: Row, parent_id: int | None) -> Facts:
    return Facts(row.name, row.short_name, row.code, row.kind, parent_id)


def _placed(error: Invalid, row: Row) -> list[Problem]:
    """The same problems, placed at the row's cells."""
    return [cell_problem(row.line, problem.where, problem.message) for problem in error.problems]


def _code_problem(row: Row) -> Problem:
    return cell_problem(row.line, "code", code_taken(row.code))
