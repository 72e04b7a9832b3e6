"""The one door through which pages and exports learn which counts of people they may tell (docs/identifiers.md).

Nothing else asks for ``DONDOC_SMALL_COUNT``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from django.conf import settings

from dondoc.consolidation.rules.comparison import Rule
from dondoc.consolidation.rules.hiding import Hidden, Hiding, hide
from dondoc.consolidation.rules.tree import Ints
from dondoc.reporting.models import Indicator, IndicatorKind
from dondoc.reporting.rules.figures import is_hidden

Hidings = Mapping[int, Hiding]
"""By an indicator's id; those that count no people have none."""


def floor() -> int:
    """Counts of people from this one on may be told."""
    return int(settings.SMALL_COUNT)


def hidden_figure(figure: int | None, *, about_people: bool, own: bool) -> Hidden | None:
    """Why a figure of one report, whether it counts yet or not, is hidden from who looks at it."""
    if figure is None or not is_hidden(figure, floor(), about_people=about_people, own=own):
        return None
    return Hidden.SMALL


def hidings(
    indicators: Sequence[Indicator], firsts: Sequence[int], parents: Ints, sums: Ints, reports: Ints, places: Ints
) -> dict[int, Hiding]:
    """What is hidden of each indicator that counts people; ``firsts`` are the columns where their figures begin."""
    found = {}
    for indicator, first in zip(indicators, firsts, strict=True):
        if indicator.about_people:
            parts = slice(first, first + (2 if indicator.kind == IndicatorKind.SHARE else 1))
            found[indicator.pk] = hide(parents, sums[:, parts], reports[:, parts], places, floor())
    return found


def hidings_of_sums(
    indicators: Sequence[Indicator], firsts: Sequence[int], parents: Ints, sums: Mapping[Rule, Ints]
) -> dict[int, Hiding]:
    """The same where only the sums are at hand, by the rule of each indicator: what a node has beyond those below
    it counts as its report."""
    found: dict[int, Hiding] = {}
    for indicator, first in zip(indicators, firsts, strict=True):
        if not indicator.about_people:
            continue
        totals = sums[Rule(indicator.across)]
        own = totals.copy()
        np.subtract.at(own, parents[parents >= 0], totals[parents >= 0])
        found |= hidings([indicator], [first], parents, totals, own, np.arange(len(parents), dtype=np.int64))
    return found


__all__ = ["Hidden", "Hiding", "Hidings", "floor", "hidden_figure", "hidings", "hidings_of_sums"]
