"""The tree of units as its page shows it: whole, branch by branch, or narrowed to what was looked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from dondoc.units.models import UnitVersion
from dondoc.units.queries import Found, as_of, in_subtree, search
from dondoc.units.rules import ids_of

MOST = 100  # units looked for that a narrowed tree shows


@dataclass(frozen=True, slots=True)
class Node:
    """A unit in the tree. ``has_below``: it has units below it; ``below`` are those of them that are shown at once.

    ``found``: it is one of those looked for, not just on the way to one.
    """

    version: UnitVersion
    has_below: bool
    found: bool = False
    below: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a narrowed tree shows below its top: ``shown`` of the ``count`` units that were found."""

    nodes: list[Node]
    shown: int
    count: int
    top_found: bool


def with_below(versions: QuerySet[UnitVersion], day: date) -> QuerySet[UnitVersion]:
    """Each with ``has_below``: whether it has units below it on the day."""
    return versions.annotate(has_below=Exists(as_of(day).filter(parent_id=OuterRef("unit_id"))))


def nodes_of(versions: Iterable[UnitVersion], found: Collection[int] = ()) -> list[Node]:
    """Closed nodes for versions that have ``has_below``; ``found`` are the ids of units that were looked for."""
    return [Node(each, each.has_below, each.unit_id in found) for each in versions]  # type: ignore[attr-defined]


def narrowed(top: UnitVersion, day: date, text: str) -> Narrowed:
    """The units below ``top`` that answer to the text, the best of them, with those between them and ``top``."""
    answers = Found(search(as_of(day).filter(in_subtree(top.path)), text))
    best = answers[:MOST]
    matches = {version.unit_id for version in best}
    way = {unit_id for version in best for unit_id in ids_of(version.path)} - set(ids_of(top.path))
    nodes: dict[int, Node] = {}
    roots: list[Node] = []
    for version in with_below(as_of(day).filter(unit_id__in=way), day).order_by("path"):  # each before those below it
        (node,) = nodes_of([version], matches)
        nodes[version.unit_id] = node
        above = nodes.get(version.parent_id or 0)
        (roots if above is None else above.below).append(node)
    return Narrowed(roots, len(matches), len(answers), top.unit_id in matches)
