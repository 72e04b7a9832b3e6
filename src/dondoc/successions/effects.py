"""What a succession does, in words: the same for the dry run and for the change itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from dondoc.accounts.actions.passing import PassedSeat
from dondoc.reporting.models import Across, Submission, SubmissionState
from dondoc.successions.records import records_of
from dondoc.units.models import UnitVersion
from dondoc.units.successions.changes import TreeChange
from dondoc.units.successions.legacy import Passed
from dondoc.units.successions.orders import Order
from dondoc.units.successions.passing import Fate


@dataclass(frozen=True, slots=True)
class Begun:
    """A unit as it is from the day on: name, kind, the unit above; ``was`` is its name until then, "" for a new one."""

    name: str
    kind: str
    above: str
    was: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A unit that comes from below one unit to below another."""

    name: str
    old_parent: str
    new_parent: str


@dataclass(frozen=True, slots=True)
class Handed:
    """A task, duty, round, plan, post, programme, visit or finding of units that end: ``to`` takes it over, "" for
    nobody.

    With ``joins`` it has it already; with ``alone`` no other unit is left in what they shared. What several of them
    had in common stands once.
    """

    where: str
    what: str
    olds: tuple[str, ...]
    to: str
    joins: bool
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat that ends; ``to`` is the unit at which its holder has the same role from then on, "" for none.

    ``invited``: its holder has not yet accepted the invitation.
    """

    holder: str
    role: str
    unit: str
    to: str
    invited: bool


@dataclass(frozen=True, slots=True)
class Staying:
    """Accepted figures of one round that stay with the units that reported them, and how many indicators follow which
    rule when they are compared with later ones."""

    where: str
    cycle: str
    units: tuple[str, ...]
    rules: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """How many things of one sort stay on record at a unit that ends."""

    unit: str
    what: str
    count: int


@dataclass(frozen=True, slots=True)
class Effects:
    """Everything that a succession changes. ``followers`` is how many units go along below those that move."""

    ended: tuple[str, ...]
    units: tuple[Begun, ...]
    moved: tuple[Moved, ...]
    followers: int
    plans: tuple[Handed, ...]
    tasks: tuple[Handed, ...]
    duties: tuple[Handed, ...]
    reports: tuple[Handed, ...]
    posts: tuple[Handed, ...]
    programmes: tuple[Handed, ...]
    inspections: tuple[Handed, ...]
    criteria: tuple[Handed, ...]
    assessments: tuple[Handed, ...]
    commendations: tuple[Handed, ...]
    activities: tuple[Handed, ...]
    budget: tuple[Handed, ...]
    seats: tuple[Seat, ...]
    figures: tuple[Staying, ...]
    records: tuple[Kept, ...]

    @property
    def fingerprint(self) -> str:
        """Equal for two runs that do the same: what was confirmed is what is done."""
        return hashlib.sha256(json.dumps(asdict(self), ensure_ascii=False).encode()).hexdigest()


class Names:
    """The names of units just before a day and from it on."""

    def __init__(self, unit_ids: Collection[int], day: date) -> None:
        found = UnitVersion.objects.filter(unit_id__in=unit_ids).order_by("valid_from")
        self.before: dict[int, UnitVersion] = {}
        self.after: dict[int, UnitVersion] = {}
        for version in found:
            if version.valid_from < day:
                self.before[version.unit_id] = version
            if version.valid_to is None or version.valid_to > day:
                self.after.setdefault(version.unit_id, version)

    def old(self, unit_id: int) -> str:
        """What a unit was called."""
        return (self.before.get(unit_id) or self.after[unit_id]).name

    def new(self, unit_id: int | None) -> str:
        """What a unit is called from the day on; as it last was for one that ends, "" for none."""
        if unit_id is None:
            return ""
        return (self.after.get(unit_id) or self.before[unit_id]).name


def units_after(tree: TreeChange, order: Order, names: Names) -> tuple[Begun, ...]:
    """The parts as they are from the day on; for several old units in one, ``was`` is the name of that very unit."""
    found = []
    for unit_id in tree.parts:
        version, was = names.after[unit_id], names.before.get(unit_id)
        parents = UnitVersion.objects.filter(unit_id__in=[version.parent_id], valid_from__lte=order.day)
        above = parents.order_by("valid_from").last()
        kind, old = str(version.get_kind_display()), was.name if was else ""
        found.append(Begun(version.name, kind, above.name if above else "", old))
    return tuple(found)


def moved(tree: TreeChange, names: Names) -> tuple[Moved, ...]:
    """The children that change their parent."""
    return tuple(
        Moved(names.new(each.unit_id), names.old(each.old_parent), names.new(each.new_parent)) for each in tree.rehung
    )


def handed(passed: Sequence[Passed], names: Names, *, apart: bool = False) -> tuple[Handed, ...]:
    """What was passed on, with names in place of ids; with ``apart`` what joins another is told by itself."""
    olds: dict[tuple[str, str, str, bool, bool], list[str]] = {}
    joins: dict[tuple[str, str, str, bool, bool], bool] = {}
    for each in passed:
        joined = each.fate is Fate.JOINS
        key = (each.where, each.what, names.new(each.to), each.alone, joined and apart)
        olds.setdefault(key, []).append(names.old(each.old))
        joins[key] = joins.get(key, True) and joined
    return tuple(Handed(key[0], key[1], tuple(each), key[2], joins[key], key[3]) for key, each in olds.items())


def seat(each: PassedSeat, old: int, heir: int | None, names: Names) -> Seat:
    """What became of one seat."""
    to = names.new(heir) if each.granted else ""
    return Seat(each.user.name, str(each.role.label), names.old(old), to, each.invited)


def staying(old: Collection[int], names: Names) -> tuple[Staying, ...]:
    """The rounds in which the old units have accepted figures."""
    accepted = Submission.objects.filter(state=SubmissionState.ACCEPTED, obligation__unit_id__in=old)
    found: dict[int, list[int]] = {}
    cycles = {}
    rows = accepted.select_related("obligation__cycle__form__plan").defer("vector", "values", "narrative")
    for each in rows.order_by("-obligation__cycle__window_end", "obligation__cycle_id", "obligation__unit_id"):
        cycle = each.obligation.cycle
        cycles[cycle.pk] = cycle
        found.setdefault(cycle.pk, []).append(each.obligation.unit_id)
    return tuple(
        Staying(
            cycles[pk].form.plan.number or cycles[pk].form.plan.title,
            cycles[pk].name,
            tuple(names.old(unit) for unit in units),
            _rules(cycles[pk].form.indicators.values_list("across", flat=True)),
        )
        for pk, units in found.items()
    )


def kept(ended: Sequence[int], names: Names, day: date) -> tuple[Kept, ...]:
    """What stays on record at the units that end."""
    return tuple(Kept(names.old(each.unit), each.what, each.count) for each in records_of(ended, day))


def _rules(rules: Collection[str]) -> tuple[tuple[str, int], ...]:
    counted = {rule: sum(each == rule for each in rules) for rule in Across.values}
    return tuple((rule, count) for rule, count in counted.items() if count)


def names_of(tree: TreeChange, order: Order) -> Names:
    """The names of every unit that the effects tell of."""
    moving = {unit for each in tree.rehung for unit in (each.unit_id, each.old_parent, each.new_parent)}
    return Names({*order.old, *tree.parts, *moving}, order.day)
