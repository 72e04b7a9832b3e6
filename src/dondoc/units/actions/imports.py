"""Creating and changing many units from one file, and showing beforehand what that would do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from django.db import transaction
from django.db.models import Q

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem
from dondoc.units.actions.many import Problems, Wish, change_many, create_many
from dondoc.units.actions.versions import in_parts
from dondoc.units.facts import Facts
from dondoc.units.files.rows import Table, in_order, read_table
from dondoc.units.import_rules import Key, Register, Step, plan_import, referred
from dondoc.units.models import Unit, UnitVersion
from dondoc.units.queries import in_subtree


@dataclass(frozen=True, slots=True)
class ImportResult:
    """How many units a file created, found as they stand, and changed."""

    created: int
    unchanged: int
    changed: int


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What a file would do, or every reason why it can't be taken in.

    ``left_out`` are sheets that are no lists; ``names`` calls the units above, by id or by the code of a new one.
    """

    steps: tuple[Step, ...]
    unchanged: int
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...] = ()
    names: Mapping[Key, str] = field(default_factory=dict)

    @property
    def created(self) -> tuple[Step, ...]:
        """The steps that make new units."""
        return tuple(step for step in self.steps if step.now is None)

    @property
    def changed(self) -> tuple[Step, ...]:
        """The steps that change units."""
        return tuple(step for step in self.steps if step.now is not None)


@transaction.atomic
def import_units(*, data: bytes, under: Unit | None, by: User | None) -> ImportResult:
    """Creates and changes units from a CSV or Excel file, all or nothing; the same file again changes nothing.

    Units are looked up at ``under`` and below it (everywhere when None), by id or else by code, as they stand on
    each row's day. Raises `Invalid` with every wrong cell at once: see `dondoc.units.files.rows.read_table`,
    `dondoc.units.import_rules.plan_import` and `create_unit`.
    """
    preview = _carry_out(read_table(data), under, by)
    if preview.problems:
        raise Invalid(preview.problems)
    return ImportResult(len(preview.created), preview.unchanged, len(preview.changed))


def preview_import(*, data: bytes, under: Unit | None) -> ImportPreview:
    """What `import_units` would do with the file: it is carried out and taken back, so that nothing stays.

    Raises `Invalid` for a file that can't be read at all.
    """
    table = read_table(data)
    with transaction.atomic():
        preview = _carry_out(table, under, None)
        transaction.set_rollback(True)
    return replace(preview, names=_names(preview.steps))


def _carry_out(table: Table, under: Unit | None, by: User | None) -> ImportPreview:
    """Writes what can be written, and gathers what is wrong; where anything is, the caller takes it all back."""
    plan = plan_import(table, Register(_known(table, under)), under.pk if under else None)
    work = _Work(by)
    for (day, changes, _depth), group in groupby(sorted(plan.steps, key=_when), key=_when):
        work.do(list(group), day, new=not changes)
    problems = in_order([*table.problems, *plan.problems, *work.problems])
    return ImportPreview(plan.steps, plan.unchanged, problems, table.left_out)


def _when(step: Step) -> tuple[date, bool, int]:
    """Day by day: new units first, from the top down, then the changes of the day together."""
    changes = step.now is not None
    return step.row.valid_from, changes, 0 if changes else step.depth


class _Work:
    """Writes steps; what comes below a unit that could not be created is left out, as the reason is told there."""

    def __init__(self, by: User | None) -> None:
        self.problems: list[Problem] = []
        self._by = by
        self._ids: dict[str, int] = {}

    def do(self, steps: Iterable[Step], day: date, *, new: bool) -> None:
        """Creates or changes units of one day together."""
        ready = [step for step in steps if not isinstance(step.parent, str) or step.parent in self._ids]
        facts = [replace(step.facts, parent_id=self._id_of(step.parent)) for step in ready]
        found = self._create(ready, facts, day) if new else self._change(ready, facts, day)
        self.problems += [
            ready[place].row.place.problem(problem.where, problem.message)
            for place, problems in found.items()
            for problem in problems
        ]

    def _create(self, steps: Sequence[Step], facts: Sequence[Facts], day: date) -> Problems:
        ids, found = create_many(facts, day, self._by)
        made = enumerate(zip(steps, ids, strict=True))
        self._ids |= {step.facts.code: unit_id for place, (step, unit_id) in made if place not in found}
        return found

    def _change(self, steps: Sequence[Step], facts: Sequence[Facts], day: date) -> Problems:
        pairs = zip(steps, facts, strict=True)
        return change_many([Wish(step.now.unit_id, fact) for step, fact in pairs if step.now], day, self._by)

    def _id_of(self, parent: Key | None) -> int | None:
        """The id of the unit above: its own, or that of a unit created before."""
        return self._ids[parent] if isinstance(parent, str) else parent


def _names(steps: Iterable[Step]) -> dict[Key, str]:
    """What the units above are called, those that were and those that are to be."""
    names: dict[Key, str] = {step.facts.code: step.facts.name for step in steps if step.now is None}
    ids = {step.parent for step in steps} | {step.now.parent_id for step in steps if step.now}
    for part in in_parts(key for key in ids if isinstance(key, int)):
        names |= dict(
            UnitVersion.objects.filter(unit_id__in=part).order_by("valid_from").values_list("unit_id", "name")
        )
    return names


def _known(table: Table, under: Unit | None) -> Iterator[UnitVersion]:
    """All versions, at ``under`` and below it, of the units that the rows and their parents may mean."""
    within = _within(under)
    keys = {key for row in table.rows for key in (row.unit_id or row.code, row.parent and referred(row.parent)) if key}
    unit_ids = set[int]()
    for part in in_parts(key for key in keys if isinstance(key, int)):
        unit_ids |= set(UnitVersion.objects.filter(within, unit_id__in=part).values_list("unit_id", flat=True))
    for codes in in_parts(key for key in keys if isinstance(key, str)):
        unit_ids |= set(UnitVersion.objects.filter(within, code__in=codes).values_list("unit_id", flat=True))
    for part in in_parts(unit_ids):
        yield from UnitVersion.objects.filter(within, unit_id__in=part).order_by("valid_from")


def _within(under: Unit | None) -> Q:
    """The condition that a version stands, stood or will stand at ``under`` or below it."""
    if under is None:
        return Q()
    ranges = Q(unit=under)
    for path in under.versions.values_list("path", flat=True):
        ranges |= in_subtree(path)
    return ranges
