"""Kept sums brought up to now: what changed is put in their place and added on the way up to the top."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

import numpy as np
from django.db.models import FilteredRelation, Q

from dondoc.calendar.queries import calendar
from dondoc.consolidation.owing import TOP
from dondoc.consolidation.reckoned import Reckoned, order_of
from dondoc.consolidation.rules.aggregation import NEARLY_TOO_LARGE, Way
from dondoc.consolidation.rules.index import NOWHERE, Ints
from dondoc.consolidation.summing import owners, summed
from dondoc.consolidation.totals import STANDINGS
from dondoc.core.periods import days_late
from dondoc.reporting.models import Cycle, Indicator, Obligation, SubmissionState
from dondoc.reporting.rules.figures import MISSING
from dondoc.reporting.rules.standing import standing
from dondoc.reporting.rules.unpacking import unpack


def follow(
    kept: Reckoned, changed: Collection[int], cycle: Cycle, indicators: Sequence[Indicator], today: date
) -> Reckoned | None:
    """Puts the obligations of these ids into kept sums as they stand now, and adds the difference on the way up.

    It does not matter whether the sums knew of a change already. None where they must be reckoned anew.
    """
    columns = owners(indicators)
    if kept.owing.reports.shape[1] != len(columns):
        return None
    in_force = calendar()
    for unit, state, due, vector in _now(changed):
        row = kept.owing.reporters.get(unit, NOWHERE)
        if row == NOWHERE:
            return None
        given = unpack([vector], len(columns))[0] if vector else np.full(len(columns), MISSING)
        _put(kept, row, STANDINGS.index(standing(state, days_late(due, today, in_force))), given)
        if np.any(kept.sums[TOP] >= NEARLY_TOO_LARGE):
            return None
    if changed:
        _sum_otherwise(kept, cycle, indicators, today)
    return kept


def _now(changed: Collection[int]) -> list[tuple[int, str, date, bytes | None]]:
    """Of each obligation its unit, state, due date, and the figures where they are accepted."""
    accepted = FilteredRelation("submissions", condition=Q(submissions__state=SubmissionState.ACCEPTED))
    rows = Obligation.objects.filter(pk__in=changed).annotate(accepted=accepted)
    return list(rows.values_list("unit_id", "state", "due", "accepted__vector"))


def _put(kept: Reckoned, row: int, code: int, given: Ints) -> None:
    owing = kept.owing
    before = np.array(owing.reports[row])
    way = _way_up(int(owing.places[row]), kept.tree.parents)
    kept.sums[way] += np.maximum(given, 0) - np.maximum(before, 0)
    kept.filled[way] += (given >= 0).astype(np.int64) - (before >= 0)
    kept.counts[way, owing.standings[row]] -= 1
    kept.counts[way, code] += 1
    owing.standings[row] = code
    owing.reports[row] = given


def _way_up(row: int, parents: Ints) -> list[int]:
    """A row and those above it."""
    way = [row]
    while (row := int(parents[row])) >= 0:
        way.append(row)
    return way


def _sum_otherwise(kept: Reckoned, cycle: Cycle, indicators: Sequence[Indicator], today: date) -> None:
    """Columns that are not added up know no difference: they are reckoned from all reports."""
    others = [each for each in indicators if each.aggregation != Way.SUM]
    here = [column for column, each in enumerate(owners(indicators)) if each.aggregation != Way.SUM]
    if here:
        order = order_of(cycle, others, kept.owing, today)
        reports = np.array(kept.owing.reports[:, here])
        kept.sums[:, here], kept.filled[:, here] = summed(others, kept.tree.ends, kept.owing.places, reports, order)
