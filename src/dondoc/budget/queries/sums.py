"""Sums of entries, grouped in the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, cast

from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from dondoc.budget.models import Entry, EntryKind, Line
from dondoc.budget.rules import NOTHING, Sums
from dondoc.units.models import UnitVersion

_COLUMNS = {kind: kind for kind in EntryKind.values} | {EntryKind.ALLOTTED.value: "received"}


@dataclass(frozen=True, slots=True)
class Part:
    """The sums of what has the ``key``: a plan's id, a task's, or a source as (kind, its own name)."""

    key: Any
    name: str
    sums: Sums


def line_sums(line_id: int) -> Sums:
    """The sums of one line; ``given`` is what its unit gave on out of it (`given_out_of`)."""
    rows = Entry.objects.filter(line_id=line_id).order_by().values_list("kind").annotate(total=Sum("amount"))
    sums = Sums(**{_COLUMNS[kind]: int(total) for kind, total in rows})
    given = Line.objects.filter(pk=line_id).annotate(given=given_out_of()).values_list("given", flat=True).first()
    return replace(sums, given=int(given or 0))


def given_out_of() -> Combinable:
    """What the unit of a line gave on out of it, in đồng: allotments to lines below of the same year, plan, task and
    source; and out of its line for the plan as a whole what it gave on of that kind of source to others, of which it
    has no line of its own.

    So every allotment counts against one line of its giver at most, and no đồng is left twice.
    """
    of = {name: OuterRef(name) for name in ("year", "plan", "source_kind")}
    to = Entry.objects.filter(giver=OuterRef("unit"), **{f"line__{name}": outer for name, outer in of.items()})
    alike = to.annotate(task=_or_none("line__task"), source=_or_none("line__source"))
    same = alike.filter(task=Coalesce(OuterRef("task_id"), 0), source=Coalesce(OuterRef("source_id"), 0))
    own = Line.objects.annotate(any_task=_or_none("task"), any_source=_or_none("source")).filter(
        unit=OuterRef("giver"), year=OuterRef("line__year"), plan=OuterRef("line__plan"),
        source_kind=OuterRef("line__source_kind"), any_task=OuterRef("task"), any_source=OuterRef("source"),
    )  # fmt: skip
    whole = Q(task__isnull=True, source__isnull=True)
    others = Case(When(whole, then=_total(alike.filter(~Exists(own)))), default=Value(0))
    return cast("Combinable", _total(same) + others)


def _or_none(column: str) -> Coalesce:
    return Coalesce(F(f"{column}_id"), Value(0))


def _total(entries: QuerySet[Entry]) -> Coalesce:
    rows = entries.order_by().values("giver").annotate(total=Sum("amount")).values("total")
    return Coalesce(Subquery(rows, output_field=BigIntegerField()), Value(0), output_field=BigIntegerField())


def given_by(line_id: int, giver_id: int | None) -> int:
    """What one unit has allotted to a line, in đồng; None for what came from outside dondoc."""
    rows = Entry.objects.filter(line_id=line_id, kind=EntryKind.ALLOTTED)
    rows = rows.filter(giver_id=giver_id) if giver_id is not None else rows.filter(giver=None)
    return int(rows.aggregate(total=Sum("amount", default=0))["total"])


def given_on(unit_id: int, year: int) -> int:
    """What a unit has allotted to units below in a year, in đồng."""
    given = Entry.objects.filter(giver_id=unit_id, line__year=year)
    return int(given.aggregate(total=Sum("amount", default=0))["total"])


def kept_of(line: Line) -> int:
    """What is left of a line, in đồng, without what its unit gave on to units below of the same plan, year and kind of
    source: that stands on their lines, and is theirs to spend or carry over.
    """
    alike = {"line__year": line.year, "line__plan_id": line.plan_id, "line__source_kind": line.source_kind}
    given = Entry.objects.filter(giver_id=line.unit_id, **alike).aggregate(total=Sum("amount", default=0))["total"]
    rows = Entry.objects.filter(line__unit_id=line.unit_id, **alike).order_by().values_list("line_id", "kind")
    found: dict[int, Sums] = defaultdict(lambda: NOTHING)
    for line_id, kind, total in rows.annotate(total=Sum("amount")):
        found[line_id] += Sums(**{_COLUMNS[kind]: int(total)})
    return min(line_sums(line.pk).left, sum(max(sums.left, 0) for sums in found.values()) - int(given))


def chosen(
    year: int, units: QuerySet[UnitVersion], *, plan_id: int | None = None, source_kind: str = ""
) -> QuerySet[Entry]:
    """The entries of a year that are on lines of some units, or were given by one of them; of one plan, one source."""
    ids = units.order_by().values("unit_id")
    found = Entry.objects.filter(Q(line__unit_id__in=ids) | Q(giver_id__in=ids), line__year=year)
    if plan_id is not None:
        found = found.filter(line__plan_id=plan_id)
    return found.filter(line__source_kind=source_kind) if source_kind else found


def by_unit(entries: QuerySet[Entry]) -> dict[int, Sums]:
    """The sums of each unit itself; one query. What a unit gave on is its ``given``."""
    rows = entries.order_by().values_list("line__unit_id", "kind", "giver_id").annotate(total=Sum("amount"))
    found: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for unit_id, kind, giver_id, total in rows:
        found[unit_id][_COLUMNS[kind]] += int(total)
        if giver_id is not None:
            found[giver_id]["given"] += int(total)
    return {unit_id: Sums(**columns) for unit_id, columns in found.items()}


def by_plan_and_source(entries: QuerySet[Entry], units: QuerySet[UnitVersion]) -> tuple[list[Part], list[Part]]:
    """The sums of each plan, and of each source, over the units: what they gave to each other cancels out. The largest
    first; one query.
    """
    keys = ("line__plan_id", "line__plan__number", "line__plan__title", "line__source_kind", "line__source__name")
    rows = list(_grouped(entries, units, *keys))
    plans = _parts((row[0], " ".join(filter(None, row[1:3])), row[5:]) for row in rows)
    return plans, _parts(_of_source(row[3:]) for row in rows)


def by_task_and_source(entries: QuerySet[Entry], units: QuerySet[UnitVersion]) -> tuple[list[Part], list[Part]]:
    """The same of each task, and of each source; the key None stands for a plan as a whole."""
    rows = list(
        _grouped(entries, units, "line__task_id", "line__task__text", "line__source_kind", "line__source__name")
    )
    return _parts((row[0], row[1] or "", row[4:]) for row in rows), _parts(_of_source(row[2:]) for row in rows)


def _of_source(row: tuple[Any, ...]) -> tuple[Any, str, tuple[Any, ...]]:
    return (row[0], row[1] or ""), row[1] or "", row[2:]


def _grouped(entries: QuerySet[Entry], units: QuerySet[UnitVersion], *keys: str) -> Iterable[tuple[Any, ...]]:
    """Rows of the keys, the kind, what lines of the units hold, and what the units gave."""
    ids = units.order_by().values("unit_id")
    return (
        entries.order_by()
        .values_list(*keys, "kind")
        .annotate(
            held=Sum("amount", filter=Q(line__unit_id__in=ids), default=0),
            gave=Sum("amount", filter=Q(giver_id__in=ids), default=0),
        )
    )


def _parts(rows: Iterable[tuple[Any, str, tuple[Any, ...]]]) -> list[Part]:
    names: dict[Any, str] = {}
    found: dict[Any, Sums] = defaultdict(lambda: NOTHING)
    for key, name, (kind, held, gave) in rows:
        names[key] = name
        found[key] += Sums(**{_COLUMNS[kind]: int(held)}) + Sums(given=int(gave))
    parts = [Part(key, names[key], sums) for key, sums in found.items()]
    return sorted(parts, key=lambda part: (-part.sums.available, -part.sums.estimate, part.name))
