"""Computes the totals of a cycle from what is stored: run again, it gives the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.utils.translation import gettext as _

from dondoc.consolidation.hiding import hidings
from dondoc.consolidation.rules.aggregation import Way, aggregate
from dondoc.consolidation.rules.tree import Ints, roll_up, subtree_ends
from dondoc.consolidation.standings import sent_order, standings
from dondoc.consolidation.totals import STANDINGS, Totals, first_columns
from dondoc.core.errors import Refused
from dondoc.reporting.asked import asked
from dondoc.reporting.models import Cycle, Obligation
from dondoc.reporting.rules.figures import unpack
from dondoc.reporting.rules.forms import WORDS, columns, columns_of
from dondoc.units.queries import subtree


def cycle_totals(cycle: Cycle, *, as_of: date, today: date) -> Totals:
    """Totals at every node of the plan's unit: the tree, what was accepted and who was late as of ``as_of``.

    For ``today`` and later days what counts is what is accepted now. A unit that owes but does not stand on
    that day is counted at the top. Raises `Refused` for a day on which the plan's unit itself did not stand.
    """
    indicators = asked(cycle)
    packed = columns(indicators)
    tree = _tree(cycle.form.plan.unit_id, as_of)
    owing = _owing(cycle, tree.rows, as_of, today)
    reports = unpack([vector for _unit, vector in owing.accepted], len(packed))
    places = np.array([tree.rows.get(unit, 0) for unit, _vector in owing.accepted], dtype=np.int64)
    counted = [each for each in indicators if each.kind not in WORDS]
    ways = [each.aggregation for each in counted for _column in columns_of(each)]
    sums, filled = aggregate(tree.ends, places, reports, ways, _order(cycle, ways, owing, as_of))
    firsts = first_columns(counted)
    return Totals(
        as_of=as_of,
        columns=packed,
        indicators=counted,
        firsts=firsts,
        unit_ids=tree.unit_ids,
        names=tree.names,
        rows=tree.rows,
        parents=tree.parents,
        ends=tree.ends,
        sums=sums,
        filled=filled,
        counts=roll_up(tree.ends, owing.places, owing.standings),
        reporters={unit: place for place, (unit, _vector) in enumerate(owing.accepted)},
        reports=reports,
        places=places,
        hidings=hidings(counted, list(firsts.values()), tree.parents, sums, reports, places),
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


@dataclass(frozen=True, slots=True)
class _Tree:
    """The plan's unit and all below it, each before those below it."""

    unit_ids: Sequence[int]
    names: Sequence[str]
    rows: dict[int, int]
    parents: Ints
    ends: Ints


@dataclass(frozen=True, slots=True)
class _Owing:
    """The cycle's obligations: at which row of the tree each counts, a column a `Standing` with a 1 where it stands;
    and the accepted reports as pairs of unit and packed figures."""

    places: Ints
    standings: Ints
    accepted: list[tuple[int, bytes]]


def _order(cycle: Cycle, ways: Sequence[str], owing: _Owing, as_of: date) -> Ints | None:
    """Of each accepted report how many were sent before it; None where no figure asks for the latest."""
    if Way.LATEST not in ways:
        return None
    order = sent_order(cycle, as_of)
    return np.array([order.get(unit, 0) for unit, _vector in owing.accepted], dtype=np.int64)


def _tree(unit_id: int, as_of: date) -> _Tree:
    found = list(subtree(unit_id, as_of).values_list("unit_id", "parent_id", "path", "name"))
    if not found:
        raise Refused(_("Đơn vị chủ trì kế hoạch không có trong cây đơn vị vào ngày này. Hãy chọn ngày khác."))
    unit_ids, parent_ids, paths, names = zip(*found, strict=True)
    rows = {unit: row for row, unit in enumerate(unit_ids)}
    parents = np.array([rows.get(parent, -1) for parent in parent_ids], dtype=np.int64)
    levels = np.array([len(path) for path in paths], dtype=np.int64)
    return _Tree(unit_ids, names, rows, parents, subtree_ends(parents, levels))


def _owing(cycle: Cycle, rows: Mapping[int, int], as_of: date, today: date) -> _Owing:
    stood = standings(cycle, as_of, today)
    found = stood.rows
    columns = {key: STANDINGS.index(each) for key, each in stood.by_state.items()}
    marks = np.zeros((len(found), len(STANDINGS)), dtype=np.int64)
    marks[np.arange(len(found)), [columns[state, due] for _pk, _unit, state, due, _vector in found]] = 1
    return _Owing(
        places=np.array([rows.get(unit, 0) for _pk, unit, _state, _due, _vector in found], dtype=np.int64),
        standings=marks,
        accepted=[(unit, bytes(vector)) for _pk, unit, _state, _due, vector in found if vector is not None],
    )
