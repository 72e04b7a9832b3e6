"""Reads of successions that hold."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction

from dondoc.units.models import SuccessionKind, SuccessionPart, SuccessionState
from dondoc.units.successions.flows import Descents, Step

IN_PLACE = (SuccessionKind.RENAME, SuccessionKind.MOVE)  # the unit stays what it was


def descents(until: date) -> Descents:
    """Who follows whom up to a day, by every merger, split and end that was not undone."""
    held = SuccessionPart.objects.filter(succession__state=SuccessionState.DONE, succession__day__lte=until)
    rows = held.exclude(succession__kind__in=IN_PLACE).order_by("succession_id", "pk")
    days: dict[int, date] = {}
    shares: dict[int, dict[int, dict[int, Fraction]]] = defaultdict(lambda: defaultdict(dict))
    fields = ("succession_id", "succession__day", "old_id", "new_id", "numerator", "denominator")
    for succession_id, day, old, new, numerator, denominator in rows.values_list(*fields):
        days[succession_id] = day
        of_old = shares[succession_id][old]
        if new is not None:
            of_old[new] = Fraction(numerator, denominator)
    return Descents(Step(days[order], order, olds) for order, olds in shares.items())
