"""The figures of a report, measured from dondoc's own records where the form names a fact."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, cast

from django.db.models import Exists, OuterRef, QuerySet

from dondoc.core.facts import Fact, Measured, measured
from dondoc.facts import BY_KEY, FACTS
from dondoc.reporting.filling import LEFT_OUT
from dondoc.reporting.models import Cycle, Indicator, Obligation
from dondoc.reporting.rules.figures import LARGEST
from dondoc.units.models import UnitVersion
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
    named = _named(indicators)
    if not named:
        return {}
    cycle = obligation.cycle
    units = reported_for(obligation, min(cycle.window_end, today))
    values = measured((fact for _each, fact in named.values()), units, cycle.window_start, cycle.window_end)
    said = {key: [one for unit_id, one in each.items() if unit_id in units] for key, each in values.items()}
    return _recorded(named, said)


def on_records(cycle: Cycle, indicators: Sequence[Indicator], today: date) -> dict[int, dict[str, OnRecord]]:
    """The same for every unit that owes a report in the round, by the unit: as many queries as for one of them."""
    named = _named(indicators)
    day = min(cycle.window_end, today)
    path = path_of(cycle.form.plan.unit_id, day) if named else None
    if path is None:
        return {}
    units = as_of(day).filter(in_subtree(path))
    speaker = _speakers(cycle, units)
    keys = units.order_by().values_list("unit_id", flat=True)  # a sub-select in place of thousands of keys
    facts = (fact for _each, fact in named.values())
    said: dict[int, dict[str, list[Measured]]] = {}
    for key, values in measured(facts, cast("Collection[int]", keys), cycle.window_start, cycle.window_end).items():
        for unit_id, one in values.items():
            if unit_id in speaker:
                said.setdefault(speaker[unit_id], {}).setdefault(key, []).append(one)
    return {unit_id: _recorded(named, values) for unit_id, values in said.items()}


def _named(indicators: Sequence[Indicator]) -> dict[str, tuple[Indicator, Fact]]:
    return {str(each.pk): (each, fact) for each in indicators if (fact := _fact_of(each)) is not None}


def _recorded(
    named: Mapping[str, tuple[Indicator, Fact]], said: Mapping[str, Sequence[Measured]]
) -> dict[str, OnRecord]:
    """What was measured, key of the fact by fact, as the indicators keep it."""
    found: dict[str, OnRecord] = {}
    for key, (each, fact) in named.items():
        mine = said.get(fact.key, ())
        parts = _parts(each, mine)
        if parts is not None:
            found[key] = OnRecord(fact, parts, len(mine))
    return found


def _speakers(cycle: Cycle, units: QuerySet[UnitVersion]) -> dict[int, int]:
    """Each unit -> the unit in whose report of the round it is spoken of (`reported_for`); one query."""
    found: dict[int, int] = {}
    above: list[tuple[str, int]] = []  # the way down to the unit at hand, of those that owe a report
    owes = Exists(_owing(cycle.pk))
    for unit_id, place, has_own in units.annotate(owes=owes).order_by("path").values_list("unit_id", "path", "owes"):
        while above and not place.startswith(above[-1][0]):
            above.pop()
        if has_own:
            above.append((place, unit_id))
        if above:
            found[unit_id] = above[-1][1]
    return found


def _owing(cycle_id: int) -> QuerySet[Obligation]:
    return Obligation.objects.filter(cycle=cycle_id, unit_id=OuterRef("unit_id")).exclude(state__in=LEFT_OUT)


def reported_for(obligation: Obligation, day: date) -> set[int]:
    """The units of which a report speaks: its own and those below it, but for what owes a report of its own or stands
    below such a one."""
    path = path_of(obligation.unit_id, day)
    if path is None:
        return {obligation.unit_id}
    found: set[int] = set()
    skipped = ""
    owes = Exists(_owing(obligation.cycle_id))
    rows = as_of(day).filter(in_subtree(path)).annotate(owes=owes).order_by("path")
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
