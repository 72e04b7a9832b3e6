"""Computes the totals of a cycle from what is stored: run again, it gives the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from django.utils.translation import gettext as _

from dondoc.consolidation.hiding import hidings
from dondoc.consolidation.owing import Owing, marks, owing_in
from dondoc.consolidation.reading import subtree_paths
from dondoc.consolidation.rules.index import Places
from dondoc.consolidation.rules.tree import Ints, Tree, roll_up
from dondoc.consolidation.standings import sent_order
from dondoc.consolidation.summing import summed
from dondoc.consolidation.totals import Totals, first_columns
from dondoc.core.errors import Refused
from dondoc.reporting.asked import asked
from dondoc.reporting.models import Aggregation, Cycle, Indicator, Obligation
from dondoc.reporting.rules.forms import WORDS, columns


def cycle_totals(cycle: Cycle, *, as_of: date, today: date) -> Totals:
    """Totals at every node of the plan's unit: the tree, what was accepted and who was late as of ``as_of``.

    For ``today`` and later days what counts is what is accepted now. A unit that owes but does not stand on
    that day is counted at the top. Raises `Refused` for a day on which the plan's unit itself did not stand.
    """
    indicators = asked(cycle)
    packed = columns(indicators)
    tree = _tree(cycle.form.plan.unit_id, as_of)
    owing = owing_in(cycle, tree.rows, len(packed), as_of, today)
    counted = [each for each in indicators if each.kind not in WORDS]
    sums, filled = summed(counted, tree.ends, owing.places, owing.reports, _order(cycle, counted, owing, as_of))
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
        filled=filled,
        counts=roll_up(tree.ends, owing.places, marks(owing.standings)),
        reporters=Places.of(owing.units),
        reports=owing.reports,
        places=owing.places,
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


def _order(cycle: Cycle, indicators: Sequence[Indicator], owing: Owing, as_of: date) -> Ints | None:
    """Of each report how many were sent before it; None where no figure asks for the latest."""
    if all(each.aggregation != Aggregation.LATEST for each in indicators):
        return None
    order = sent_order(cycle, as_of)
    return np.array([order.get(unit, 0) for unit in owing.units.tolist()], dtype=np.int64)


def _tree(unit_id: int, as_of: date) -> Tree:
    paths = subtree_paths(unit_id, as_of)
    if not paths:
        raise Refused(_("Đơn vị chủ trì kế hoạch không có trong cây đơn vị vào ngày này. Hãy chọn ngày khác."))
    return Tree.of(paths)
