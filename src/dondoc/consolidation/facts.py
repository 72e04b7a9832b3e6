"""What accepted figures say of a unit: how many of the targets that are asked of it are met."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.consolidation.queries import cycle_totals
from dondoc.core.errors import Refused
from dondoc.core.facts import Fact, Measured
from dondoc.reporting.models import Cycle, Indicator, Obligation, Stage


@dataclass(frozen=True, slots=True)
class Held:
    """A target held against a unit's own and lower figures in one round."""

    unit_id: int
    cycle: Cycle
    indicator: Indicator
    met: bool


def targets_held(unit_ids: Collection[int], first: date, last: date) -> list[Held]:
    """The targets that can be held against units by the last final round whose data end in this time.

    A share is held against every unit; a number against the plan's own unit alone, for the plan does not say how it is
    divided. The number of queries grows with the rounds, not with the units.
    """
    cycles = Cycle.objects.filter(window_end__range=(first, last), stage=Stage.FINAL)
    asked = cycles.filter(form__indicators__target__isnull=False).distinct().select_related("form__plan")
    owing = set(Obligation.objects.filter(cycle__in=asked, unit_id__in=unit_ids).values_list("cycle_id", flat=True))
    wanted = set(unit_ids)
    found: dict[tuple[int, int], Held] = {}
    for cycle in sorted(asked, key=lambda each: (each.window_end, each.pk)):
        if cycle.pk in owing or cycle.form.plan.unit_id in wanted:
            for held in _held_in(cycle, wanted):
                found[held.unit_id, held.indicator.target_id or 0] = held
    return list(found.values())


def _held_in(cycle: Cycle, unit_ids: Collection[int]) -> Iterator[Held]:
    today = timezone.localdate()
    try:
        totals = cycle_totals(cycle, as_of=today, today=today)
    except Refused:  # the plan's unit is no more
        return
    asked = [each for each in totals.indicators if each.target_id is not None]
    for unit_id in sorted(unit_ids):
        row = totals.rows.get(unit_id)
        for indicator in asked if row is not None else ():
            result = totals.result_at(indicator, row or 0).result
            if result is not None and result.met is not None:
                yield Held(unit_id, cycle, indicator, result.met)


def targets_met(unit_ids: Collection[int], first: date, last: date) -> Mapping[int, Measured]:
    """Of the targets that can be held against a unit: how many its accepted figures meet."""
    found: dict[int, tuple[int, int]] = {}
    for held in targets_held(unit_ids, first, last):
        met, of = found.get(held.unit_id, (0, 0))
        found[held.unit_id] = met + held.met, of + 1
    return {unit_id: Measured(*counts) for unit_id, counts in found.items()}


FACTS = (Fact("targets.met", _("Chỉ tiêu đạt mức đề ra"), _("chỉ tiêu"), targets_met, is_share=True),)
