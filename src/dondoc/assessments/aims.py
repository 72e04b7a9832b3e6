"""The results that are wanted of a round, held against its units at every node of the tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import OuterRef, Subquery

from dondoc.assessments.models import AssessmentRound, ResultAim
from dondoc.assessments.rules.aims import Aim, Reached, Side, by_node, reached
from dondoc.assessments.rules.states import SETTLED, State
from dondoc.assessments.sheets import Sheet
from dondoc.units.models import UnitVersion
from dondoc.units.rules import ids_of


@dataclass(frozen=True, slots=True)
class Standing:
    """An aim at a node: by what is decided, and by what reviews or the units themselves say so far."""

    decided: Reached | None
    so_far: Reached | None


@dataclass(frozen=True, slots=True)
class Watched:
    """Aims at every node. ``levels`` and ``so_far`` count units by the place of their level, None for none yet."""

    aims: Sequence[tuple[ResultAim, Aim]]
    levels: Mapping[int, Mapping[int | None, int]]
    so_far: Mapping[int, Mapping[int | None, int]]

    def at(self, unit_id: int) -> list[tuple[ResultAim, Standing]]:
        """Every aim at a node, in order."""
        decided, so_far = self.levels.get(unit_id, {}), self.so_far.get(unit_id, {})
        return [(row, Standing(reached(aim, decided), reached(aim, so_far))) for row, aim in self.aims]

    def units_at(self, unit_id: int) -> int:
        """How many units of the round stand at or below a node."""
        return sum(self.so_far.get(unit_id, {}).values())


def watched(round_: AssessmentRound, sheet: Sheet, day: date) -> Watched:
    """Holds a round's aims against its units in the tree of a day; two queries, whatever the number of units.

    Units that are excluded stand apart. Decided is what a decision says, published or not; so far counts what was
    reviewed, and where that is not there yet what the unit gives itself.
    """
    versions = UnitVersion.objects.filter(unit=OuterRef("unit"), valid_from__lte=day).order_by("-valid_from")
    rows = round_.assessments.exclude(state=State.EXCLUDED).annotate(path=Subquery(versions.values("path")[:1]))
    decided, so_far = [], []
    known = rows.values_list("path", "state", "level", "self_level", "reviewed_at", "sent_at", "decision_id")
    for path, state, level, own, reviewed_at, sent_at, decision_id in known:
        way = ids_of(path or "")
        settled = state in _SETTLED and decision_id is not None
        decided.append((way, sheet.ranks.get(level) if settled else None))
        if reviewed_at is not None:
            so_far.append((way, sheet.ranks.get(level)))
        else:
            so_far.append((way, sheet.ranks.get(own) if sent_at is not None else None))
    aims = [(each, _aim(each, sheet)) for each in round_.aims.all()]
    return Watched(aims, by_node(decided), by_node(so_far))


_SETTLED = frozenset(state.value for state in SETTLED)


def _aim(row: ResultAim, sheet: Sheet) -> Aim:
    return Aim(sheet.ranks.get(row.level, len(sheet.levels)), Side(row.side), row.least, Fraction(row.value), row.share)
