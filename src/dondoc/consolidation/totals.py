"""The totals of one cycle at every node, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from dondoc.consolidation.hiding import Hidden, Hidings
from dondoc.consolidation.rules.results import Figure, Goal, Result, count_met, result
from dondoc.consolidation.rules.tree import Ints
from dondoc.reporting.models import Indicator, IndicatorKind
from dondoc.reporting.rules.figures import Slot
from dondoc.reporting.rules.standing import Counts, Standing

STANDINGS = tuple(Standing)


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """An indicator's total at a node and, where a target sets a level for it, how it stands to that.

    A level of a share is held against every node, that of a count against the whole only: the plan does not
    say how it is divided. ``units_met`` of ``units_counted`` units reach a share's level by themselves.
    A ``hidden`` figure is not told: only that it is hidden, and why.
    """

    indicator: Indicator
    figure: Figure
    result: Result | None
    units_met: int | None = None
    units_counted: int | None = None
    hidden: Hidden | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of accepted figures and counts of obligations, a row a unit in the order of the tree.

    ``rows`` maps a unit's id to its row, ``ends`` a row to the first one that is not below it. ``sums`` and
    ``filled`` have a column a slot (how many accepted reports gave it), ``counts`` a column a `Standing`.
    ``reports`` holds the accepted figures themselves, -1 where one is missing; ``reporters`` whose they are
    and ``places`` at which row each counts. ``hidings`` says which figures about people are not told.
    """

    as_of: date
    slots: Sequence[Slot]
    indicators: Sequence[Indicator]
    unit_ids: Sequence[int]
    names: Sequence[str]
    rows: Mapping[int, int]
    parents: Ints
    ends: Ints
    sums: Ints
    filled: Ints
    counts: Ints
    reporters: Mapping[int, int]
    reports: Ints
    places: Ints
    hidings: Hidings

    def row(self, unit_id: int) -> int:
        """The row of a unit; raises `KeyError` for one that is not in the tree."""
        return self.rows[unit_id]

    def children(self, row: int) -> list[int]:
        """The rows of the units directly below one."""
        return [int(child) for child in np.flatnonzero(self.parents == row)]

    def units_below(self, row: int) -> Sequence[int]:
        """The ids of a unit and all below it."""
        return self.unit_ids[row : int(self.ends[row])]

    def counts_at(self, row: int) -> Counts:
        return Counts({each: int(n) for each, n in zip(STANDINGS, self.counts[row], strict=True)})

    def results_at(self, row: int) -> list[IndicatorResult]:
        """Every indicator's total at a node, held against its target."""
        return [self._result(indicator, row) for indicator in self.indicators]

    def own_figures(self, unit_id: int) -> list[Figure]:
        """What one unit itself reported, an indicator each; empty figures for one without accepted report."""
        place = self.reporters.get(unit_id)
        if place is None:
            return [Figure(0, None, 0) for _each in self.indicators]
        own = self.reports[place]
        return [_figure(own, own >= 0, self.first_slot(each), _is_share(each)) for each in self.indicators]

    def own_hidden(self, unit_id: int) -> list[Hidden | None]:
        """Why what one unit itself reported is hidden, an indicator each."""
        place = self.reporters.get(unit_id)
        found = [self.hidings.get(each.pk) for each in self.indicators]
        return [None if each is None or place is None else each.of_report(place) for each in found]

    def _result(self, indicator: Indicator, row: int) -> IndicatorResult:
        hiding = self.hidings.get(indicator.pk)
        return replace(self._told(indicator, row), hidden=hiding.at(row) if hiding else None)

    def _told(self, indicator: Indicator, row: int) -> IndicatorResult:
        first = self.first_slot(indicator)
        share = _is_share(indicator)
        figure = _figure(self.sums[row], self.filled[row], first, share)
        target = indicator.target
        if target is None or (not share and row > 0):
            return IndicatorResult(indicator, figure, None)
        goal = Goal.of(target.comparator, target.value, share=share)
        if not share:
            return IndicatorResult(indicator, figure, result(goal, figure))
        below = self.reports[(self.places >= row) & (self.places < self.ends[row])]
        met, counted = count_met(goal, below[:, first], below[:, first + 1])
        return IndicatorResult(indicator, figure, result(goal, figure), met, counted)

    def first_slot(self, indicator: Indicator) -> int:
        """The column of an indicator's figure, or of its numerator."""
        return next(i for i, slot in enumerate(self.slots) if slot.indicator == str(indicator.pk))


def _is_share(indicator: Indicator) -> bool:
    return indicator.kind == IndicatorKind.SHARE


def _figure(sums: Ints, filled: Ints, first: int, share: bool) -> Figure:
    denominator = int(sums[first + 1]) if share else None
    return Figure(int(sums[first]), denominator, int(filled[first]))
