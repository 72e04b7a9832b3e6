"""Who stands at each level that owes a duty, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.plans.dues import Conflict
from dondoc.plans.sentences import conflict_sentence
from dondoc.units.models import UnitKind
from dondoc.units.queries import as_of


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with the due date of those at one level."""

    who: str
    sentence: str


def who_at(levels: Mapping[int, Sequence[int]], day: date) -> dict[int, str]:
    """Level -> "12 UBND cấp xã, 3 Trường học"; ``levels`` are those of `dondoc.reporting.queries.owing_by_level`."""
    every = [unit_id for unit_ids in levels.values() for unit_id in unit_ids]
    kinds = dict(as_of(day).filter(unit_id__in=every).values_list("unit_id", "kind"))
    found = {}
    for level, unit_ids in levels.items():
        counted = Counter(UnitKind(kinds[unit_id]).label for unit_id in unit_ids)
        found[level] = ", ".join(f"{n} {kind}" for kind, n in counted.most_common())
    return found


def troubles(conflicts: Sequence[Conflict], who: Mapping[int, str]) -> list[Trouble]:
    """Conflicts in sentences."""
    return [Trouble(who[each.level], conflict_sentence(each)) for each in conflicts]
