"""What the totals of a round are made of, as arrays: the tree, who owes in it, and the sums up the tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.utils.translation import gettext as _

from dondoc.consolidation.owing import Owing, marks, owing_on
from dondoc.consolidation.reading import subtree_paths, subtree_steps
from dondoc.consolidation.rules.index import Ints
from dondoc.consolidation.rules.tree import Tree, last_step, roll_up
from dondoc.consolidation.standings import sent_order
from dondoc.consolidation.summing import summed
from dondoc.core.errors import Refused
from dondoc.reporting.models import Aggregation, Cycle, Indicator
from dondoc.reporting.queries import routes_on
from dondoc.reporting.rules.routes import routed


@dataclass(frozen=True, slots=True)
class Reckoned:
    """See `dondoc.consolidation.totals.Totals` for what the arrays mean."""

    tree: Tree
    owing: Owing
    sums: Ints
    filled: Ints
    counts: Ints


def reckon(
    cycle: Cycle, indicators: Sequence[Indicator], width: int, as_of: date, today: date, tree_day: date | None = None
) -> Reckoned:
    """From what is stored, whole. Tree and routes are those of ``tree_day``, where one is given, else of ``as_of``.

    Raises `Refused` for a day on which the plan's unit did not stand.
    """
    steps = steps_on(cycle, tree_day or as_of)
    unordered = owing_on(cycle, width, as_of, today)
    tree = Tree.of(steps)  # while the reports are on their way
    owing = unordered.in_order(tree.rows)
    order = order_of(cycle, indicators, owing, as_of)
    sums, filled = summed(indicators, tree.ends, owing.places, owing.reports, order)
    return Reckoned(tree, owing, sums, filled, roll_up(tree.ends, owing.places, marks(owing.standings)))


def steps_on(cycle: Cycle, day: date) -> Ints:
    """The steps of the tree (`Tree.of`) in which the reports of a round go up.

    Raises `Refused` for a day on which the plan's unit did not stand.
    """
    plan = cycle.form.plan
    routes = routes_on(plan.pk, day)
    if routes:
        paths = routed(subtree_paths(plan.unit_id, day), routes)
        steps = np.array([last_step(path) for path in paths], dtype=np.int64)
    else:
        steps = subtree_steps(plan.unit_id, day)
    if not len(steps):
        raise Refused(_("Đơn vị chủ trì kế hoạch không có trong cây đơn vị vào ngày này. Hãy chọn ngày khác."))
    return steps


def order_of(cycle: Cycle, indicators: Sequence[Indicator], owing: Owing, as_of: date) -> Ints | None:
    """Of each report how many were sent before it; None where no figure asks for the latest."""
    if all(each.aggregation != Aggregation.LATEST for each in indicators):
        return None
    order = sent_order(cycle, as_of)
    return np.array([order.get(unit, 0) for unit in owing.units.tolist()], dtype=np.int64)
