"""Who owes in a round, in the order of the tree: where each obligation stands, and the figures that count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from dondoc.calendar.queries import calendar
from dondoc.consolidation.reading import accepted_now, owing_now
from dondoc.consolidation.rules.index import Ints, Places
from dondoc.consolidation.standings import standings
from dondoc.consolidation.totals import STANDINGS
from dondoc.core.periods import days_late
from dondoc.reporting.models import Cycle
from dondoc.reporting.rules.figures import MISSING, unpack
from dondoc.reporting.rules.standing import standing

TOP = 0


@dataclass(frozen=True, slots=True)
class Owing:
    """A round's obligations, a row each: of which unit, at which row of the tree it counts, where it stands (its place
    in `STANDINGS`), and the accepted figures, `MISSING` in every column where no report is accepted. ``reporters`` maps
    the id of a unit to its row here."""

    units: Ints
    reporters: Places
    places: Ints
    standings: Ints
    reports: Ints


def owing_in(cycle: Cycle, rows: Places, width: int, as_of: date, today: date) -> Owing:
    """The obligations as they stood at the end of a day; for today and later as they stand now.

    A unit that owes but does not stand in the tree counts at the top.
    """
    if as_of < today:
        units, codes, accepted, figures = _then(cycle, width, as_of, today)
    else:
        units, codes = _now(cycle, today)
        accepted, figures = accepted_now(cycle, width)
    places = np.maximum(rows.find(units), TOP)
    order = np.argsort(places, kind="stable")
    reports = np.full((len(units), width), MISSING, dtype=np.int64)
    units = units[order]
    reporters = Places.of(units)
    reports[reporters.find(accepted)] = figures
    return Owing(units, reporters, places[order], codes[order], reports)


def marks(standings: Ints) -> Ints:
    """A column for each `Standing` with a 1 where an obligation stands there."""
    found = np.zeros((len(standings), len(STANDINGS)), dtype=np.int64)
    found[np.arange(len(standings)), standings] = 1
    return found


def _now(cycle: Cycle, today: date) -> tuple[Ints, Ints]:
    in_force = calendar()
    groups = [
        (units, STANDINGS.index(standing(state, days_late(due, today, in_force))))
        for state, due, units in owing_now(cycle)
    ]
    codes = [np.full(len(units), code, dtype=np.int64) for units, code in groups]
    return _joined(units for units, _code in groups), _joined(codes)


def _then(cycle: Cycle, width: int, as_of: date, today: date) -> tuple[Ints, Ints, Ints, Ints]:
    stood = standings(cycle, as_of, today)
    codes = {key: STANDINGS.index(each) for key, each in stood.by_state.items()}
    units = np.array([unit for _pk, unit, _state, _due, _vector in stood.rows], dtype=np.int64)
    there = np.array([codes[state, due] for _pk, _unit, state, due, _vector in stood.rows], dtype=np.int64)
    accepted = [(unit, vector) for _pk, unit, _state, _due, vector in stood.rows if vector is not None]
    reporters = np.array([unit for unit, _vector in accepted], dtype=np.int64)
    return units, there, reporters, unpack([vector for _unit, vector in accepted], width)


def _joined(parts: Iterable[Ints]) -> Ints:
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts])
