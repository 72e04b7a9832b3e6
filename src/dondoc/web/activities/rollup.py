"""Figures of activities unit by unit down the tree: which unit and year are asked for, and what is told of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from dondoc.activities.facts import ABOUT_PEOPLE, PEOPLE_IN
from dondoc.activities.queries.overview import Node, overview
from dondoc.core.facts import Fact, Measured
from dondoc.exports.writers.sheet import Cell
from dondoc.units.models import UnitVersion
from dondoc.units.queries import path_of, visible_to
from dondoc.units.rules import ids_of
from dondoc.web.activities.people import told_parts
from dondoc.web.lists import Sort
from dondoc.web.requests import AuthedRequest
from dondoc.web.seating import place_of

YEARS = 5  # that can be looked back at


@dataclass(frozen=True, slots=True)
class Asked:
    """A place in the tree and a year up to today. ``above`` are the units in sight on the way down to the place."""

    path: str
    above: Sequence[UnitVersion]
    year: int
    day: date
    is_own: bool

    @property
    def unit_id(self) -> int:
        """The unit at the place."""
        return ids_of(self.path)[-1]

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of what is told."""
        return date(self.year, 1, 1), min(date(self.year, 12, 31), self.day)


@dataclass(frozen=True, slots=True)
class Told:
    """A fact at a node: its sum, None where nothing is known, and of how many units; ``hidden`` stands in its place."""

    fact: Fact
    sum: Measured | None
    known: int
    hidden: str = ""

    @property
    def weight(self) -> float:
        """What it is sorted by: the share or the amount; what is hidden or not known stands first."""
        if self.sum is None:
            return -1
        return (self.sum.per_cent or 0) if self.fact.is_share else self.sum.amount


@dataclass(frozen=True, slots=True)
class Line:
    """A node with what is told of it."""

    node: Node
    cells: Sequence[Told]


@dataclass(frozen=True, slots=True)
class Rolled:
    """The units right below one, itself first, and the whole; no lines where the place was empty."""

    name: str
    lines: Sequence[Line]
    whole: Line


def asked_of(request: AuthedRequest) -> Asked | None:
    """What the query string asks for: the seat's unit and this year where it says nothing that is in sight; None where
    the seat's unit has ended.
    """
    day = timezone.localdate()
    text = request.GET.get("year", "")
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else day.year
    year = year if day.year - YEARS < year <= day.year else day.year
    unit_id = request.seat.unit_id
    wanted = request.GET.get("unit", "")
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 12 and int(wanted) != unit_id:
        path = path_of(int(wanted), day)
        seen = list(visible_to(request.user, day).filter(unit_id__in=ids_of(path))) if path else []
        if path and seen and seen[-1].path == path:
            return Asked(path, seen[:-1], year, day, is_own=False)
    path = place_of(request.seat)
    return Asked(path, (), year, day, is_own=True) if path else None


def rolled(asked: Asked, facts: Sequence[Fact]) -> Rolled:
    """The facts at each unit right below the place and at the whole of it."""
    measured = {fact.key: fact for fact in (*facts, *(PEOPLE_IN[each.key] for each in facts if each.key in PEOPLE_IN))}
    nodes = overview(asked.path, list(measured.values()), *asked.days, asked.day)
    lines = _lines(nodes[:-1], facts, own=asked.is_own)
    [whole] = _lines(nodes[-1:], facts, own=asked.is_own)
    return Rolled(next((node.name for node in nodes if node.is_top), ""), lines, whole)


def sorted_lines(lines: Sequence[Line], sort: Sort) -> list[Line]:
    """The unit's own line first, the others by a column: "name", "units" or the key of a fact."""

    def weight(line: Line) -> float:
        if sort.column == "units":
            return line.node.units
        return next((cell.weight for cell in line.cells if cell.fact.key == sort.column), 0)

    own = [line for line in lines if line.node.is_top]
    below = [line for line in lines if not line.node.is_top]
    if sort.column == "name":
        return own + (below[::-1] if sort.downward else below)
    return own + sorted(below, key=weight, reverse=sort.downward)


def in_cells(line: Line) -> Iterator[Cell]:
    """A line as a file shows it; of a share its part and its whole in columns of their own."""
    yield line.node.name
    yield line.node.units
    for each in line.cells:
        yield each.hidden or (each.sum.amount if each.sum else None)
        if each.fact.is_share:
            yield None if each.hidden or each.sum is None else each.sum.of


def _lines(nodes: Sequence[Node], facts: Sequence[Fact], *, own: bool) -> list[Line]:
    """What is told of each fact at each node; of small counts of people nothing, but to a unit of itself (``own``)."""
    people = {fact.key: _people(fact.key) for fact in facts}
    hidden = {key: _hidden(nodes, key, own=own) for key in people.values() if key}

    def told(line: int, node: Node, fact: Fact) -> Told:
        if said := hidden.get(people[fact.key], {}).get(line):
            return Told(fact, None, 0, said)
        return Told(fact, node.sums.get(fact.key), node.known[fact.key])

    return [Line(node, [told(line, node, fact) for fact in facts]) for line, node in enumerate(nodes)]


def _people(key: str) -> str:
    """The fact that counts the people in a fact, "" where it counts none."""
    return key if key in ABOUT_PEOPLE else PEOPLE_IN[key].key if key in PEOPLE_IN else ""


def _hidden(nodes: Sequence[Node], key: str, *, own: bool) -> dict[int, str]:
    """By the place of a node, what stands instead of a count of people, or of what it is a part of."""
    sums = {line: node.sums[key] for line, node in enumerate(nodes) if key in node.sums and not (own and node.is_top)}
    wholes = {line: each.of for line, each in sums.items() if each.of is not None}
    told = (told_parts(wholes, own=False), told_parts({line: each.amount for line, each in sums.items()}, own=False))
    return {line: said for parts in told for line, said in parts.items() if isinstance(said, str)}
