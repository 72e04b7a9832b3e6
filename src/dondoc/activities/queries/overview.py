"""What the units below one did together: each fact added up at every node right below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.activities.queries.places import standing_below
from dondoc.core.facts import Fact, Measured, measured
from dondoc.units.rules import WIDTH, ids_of


@dataclass(frozen=True, slots=True)
class Node:
    """A unit with all below it: how many units exist there now, and of each fact the sum and of how many units.

    ``known`` holds by the key of a fact how many units wrote down anything of its kind.
    """

    unit_id: int
    name: str
    units: int
    sums: Mapping[str, Measured]
    known: Mapping[str, int]
    is_top: bool = False


def overview(path: str, facts: Sequence[Fact], first: date, last: date, day: date) -> list[Node]:
    """The unit at a place without those below, then each unit right below it with all its own; last the whole.

    Units that have ended count where they last stood, and are none of ``units``. One query for the places, and one for
    each family of facts.
    """
    below = standing_below(path, day)
    places = list(below.values_list("unit_id", "name", "path", "valid_to"))
    width = len(path) + WIDTH
    keys = below.values_list("unit_id", flat=True)
    found = measured(facts, keys, first, last)  # a sub-select in place of thousands of keys
    groups: dict[str, list[int]] = {}
    standing: dict[str, int] = {}
    names: dict[str, tuple[int, str]] = {}
    for key, name, where, valid_to in places:
        branch = where[:width]
        groups.setdefault(branch, []).append(key)
        standing[branch] = standing.get(branch, 0) + (valid_to is None or valid_to > day)
        if len(where) <= width:
            names[branch] = key, name
    nodes = [
        _node(*names.get(branch, (keys_[0], "")), standing[branch], keys_, found, is_top=branch == path)
        for branch, keys_ in sorted(groups.items())
    ]
    every = [key for key, *_rest in places]
    return [*nodes, _node(ids_of(path)[-1], "", sum(standing.values()), every, found)]


def _node(
    unit_id: int,
    name: str,
    units: int,
    keys: Iterable[int],
    found: Mapping[str, Mapping[int, Measured]],
    *,
    is_top: bool = False,
) -> Node:
    sums, known = {}, {}
    keys = list(keys)
    for fact, by_unit in found.items():
        mine = [by_unit[key] for key in keys if key in by_unit]
        known[fact] = len(mine)
        if mine:
            base = [each.of for each in mine if each.of is not None]
            sums[fact] = Measured(sum(each.amount for each in mine), sum(base) if base else None)
    return Node(unit_id, name, units, sums, known, is_top)
