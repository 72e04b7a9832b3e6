"""The totals of one cycle at every node, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from dondoc.consolidation.hiding import Hidden, Hidings
from dondoc.consolidation.rules.index import Ints, Places
from dondoc.consolidation.rules.results import Figure, Goal, Result, count_met, result
from dondoc.reporting.models import Indicator, IndicatorKind
from dondoc.reporting.rules.figures import MISSING, Column
from dondoc.reporting.rules.forms import columns_of
from dondoc.reporting.rules.standing import Counts, Standing

STANDINGS = tuple(Standing)


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """An indicator's total at a node and, where a target sets a level for it, how it stands to that.

    A level of a share is held against every node, that of a count against the whole only: the plan does not
    say how it is divided. ``units_met`` of ``units_counted`` units reach a share's level by themselves.
    A yes or no is the share of those that answer yes. Of a choice ``answers`` holds how many chose each, and the
    figure how many answered. A ``hidden`` figure is not told: only that it is hidden, and why.
    """

    indicator: Indicator
    figure: Figure
    result: Result | None
    units_met: int | None = None
    units_counted: int | None = None
    hidden: Hidden | None = None
    answers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """Totals of accepted figures and counts of obligations, a row a unit in the order of the tree.

    ``rows`` maps a unit's id to its row, ``ends`` a row to the first one that is not below it. ``sums`` and
    ``filled`` have a `Column` each (``filled``: how many accepted reports gave it), ``counts`` a column a `Standing`;
    ``firsts`` maps an indicator's id to the first of its columns. What ``sums`` holds is what the form says: for
    most the sum, for some the largest or latest figure.
    ``reports`` holds the accepted figures themselves, a row an obligation, -1 where one is missing; ``reporters``
    maps the id of a unit that owes to its row there, ``places`` says at which row of the tree each counts, and
    ``standings`` where it stands (its place in `STANDINGS`).
    ``hidings`` says which figures about people are not told.
    """

    as_of: date
    columns: Sequence[Column]
    indicators: Sequence[Indicator]
    firsts: Mapping[int, int]
    unit_ids: Ints
    rows: Places
    parents: Ints
    ends: Ints
    sums: Ints
    filled: Ints
    counts: Ints
    reporters: Places
    reports: Ints
    places: Ints
    standings: Ints
    hidings: Hidings

    def row(self, unit_id: int) -> int:
        """The row of a unit; raises `KeyError` for one that is not in the tree."""
        return self.rows[unit_id]

    def columns_of(self, indicator: Indicator) -> slice:
        """The columns of an indicator."""
        first = self.firsts[indicator.pk]
        return slice(first, first + len(columns_of(indicator)))

    def unit_id(self, row: int) -> int:
        """The unit of a row."""
        return int(self.unit_ids[row])

    def above(self, row: int) -> list[int]:
        """The rows above one, the top first."""
        found: list[int] = []
        while (row := int(self.parents[row])) >= 0:
            found.append(row)
        return found[::-1]

    def children(self, row: int) -> list[int]:
        """The rows of the units directly below one."""
        return [int(child) for child in np.flatnonzero(self.parents == row)]

    def units_below(self, row: int) -> list[int]:
        """The ids of a unit and all below it."""
        return [int(each) for each in self.unit_ids[row : self.ends[row]]]

    def below(self, row: int) -> slice:
        """The reports that count at a row or below it: they stand in the order of the tree."""
        first, last = np.searchsorted(self.places, [row, self.ends[row]])
        return slice(int(first), int(last))

    def met_by_level(self, indicator: Indicator, row: int) -> list[tuple[int, int]]:
        """Of a share with a level: how many units reach it by themselves, of how many that can be judged; for each
        level of the tree from the node down, (0, 0) where none reports. Empty for anything else."""
        target = indicator.target
        if target is None or indicator.kind != IndicatorKind.SHARE:
            return []
        goal = Goal.of(target.comparator, target.value, share=True)
        below, first = self.below(row), self.firsts[indicator.pk]
        figures, depths = self.reports[below], self._depths(row, self.places[below])
        levels = (figures[depths == depth] for depth in range(int(depths.max(initial=-1)) + 1))
        return [count_met(goal, each[:, first], each[:, first + 1]) for each in levels]

    def _depths(self, row: int, places: Ints) -> Ints:
        """How far below a row each place stands."""
        depths = np.zeros(len(places), dtype=np.int64)
        climbing = places.copy()
        while np.any(deeper := climbing > row):
            depths[deeper] += 1
            climbing[deeper] = self.parents[climbing[deeper]]
        return depths

    def counts_at(self, row: int) -> Counts:
        return Counts({each: int(n) for each, n in zip(STANDINGS, self.counts[row], strict=True)})

    def standing_at(self, row: int, where: Standing, most: int) -> list[int]:
        """The ids of the first units, in the order of the tree, that stand there at a row or below it."""
        below = self.below(row)
        return self._reporting(below.start + np.flatnonzero(self.standings[below] == STANDINGS.index(where))[:most])

    def reporting_at(self, row: int) -> list[int]:
        """The ids of the units whose reports count at a row itself: its own, and of those that have ended."""
        below = self.below(row)
        return self._reporting(below.start + np.flatnonzero(self.places[below] == row))

    def own_counts(self, unit_id: int) -> Counts:
        """Where the report of one unit itself stands."""
        return Counts.of([STANDINGS[self.standings[self.reporters[unit_id]]]])

    def _reporting(self, here: Ints) -> list[int]:
        found = np.flatnonzero(np.isin(self.reporters.rows, here))
        return [int(each) for each in self.reporters.ids[found[np.argsort(self.reporters.rows[found])]]]

    def results_at(self, row: int) -> list[IndicatorResult]:
        """Every indicator's total at a node, held against its target."""
        return [self.result_at(indicator, row) for indicator in self.indicators]

    def result_at(self, indicator: Indicator, row: int) -> IndicatorResult:
        """One indicator's total at a node."""
        hiding = self.hidings.get(indicator.pk)
        return replace(self._told(indicator, row), hidden=hiding.at(row) if hiding else None)

    def own_figures(self, unit_id: int) -> list[Figure]:
        """What one unit itself reported, an indicator each; empty figures for one without accepted report."""
        own = self._own(unit_id)
        if own is None:
            return [Figure(0, None, 0) for _each in self.indicators]
        given = (own >= 0).astype(np.int64)
        return [figure_of(each, np.maximum(own, 0), given, self.firsts[each.pk]) for each in self.indicators]

    def own_answers(self, unit_id: int) -> list[int | None]:
        """Which answer one unit itself chose, an indicator each; None where none was, or a number is asked."""
        own = self._own(unit_id)
        return [None if own is None else self._own_answer(each, own) for each in self.indicators]

    def own_result(self, indicator: Indicator, unit_id: int) -> IndicatorResult:
        """What one unit itself reported of one indicator, as it may be told outside the unit."""
        place = self.indicators.index(indicator)
        chosen = self.own_answers(unit_id)[place]
        answers = tuple(int(answer == chosen) for answer in range(len(indicator.answers)))
        figure, hidden = self.own_figures(unit_id)[place], self.own_hidden(unit_id)[place]
        return IndicatorResult(indicator, figure, None, hidden=hidden, answers=answers)

    def _own(self, unit_id: int) -> Ints | None:
        """The figures of a unit's accepted report; None where there is none."""
        place = self.reporters.get(unit_id)
        return None if place is None or np.all(self.reports[place] == MISSING) else self.reports[place]

    def _own_answer(self, indicator: Indicator, own: Ints) -> int | None:
        first = self.firsts[indicator.pk]
        if indicator.kind == IndicatorKind.YES_NO:
            return int(own[first]) if own[first] >= 0 else None
        chosen = own[first : first + len(indicator.answers)] if indicator.kind == IndicatorKind.CHOICE else own[:0]
        return next((answer for answer, mark in enumerate(chosen) if mark == 1), None)

    def own_hidden(self, unit_id: int) -> list[Hidden | None]:
        """Why what one unit itself reported is hidden, an indicator each."""
        if self._own(unit_id) is None:
            return [None for _each in self.indicators]
        found = [self.hidings.get(each.pk) for each in self.indicators]
        return [None if each is None else each.of_report(self.reporters[unit_id]) for each in found]

    def _told(self, indicator: Indicator, row: int) -> IndicatorResult:
        first = self.firsts[indicator.pk]
        share = is_share(indicator)
        figure = figure_of(indicator, self.sums[row], self.filled[row], first)
        if indicator.kind == IndicatorKind.CHOICE:
            chosen = self.sums[row][first : first + len(indicator.answers)]
            return IndicatorResult(indicator, figure, None, answers=tuple(int(each) for each in chosen))
        target = indicator.target
        if target is None or (not share and row > 0):
            return IndicatorResult(indicator, figure, None)
        goal = Goal.of(target.comparator, target.value, share=share)
        if not share:
            return IndicatorResult(indicator, figure, result(goal, figure))
        if indicator.kind == IndicatorKind.YES_NO:
            return IndicatorResult(indicator, figure, result(goal, figure))
        below = self.below(row)
        met, counted = count_met(goal, self.reports[below, first], self.reports[below, first + 1])
        return IndicatorResult(indicator, figure, result(goal, figure), met, counted)


def first_columns(indicators: Sequence[Indicator]) -> dict[int, int]:
    """An indicator's id -> the first of its columns in a packed report of all of them."""
    firsts, column = {}, 0
    for each in indicators:
        firsts[each.pk] = column
        column += len(columns_of(each))
    return firsts


def is_share(indicator: Indicator) -> bool:
    """Whether its total is a percentage: of what is counted, or of those that answer yes."""
    return indicator.kind in (IndicatorKind.SHARE, IndicatorKind.YES_NO)


def figure_of(indicator: Indicator, sums: Ints, filled: Ints, first: int) -> Figure:
    """An indicator's figure out of one row of sums; ``first`` is its first column."""
    reports = int(filled[first])
    match indicator.kind:
        case IndicatorKind.SHARE:
            return Figure(int(sums[first]), int(sums[first + 1]), reports)
        case IndicatorKind.YES_NO:
            return Figure(int(sums[first]), reports, reports)
        case IndicatorKind.CHOICE:
            return Figure(reports, None, reports)
    return Figure(int(sums[first]), None, reports, 10**indicator.decimals)
