"""Who owes in a round, in the order of the tree: where each obligation stands, and the figures that count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from dondoc.calendar.queries import calendar
from dondoc.consolidation.accepted import Accepted, accepted_now
from dondoc.consolidation.reading import owing_now
from dondoc.consolidation.rules.index import NOWHERE, Ints, Places
from dondoc.consolidation.standings import standings
from dondoc.consolidation.totals import STANDINGS
from dondoc.core.periods import days_late
from dondoc.reporting.models import Cycle
from dondoc.reporting.rules.figures import MISSING
from dondoc.reporting.rules.standing import standing
from dondoc.reporting.rules.unpacking import Packed, unpack

TOP = 0
AT_ONCE = 4096
"""So many reports stay in the processor's cache while they are turned."""


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


@dataclass(frozen=True, slots=True)
class Unordered:
    """A round's obligations as the database tells them: of which units, where they stand, and what gives the ids of
    those whose report counts, with the figures (`accepted_now`)."""

    obligations: Ints
    units: Ints
    standings: Ints
    accepted: Accepted

    def in_order(self, rows: Places) -> Owing:
        """In the order of the tree. A unit that owes but does not stand in the tree counts at the top."""
        places = np.maximum(rows.find(self.units), TOP)
        order = np.argsort(places, kind="stable")
        units = self.units[order]
        reporters = Places.of(units)
        accepted, figures = self.accepted()
        reports = _laid(figures, Places.of(accepted).find(self.obligations[order]))
        return Owing(units, reporters, places[order], self.standings[order], reports)


def owing_on(cycle: Cycle, width: int, as_of: date, today: date) -> Unordered:
    """The obligations as they stood at the end of a day; for today and later as they stand now."""
    if as_of < today:
        return _then(cycle, width, as_of, today)
    obligations, units, codes = _now(cycle, today)
    return Unordered(obligations, units, codes, accepted_now(obligations, width))


def _laid(figures: Packed, rows: Ints) -> Ints:
    """The rows of figures that are named, `MISSING` for `NOWHERE`; column by column in memory, as they are summed."""
    if not len(figures):
        return np.full((figures.shape[1], len(rows)), MISSING, dtype=np.int64).T
    laid = np.empty((figures.shape[1], len(rows)), dtype=np.int64)
    for start in range(0, len(rows), AT_ONCE):
        here = slice(start, start + AT_ONCE)
        laid[:, here] = figures.take(rows[here], axis=0, mode="clip").T
    laid[:, rows == NOWHERE] = MISSING
    return laid.T


def marks(standings: Ints) -> Ints:
    """A column for each `Standing` with a 1 where an obligation stands there."""
    found = np.zeros((len(STANDINGS), len(standings)), dtype=np.int64)
    found[standings, np.arange(len(standings))] = 1
    return found.T


def _now(cycle: Cycle, today: date) -> tuple[Ints, Ints, Ints]:
    in_force, nothing = calendar(), np.zeros(0, dtype=np.int64)
    obligations, units, codes = [nothing], [nothing], [nothing]
    for each in owing_now(cycle):
        obligations.append(each.obligations)
        units.append(each.units)
        code = STANDINGS.index(standing(each.state, days_late(each.due, today, in_force)))
        codes.append(np.full(len(each.units), code, dtype=np.int64))
    return np.concatenate(obligations), np.concatenate(units), np.concatenate(codes)


def _then(cycle: Cycle, width: int, as_of: date, today: date) -> Unordered:
    stood = standings(cycle, as_of, today)
    codes = {key: STANDINGS.index(each) for key, each in stood.by_state.items()}
    obligations = np.array([pk for pk, _unit, _state, _due, _vector in stood.rows], dtype=np.int64)
    units = np.array([unit for _pk, unit, _state, _due, _vector in stood.rows], dtype=np.int64)
    there = np.array([codes[state, due] for _pk, _unit, state, due, _vector in stood.rows], dtype=np.int64)
    accepted = [(pk, vector) for pk, _unit, _state, _due, vector in stood.rows if vector is not None]
    reporters = np.array([pk for pk, _vector in accepted], dtype=np.int64)
    figures = unpack([vector for _pk, vector in accepted], width)
    return Unordered(obligations, units, there, lambda: (reporters, figures))
