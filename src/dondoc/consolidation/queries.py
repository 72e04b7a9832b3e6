"""Computes the totals of a cycle from what is stored: run again, it gives the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from django.utils.translation import gettext as _

from dondoc.consolidation.rules.tree import Ints, roll_up, subtree_ends
from dondoc.consolidation.totals import STANDINGS, Totals
from dondoc.core.errors import Refused
from dondoc.core.periods import days_late
from dondoc.reporting.models import Cycle, Submission, SubmissionState
from dondoc.reporting.rules.figures import unpack
from dondoc.reporting.rules.forms import slots
from dondoc.reporting.rules.standing import standing
from dondoc.units.queries import subtree
from dondoc.units.rules import ids_of, level


def cycle_totals(cycle: Cycle, *, as_of: date, today: date) -> Totals:
    """Totals at every node of the plan's unit: the tree as it stands on ``as_of``, lateness as of ``today``.

    A unit that owes but does not stand on that day is counted at the top. Raises `Refused` for a day on which
    the plan's unit itself did not stand.
    """
    indicators = list(cycle.form.indicators.select_related("target"))
    columns = slots(indicators)
    tree = _tree(cycle.form.plan.unit_id, as_of)
    accepted = _accepted(cycle, tree.rows, len(columns))
    present = (accepted.reports >= 0).astype(np.int64)
    return Totals(
        as_of=as_of,
        slots=columns,
        indicators=indicators,
        unit_ids=tree.unit_ids,
        names=tree.names,
        rows=tree.rows,
        parents=tree.parents,
        ends=subtree_ends(tree.parents),
        sums=_rolled(tree, accepted.places, accepted.reports * present),
        filled=_rolled(tree, accepted.places, present),
        counts=roll_up(tree.parents, tree.levels, _standings(cycle, tree.rows, today)),
        reporters=accepted.reporters,
        reports=accepted.reports,
        places=accepted.places,
    )


@dataclass(frozen=True, slots=True)
class _Tree:
    """The plan's unit and all below it, each before those below it."""

    unit_ids: list[int]
    names: list[str]
    rows: dict[int, int]
    parents: Ints
    levels: Ints


@dataclass(frozen=True, slots=True)
class _Accepted:
    """The accepted reports, a row each, and at which row of the tree each counts."""

    reporters: dict[int, int]
    reports: Ints
    places: Ints


def _tree(unit_id: int, as_of: date) -> _Tree:
    found = list(subtree(unit_id, as_of).values_list("unit_id", "path", "name"))
    if not found:
        raise Refused(_("Đơn vị chủ trì kế hoạch không có trong cây đơn vị vào ngày này. Hãy chọn ngày khác."))
    rows = {unit: row for row, (unit, _path, _name) in enumerate(found)}
    return _Tree(
        unit_ids=list(rows),
        names=[name for _unit, _path, name in found],
        rows=rows,
        parents=np.array([rows.get((0, *ids_of(path))[-2], -1) for _unit, path, _name in found], dtype=np.int64),
        levels=np.array([level(path) for _unit, path, _name in found], dtype=np.int64),
    )


def _accepted(cycle: Cycle, rows: Mapping[int, int], width: int) -> _Accepted:
    sent = Submission.objects.filter(obligation__cycle=cycle, state=SubmissionState.ACCEPTED)
    found = sent.values_list("obligation__unit_id", "vector")
    pairs = [(unit, bytes(vector)) for unit, vector in found if vector is not None]
    return _Accepted(
        reporters={unit: place for place, (unit, _vector) in enumerate(pairs)},
        reports=unpack([vector for _unit, vector in pairs], width),
        places=np.array([rows.get(unit, 0) for unit, _vector in pairs], dtype=np.int64),
    )


def _rolled(tree: _Tree, places: Ints, figures: Ints) -> Ints:
    own = np.zeros((len(tree.rows), figures.shape[1]), dtype=np.int64)
    np.add.at(own, places, figures)
    return roll_up(tree.parents, tree.levels, own)


def _standings(cycle: Cycle, rows: Mapping[int, int], today: date) -> Ints:
    counts = np.zeros((len(rows), len(STANDINGS)), dtype=np.int64)
    late: dict[date, int] = {}
    for unit_id, state, due in cycle.obligations.values_list("unit_id", "state", "due"):
        if due not in late:
            late[due] = days_late(due, today)
        counts[rows.get(unit_id, 0), STANDINGS.index(standing(state, late[due]))] += 1
    return counts
