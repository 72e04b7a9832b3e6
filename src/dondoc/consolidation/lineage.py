"""Where a total comes from: the accepted reports that it was made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from fractions import Fraction

import numpy as np
from django.db.models import Q
from django.utils import timezone

from dondoc.consolidation.totals import IndicatorResult, Totals
from dondoc.reporting.models import Aggregation, Cycle, Indicator, IndicatorKind, Submission, SubmissionState

SHARED = (IndicatorKind.COUNT, IndicatorKind.AMOUNT, IndicatorKind.SHARE)
"""Kinds of which a report gives a part of the sum; of a percentage that part is told of its base."""


@dataclass(frozen=True, slots=True)
class Source:
    """One report: what it gave, which version of it counted, and how much of the whole it is, in per cent.

    ``part`` is None where it is not told or there is none, ``report`` where the version is not found any more.
    """

    unit_id: int
    given: IndicatorResult
    part: Fraction | None
    report: Submission | None


def sources(totals: Totals, row: int, indicator: Indicator) -> list[int]:
    """The units whose accepted report gave a figure to the total of a row, in the order of the tree.

    Where an indicator is not added up at all, a node has its own figure only.
    """
    below = totals.below(row)
    rows = np.flatnonzero(totals.reports[below, totals.firsts[indicator.pk]] >= 0) + below.start
    if indicator.aggregation == Aggregation.NONE:
        rows = rows[totals.places[rows] == row]
    units = np.zeros(len(totals.reports), dtype=np.int64)
    units[totals.reporters.rows] = totals.reporters.ids
    return [int(each) for each in units[rows]]


def told(totals: Totals, row: int, indicator: Indicator, units: Sequence[int], cycle: Cycle) -> list[Source]:
    """These of the units of `sources`, with what each gave."""
    whole = totals.result_at(indicator, row)
    versions = _accepted_then(cycle, units, totals)
    found = []
    for unit_id in units:
        given = totals.own_result(indicator, unit_id)
        found.append(Source(unit_id, given, _part(given, whole), versions.get(unit_id)))
    return found


def _part(given: IndicatorResult, whole: IndicatorResult) -> Fraction | None:
    indicator = given.indicator
    if given.hidden or whole.hidden or indicator.kind not in SHARED or indicator.aggregation != Aggregation.SUM:
        return None
    if indicator.kind == IndicatorKind.SHARE:
        part, base = given.figure.denominator or 0, whole.figure.denominator or 0
    else:
        part, base = given.figure.numerator, whole.figure.numerator
    return Fraction(100 * part, base) if base else None


def _accepted_then(cycle: Cycle, units: Sequence[int], totals: Totals) -> dict[int, Submission]:
    """The version of each unit that counted at the end of the day of the totals."""
    end = datetime.combine(totals.as_of + timedelta(days=1), time(), tzinfo=timezone.get_current_timezone())
    counting = Q(state=SubmissionState.ACCEPTED) | Q(accepted_at__lt=end, decided_at__gte=end)
    found = Submission.objects.filter(counting, obligation__cycle=cycle, obligation__unit_id__in=units)
    kept = found.select_related("obligation").defer("values", "texts", "vector", "narrative")
    rows = sorted(kept, key=lambda each: (each.accepted_at is not None and each.accepted_at < end, -each.version))
    return {each.obligation.unit_id: each for each in rows}
