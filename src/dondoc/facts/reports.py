"""The figures of a report, measured from dondoc's own records where the form names a fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import Exists, OuterRef

from dondoc.core.facts import Fact, Measured, measured
from dondoc.facts import BY_KEY, FACTS
from dondoc.reporting.filling import LEFT_OUT
from dondoc.reporting.models import Indicator, Obligation
from dondoc.reporting.rules.figures import LARGEST
from dondoc.units.queries import as_of, in_subtree, path_of

FIGURES = ("count", "amount")
SHARE = "share"


class Asks(Protocol):
    """What has to be known of an indicator, stored or only drafted."""

    @property
    def kind(self) -> str: ...
    @property
    def decimals(self) -> int: ...


@dataclass(frozen=True, slots=True)
class OnRecord:
    """What the records say of one indicator: figures by part, in the steps of its decimals, and of how many units."""

    fact: Fact
    parts: Mapping[str, int]
    units: int


def fits(kind: str, fact: Fact) -> bool:
    """Whether a fact can fill an indicator of a kind: a share needs a part and what it is of, a number any fact."""
    return fact.is_share if kind == SHARE else kind in FIGURES


def facts_for(kind: str) -> list[Fact]:
    """The facts that can fill an indicator of a kind."""
    return [fact for fact in FACTS if fits(kind, fact)]


def on_record(obligation: Obligation, indicators: Sequence[Indicator], today: date) -> dict[str, OnRecord]:
    """What the records say for the round's window, by the key of the indicator; what is not known is left out.

    A unit reports for itself and for all below it that owe no report of their own in the round. No query for a form
    that names no fact; else two for the units and one for each family of facts.
    """
    named = {str(each.pk): (each, fact) for each in indicators if (fact := _fact_of(each)) is not None}
    if not named:
        return {}
    cycle = obligation.cycle
    units = reported_for(obligation, min(cycle.window_end, today))
    values = measured((fact for _each, fact in named.values()), units, cycle.window_start, cycle.window_end)
    found: dict[str, OnRecord] = {}
    for key, (each, fact) in named.items():
        mine = [value for unit_id, value in values[fact.key].items() if unit_id in units]
        parts = _parts(each, mine)
        if parts is not None:
            found[key] = OnRecord(fact, parts, len(mine))
    return found


def reported_for(obligation: Obligation, day: date) -> set[int]:
    """The units of which a report speaks: its own and those below it, but for what owes a report of its own or stands
    below such a one."""
    path = path_of(obligation.unit_id, day)
    if path is None:
        return {obligation.unit_id}
    owes = Obligation.objects.filter(cycle=obligation.cycle_id, unit_id=OuterRef("unit_id")).exclude(state__in=LEFT_OUT)
    found: set[int] = set()
    skipped = ""
    rows = as_of(day).filter(in_subtree(path)).annotate(owes=Exists(owes)).order_by("path")
    for unit_id, place, has_own in rows.values_list("unit_id", "path", "owes"):
        if skipped and place.startswith(skipped):
            continue
        if has_own and unit_id != obligation.unit_id:
            skipped = place
        else:
            found.add(unit_id)
    return found


def _fact_of(indicator: Indicator) -> Fact | None:
    fact = BY_KEY.get(indicator.fact) if indicator.fact else None
    return fact if fact is not None and fits(indicator.kind, fact) else None


def _parts(asks: Asks, values: Sequence[Measured]) -> dict[str, int] | None:
    """The sum over the units as an indicator keeps it; None where nothing is known, or it is past all bounds."""
    if not values:
        return None
    amount = sum(each.amount for each in values)
    if asks.kind == SHARE:
        whole = sum(each.of or 0 for each in values)
        return {"numerator": amount, "denominator": whole} if amount <= whole < LARGEST else None
    steps = amount * 10**asks.decimals
    return {"value": steps} if 0 <= steps < LARGEST else None
