"""Who has sent and who has not, for each unit below a node of the tree: counts that add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.functions import Substr

from dondoc.core.periods import Calendar, days_late
from dondoc.reporting.models import Cycle, Obligation
from dondoc.reporting.queries import routes_on
from dondoc.reporting.rules.routes import Routes, routed
from dondoc.reporting.rules.standing import Counts, standing
from dondoc.units.queries import as_of, children, in_subtree, path_of, subtree
from dondoc.units.rules import WIDTH


@dataclass(frozen=True, slots=True)
class Line:
    """A unit and how many reports of it and of all below it stand where.

    ``deeper`` says whether units below it owe too; ``own`` marks the node itself, counted without those below.
    """

    unit_id: int
    name: str
    counts: Counts
    deeper: bool
    own: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """The node itself where it owes, then the units right below it; ``total`` is the sum of the lines and of ``ended``.

    ``ended`` counts what is owed by units that do not stand on the day; they are told at the plan's own unit only.
    """

    lines: Sequence[Line]
    ended: Counts
    total: Counts


def matrix(cycle: Cycle, unit_id: int, day: date, calendar: Calendar) -> Matrix:
    """The counts of a round at a unit as the tree stands on a day; its number of queries is fixed.

    Empty for a unit that does not stand on that day.
    """
    path = path_of(unit_id, day)
    if path is None:
        return Matrix([], Counts(), Counts())
    routes = routes_on(cycle.form.plan_id, day)
    if routes:
        return _routed_matrix(cycle, unit_id, routes, day, calendar)
    below = _below(cycle, path, day, calendar)
    names = dict(children(unit_id, day).values_list("path", "name"))
    lines = [_line(head, names[head], below, own=False) for head in sorted(names) if head in below.counts]
    if path in below.counts:
        own = as_of(day).filter(unit_id=unit_id).values_list("name", flat=True).first()
        lines.insert(0, _line(path, own or "", below, own=True))
    ended = (
        _counted(of_ended(cycle.obligations.all(), cycle, day), day, calendar)
        if unit_id == cycle.form.plan.unit_id
        else Counts()
    )
    return Matrix(lines, ended, sum((each.counts for each in lines), ended))


def _routed_matrix(cycle: Cycle, unit_id: int, routes: Routes, day: date, calendar: Calendar) -> Matrix:
    """The same where routes go before the tree: each obligation is looked at by itself."""
    top = cycle.form.plan.unit_id
    named = {path: (unit, name) for path, unit, name in subtree(top, day).values_list("path", "unit_id", "name")}
    places = {int(path[-WIDTH:]): path for path in routed(list(named), routes)}
    names = dict(named.values())
    node = places.get(unit_id, "")
    below = _Below(defaultdict(Counts), set())
    rows = cycle.obligations.order_by().values_list("unit_id", "state", "due")
    for unit, state, due in rows:
        place = places.get(unit)
        if place is None or not node or not place.startswith(node):
            continue
        head = place[: len(node) + WIDTH]
        below.counts[head].by_standing[standing(state, days_late(due, day, calendar))] += 1
        if len(place) > len(head):
            below.deeper.add(head)
    lines = [_line(head, names[int(head[-WIDTH:])], below, own=head == node) for head in sorted(below.counts)]
    ended = _counted(of_ended(cycle.obligations.all(), cycle, day), day, calendar) if unit_id == top else Counts()
    return Matrix(lines, ended, sum((each.counts for each in lines), ended))


@dataclass(frozen=True, slots=True)
class _Below:
    """By the path of a child, or of the node itself: the counts, and whether some stand deeper."""

    counts: dict[str, Counts]
    deeper: set[str]


def _below(cycle: Cycle, path: str, day: date, calendar: Calendar) -> _Below:
    length = len(path) + WIDTH
    standing_units = as_of(day).filter(in_subtree(path), unit__obligations__cycle=cycle)
    rows = standing_units.order_by().values_list(
        Substr("path", 1, length), Substr("path", length + 1, 1), "unit__obligations__state", "unit__obligations__due"
    )
    counts: dict[str, Counts] = defaultdict(Counts)
    deeper = set()
    for head, beyond, state, due, n in rows.annotate(n=Count("pk")):
        counts[head].by_standing[standing(state, days_late(due, day, calendar))] += n
        if beyond:
            deeper.add(head)
    return _Below(counts, deeper)


def of_ended(rows: QuerySet[Obligation], cycle: Cycle, day: date) -> QuerySet[Obligation]:
    """Those of a round's obligations whose units do not stand on a day at the plan's unit or below it."""
    top = path_of(cycle.form.plan.unit_id, day)
    if top is None:
        return rows
    return rows.exclude(unit_id__in=as_of(day).filter(in_subtree(top)).values("unit_id"))


def _counted(rows: QuerySet[Obligation], day: date, calendar: Calendar) -> Counts:
    counts = Counts()
    for state, due, n in rows.order_by().values_list("state", "due").annotate(n=Count("pk")):
        counts.by_standing[standing(state, days_late(due, day, calendar))] += n
    return counts


def _line(path: str, name: str, below: _Below, *, own: bool) -> Line:
    return Line(int(path[-WIDTH:]), name, below.counts[path], path in below.deeper, own)
