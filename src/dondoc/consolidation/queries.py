"""Computes the totals of a cycle from what is stored: run again, it gives the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dondoc.consolidation.hiding import hidings
from dondoc.consolidation.kept import reckoned_today
from dondoc.consolidation.reckoned import Reckoned, reckon
from dondoc.consolidation.totals import Totals, first_columns
from dondoc.core.errors import Refused
from dondoc.reporting.asked import asked
from dondoc.reporting.models import Cycle, Indicator, Obligation
from dondoc.reporting.rules.figures import Column
from dondoc.reporting.rules.forms import WORDS, columns


def cycle_totals(cycle: Cycle, *, as_of: date, today: date) -> Totals:
    """Totals at every node of the plan's unit: the tree, what was accepted and who was late as of ``as_of``.

    For ``today`` and later days what counts is what is accepted now. A unit that owes but does not stand on
    that day is counted at the top. Raises `Refused` for a day on which the plan's unit itself did not stand.
    """
    packed, counted = asked_figures(cycle)
    if as_of == today:
        reckoned = reckoned_today(cycle, counted, len(packed), today)
    else:
        reckoned = reckon(cycle, counted, len(packed), as_of, today)
    return totals_of(reckoned, packed, counted, as_of)


def closed_totals(cycle: Cycle, today: date) -> Totals:
    """What a closed round came to, in the tree of the last day that its figures cover: what is accepted by now."""
    packed, counted = asked_figures(cycle)
    reckoned = reckon(cycle, counted, len(packed), today, today, tree_day=cycle.window_end)
    return totals_of(reckoned, packed, counted, cycle.window_end)


def asked_figures(cycle: Cycle) -> tuple[Sequence[Column], list[Indicator]]:
    """The columns of a packed report of a round, and the indicators that have some."""
    indicators = asked(cycle)
    return columns(indicators), [each for each in indicators if each.kind not in WORDS]


def totals_of(reckoned: Reckoned, packed: Sequence[Column], counted: Sequence[Indicator], as_of: date) -> Totals:
    """Totals with what they hide of counts of people."""
    tree, owing, sums = reckoned.tree, reckoned.owing, reckoned.sums
    firsts = first_columns(counted)
    return Totals(
        as_of=as_of,
        columns=packed,
        indicators=counted,
        firsts=firsts,
        unit_ids=tree.unit_ids,
        rows=tree.rows,
        parents=tree.parents,
        ends=tree.ends,
        sums=sums,
        filled=reckoned.filled,
        counts=reckoned.counts,
        reporters=owing.reporters,
        reports=owing.reports,
        places=owing.places,
        standings=owing.standings,
        hidings=hidings(counted, list(firsts.values()), tree.parents, sums, owing.reports, owing.places),
    )


def hidden_in_report(obligation: Obligation, day: date) -> frozenset[str]:
    """The indicators, by the key that figures are kept under, whose figure in a unit's accepted report is hidden from
    those outside the unit, so that no small count of another unit can be computed from it."""
    return hidden_in_reports(obligation.cycle, [obligation.unit_id], day)[obligation.unit_id]


def hidden_in_reports(cycle: Cycle, unit_ids: Sequence[int], day: date) -> dict[int, frozenset[str]]:
    """The same for the accepted reports of several units in one round, by the unit's id."""
    nothing: dict[int, frozenset[str]] = dict.fromkeys(unit_ids, frozenset())
    if not cycle.form.indicators.filter(about_people=True).exists():
        return nothing
    try:
        totals = cycle_totals(cycle, as_of=day, today=day)
    except Refused:
        return nothing
    return {unit_id: _hidden_of(totals, unit_id) for unit_id in unit_ids}


def _hidden_of(totals: Totals, unit_id: int) -> frozenset[str]:
    hidden = zip(totals.indicators, totals.own_hidden(unit_id), strict=True)
    return frozenset(str(indicator.pk) for indicator, why in hidden if why is not None)
