"""The round before beside this one: its figures as the units of a later day would have reported them.

What each indicator's rule means, and what is said of the figure, is in docs/successions.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
from django.db.models import Q

from dondoc.consolidation.accepted import accepted_now
from dondoc.consolidation.hiding import Hidden, Hidings, hidings_of_sums
from dondoc.consolidation.reading import owing_now
from dondoc.consolidation.rules.comparison import Found, How, Placed, Rule, how, place
from dondoc.consolidation.rules.index import Ints, Places
from dondoc.consolidation.rules.results import Figure
from dondoc.consolidation.summing import summed
from dondoc.consolidation.totals import Totals, figure_of
from dondoc.reporting.asked import asked, current_keys
from dondoc.reporting.lines import rounds_alike
from dondoc.reporting.models import Cycle, Indicator, IndicatorKind, Stage
from dondoc.reporting.rules.figures import MISSING, Column
from dondoc.reporting.rules.forms import columns
from dondoc.units.models import UnitVersion
from dondoc.units.rules import ids_of
from dondoc.units.successions.flows import Descents
from dondoc.units.successions.queries import descents

TOP = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """An indicator's earlier figure at a node; ``sources`` reports in it are of units that changed since.

    ``figure`` is None where it can't be compared; a ``hidden`` one is not told.
    """

    indicator: Indicator
    figure: Figure | None
    how: How
    sources: int
    hidden: Hidden | None = None

    def change(self, now: Figure) -> Fraction | None:
        """How much more it is now: of a count, or of a share in percentage points; None where one is missing."""
        before = self.figure.value if self.figure else None
        return None if before is None or now.value is None else now.value - before


@dataclass(frozen=True, slots=True)
class Comparison:
    """The round before, at every node of a later tree: for each rule its own sums, filled slots and marks."""

    cycle: Cycle
    indicators: Sequence[Indicator]
    firsts: Mapping[int, int]
    sums: Mapping[Rule, Ints]
    filled: Mapping[Rule, Ints]
    placed: Mapping[Rule, Placed]
    hidings: Hidings

    def at(self, row: int) -> list[Compared]:
        """Every indicator's earlier figure at a row of the tree."""
        return [self.of(each, row) for each in self.indicators]

    def of(self, indicator: Indicator, row: int) -> Compared:
        """One indicator's earlier figure at a row."""
        rule = Rule(indicator.across)
        sources = self.placed[rule].sources[row]
        way = how(rule, sources=sources, barred=row in self.placed[rule].barred)
        if way is How.NONE:
            return Compared(indicator, None, way, sources)
        sums, filled = self.sums[rule][row], self.filled[rule][row]
        hiding = self.hidings.get(indicator.pk)
        figure = figure_of(indicator, sums, filled, self.firsts[indicator.pk])
        return Compared(indicator, figure, way, sources, hiding.at(row) if hiding else None)


def earlier_cycle(cycle: Cycle) -> Cycle | None:
    """The round before that is like this one, by the window of its data; it may be one of an earlier plan."""
    before = rounds_alike(cycle).filter(window_end__lt=cycle.window_end, stage=Stage.FINAL)
    return before.order_by("-window_end", "-pk").first()


def cycles_beside(cycle: Cycle) -> tuple[Cycle | None, Cycle | None]:
    """The round before, as `earlier_cycle` finds it, and the round of estimates for the same window of a final one,
    where there was one; looked for at once."""
    before = Q(window_end__lt=cycle.window_end, stage=Stage.FINAL)
    same = Q(duty_id=cycle.duty_id, window_start=cycle.window_start, window_end=cycle.window_end)
    asked = before | same & Q(stage=Stage.ESTIMATE) if cycle.stage == Stage.FINAL else before
    found = list(rounds_alike(cycle).filter(asked).select_related("form").order_by("-window_end", "-pk"))
    earlier = next((each for each in found if each.stage == Stage.FINAL), None)
    return earlier, next((each for each in found if each.stage == Stage.ESTIMATE), None)


def compare(totals: Totals, cycle: Cycle) -> Comparison:
    """The accepted figures of ``cycle`` in the tree of ``totals``, by the rule of each indicator.

    A report of a unit that no merger, split or end has touched counts at that unit, wherever it stands now; at
    the top if it does not stand at all. Nothing is rounded but by `dondoc.units.successions.shares.divide`.
    """
    units, reports = _accepted(cycle, totals)
    known = descents(totals.as_of)
    touched = _touched(units.tolist(), known, cycle.window_end, totals)
    gone = np.isin(units, list(touched))
    still = np.flatnonzero(~gone)
    rows = np.maximum(totals.rows.find(units[still]), TOP)
    moved = [(touched[int(units[place])], reports[place].tolist()) for place in np.flatnonzero(gone)]
    firsts = totals.firsts
    pairs = [firsts[each.pk] for each in totals.indicators if each.kind == IndicatorKind.SHARE]
    placed = {rule: place(rule, moved, pairs, totals.parents) for rule in {Rule(e.across) for e in totals.indicators}}
    sums, filled = {}, {}
    for rule, each in placed.items():
        extra = np.array(each.figures, dtype=np.int64).reshape(len(each.rows), len(totals.columns))
        figures = np.concatenate([reports[still], extra])
        places = np.concatenate([rows, np.array(each.rows, dtype=np.int64)])
        sums[rule], filled[rule] = summed(totals.indicators, totals.ends, places, figures)
    hidden = hidings_of_sums(totals.indicators, list(firsts.values()), totals.parents, sums)
    return Comparison(cycle, totals.indicators, firsts, sums, filled, placed, hidden)


def _accepted(cycle: Cycle, totals: Totals) -> tuple[Ints, Ints]:
    """Whose reports were accepted, and the figures, a row a report, in the columns of ``totals``."""
    then = columns(asked(cycle))
    nothing = np.zeros(0, dtype=np.int64)
    owed = list(owing_now(cycle))
    obligations = np.concatenate([nothing, *(each.obligations for each in owed)])
    units = np.concatenate([nothing, *(each.units for each in owed)])
    accepted, reports = accepted_now(obligations, len(then))()
    return units[Places.of(obligations).find(accepted)], _restated(reports.astype(np.int64), then, totals)


def _restated(reports: Ints, then: Sequence[Column], totals: Totals) -> Ints:
    """Reports of an earlier version of the form in the columns of now; `MISSING` for what was not asked then."""
    if then == totals.columns:
        return reports
    keys = current_keys(totals.indicators)
    places = {each: place for place, each in enumerate(totals.columns)}
    restated = np.full((len(reports), len(totals.columns)), MISSING, dtype=np.int64)
    for column, each in enumerate(then):
        if each.indicator in keys:
            restated[:, places[replace(each, indicator=keys[each.indicator])]] = reports[:, column]
    return restated


def _touched(units: Sequence[int], known: Descents, window_end: date, totals: Totals) -> dict[int, Found]:
    """Where the reports of units that others have followed are found now.

    A report speaks of its unit as it was at the end of the window; of one that began later or ended before, as
    it was first or last.
    """
    asked = known.olds.intersection(units)
    spans: dict[int, list[UnitVersion]] = {}
    for version in UnitVersion.objects.filter(unit_id__in=asked).order_by("valid_from"):
        spans.setdefault(version.unit_id, []).append(version)
    found = {}
    for unit in asked:
        first, last = spans[unit][0], spans[unit][-1]
        after = max(window_end, first.valid_from)
        if last.valid_to is not None:
            after = min(after, last.valid_to - timedelta(days=1))
        descent = known.of(unit, after, totals.as_of)
        if descent.touched:
            found[unit] = Found(_rows(descent.shares, totals), _keeper(unit, last, totals))
    return found


def _rows(shares: Mapping[int, Fraction], totals: Totals) -> dict[int, Fraction]:
    """Shares by row; what nobody has any more, or a unit outside the tree, counts at the top."""
    rows: dict[int, Fraction] = {}
    for unit, share in shares.items():
        row = totals.rows.get(unit, TOP)
        rows[row] = rows.get(row, Fraction(0)) + share
    if (rest := 1 - sum(rows.values(), Fraction(0))) > 0:
        rows[TOP] = rows.get(TOP, Fraction(0)) + rest
    return rows


def _keeper(unit: int, last: UnitVersion, totals: Totals) -> int:
    """The row of the unit itself or, where it has ended, of the nearest one above it that still stands."""
    above = (totals.rows[each] for each in reversed(ids_of(last.path)) if each in totals.rows)
    return next(above, TOP)
