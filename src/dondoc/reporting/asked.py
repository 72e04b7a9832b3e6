"""What a round asks, by the version of its form, and what a unit said before to the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import DurationField, ExpressionWrapper, F

from dondoc.reporting.lines import plans_before_round
from dondoc.reporting.models import Check, Cycle, Form, Indicator, Obligation, Stage, Submission, SubmissionState
from dondoc.reporting.rules.figures import Column, Slot
from dondoc.reporting.rules.forms import columns, slots

_LENGTH = ExpressionWrapper(
    F("obligation__cycle__window_end") - F("obligation__cycle__window_start"), output_field=DurationField()
)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A unit's accepted report of a round before, under the keys of the indicators that are asked now."""

    obligation: Obligation
    values: Mapping[str, Mapping[str, int]]
    texts: Mapping[str, str]


def latest_form(plan_id: int) -> Form | None:
    """The newest version of a plan's form: what the next round asks."""
    return Form.objects.filter(plan_id=plan_id).order_by("number").last()


def asked(cycle: Cycle) -> list[Indicator]:
    """The indicators that a round asks, in the form's order, their targets at hand: of estimates not all."""
    found = cycle.form.indicators.select_related("target")
    return list(found.filter(estimated=True) if cycle.stage == Stage.ESTIMATE else found)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a round asks, as far as a version in use never changes: for typing and sending, not for comparing.

    The rule across mergers can be set later, so it is not to be taken from here, and targets are not at hand.
    """

    indicators: Sequence[Indicator]
    checks: Sequence[Check]
    slots: Sequence[Slot]
    columns: Sequence[Column]


def asking(cycle: Cycle) -> Asking:
    """What a round asks, kept in memory: at a deadline thousands of reports of one form are sent within minutes."""
    return _asking(cycle.form_id, cycle.stage)


@lru_cache(maxsize=256)
def _asking(form_id: int, stage: str) -> Asking:
    found = Indicator.objects.filter(form_id=form_id)
    indicators = tuple(found.filter(estimated=True) if stage == Stage.ESTIMATE else found)
    checks = tuple(Check.objects.filter(form_id=form_id))
    return Asking(indicators, checks, tuple(slots(indicators)), tuple(columns(indicators)))


def forget_asking() -> None:
    """Takes what is kept of forms in use out of memory, where another database is put in place."""
    _asking.cache_clear()


def earlier_report(obligation: Obligation, indicators: Sequence[Indicator], *, alike: bool = True) -> Earlier | None:
    """The unit's last accepted report of a window that ended before, to stand beside each field.

    Unless ``alike`` is off, of one about as long: figures of six months say nothing beside those of a year.
    """
    return earlier_reports(obligation.cycle, [obligation.unit_id], indicators, alike=alike).get(obligation.unit_id)


def estimate_report(obligation: Obligation, indicators: Sequence[Indicator]) -> Earlier | None:
    """What the unit estimated for the window of a final round, where that was accepted; one query where it was not."""
    cycle = obligation.cycle
    if cycle.stage != Stage.FINAL:
        return None
    found = Submission.objects.filter(
        obligation__unit_id=obligation.unit_id,
        obligation__cycle__duty_id=cycle.duty_id,
        obligation__cycle__window_start=cycle.window_start,
        obligation__cycle__window_end=cycle.window_end,
        obligation__cycle__stage=Stage.ESTIMATE,
        state=SubmissionState.ACCEPTED,
    ).select_related("obligation")
    report = found.defer("vector", "narrative", "explanations").first()
    return _carried_on(report, current_keys(indicators)) if report else None


def earlier_reports(
    cycle: Cycle, unit_ids: Collection[int], indicators: Sequence[Indicator], *, alike: bool = True
) -> dict[int, Earlier]:
    """The same for many units of a round, by their ids; units that never had a report accepted have none."""
    found = Submission.objects.filter(
        obligation__unit_id__in=unit_ids,
        obligation__cycle__form__plan_id__in=[cycle.form.plan_id, *plans_before_round(cycle)],
        obligation__cycle__stage=Stage.FINAL,
        obligation__cycle__window_end__lt=cycle.window_end,
        state=SubmissionState.ACCEPTED,
    ).select_related("obligation__cycle__form")
    if alike:
        length = cycle.window_end - cycle.window_start
        found = found.alias(length=_LENGTH).filter(length__range=(length * 0.9, length * 1.1))
    rows = found.defer("vector", "narrative", "explanations").order_by("obligation__cycle__window_end")
    last = {each.obligation.unit_id: each for each in rows}
    keys = current_keys(indicators) if last else {}
    return {unit_id: _carried_on(each, keys) for unit_id, each in last.items()}


def _carried_on(last: Submission, keys: Mapping[str, str]) -> Earlier:
    """A report under the keys of now."""
    values = {keys[key]: parts for key, parts in last.values.items() if key in keys}
    return Earlier(last.obligation, values, {keys[key]: text for key, text in last.texts.items() if key in keys})


def current_keys(indicators: Sequence[Indicator]) -> dict[str, str]:
    """For each indicator and those of earlier versions that it goes on from: its key now.

    An earlier one that measured otherwise (another kind, other decimals, other answers) is left out, with all
    before it: its figures are not the same thing. One query for each version that is gone back.
    """
    keys = {str(each.pk): str(each.pk) for each in indicators}
    waiting = {each.previous_id: each for each in indicators if each.previous_id is not None}
    while waiting:
        following = {}
        for pk, old in Indicator.objects.in_bulk(waiting).items():
            now = waiting[pk]
            if measures_the_same(old, now):
                keys[str(pk)] = str(now.pk)
                if old.previous_id is not None:
                    following[old.previous_id] = now
        waiting = following
    return keys


def measures_the_same(old: Indicator, new: Indicator) -> bool:
    """Whether figures of one indicator may stand under the other as they are."""
    return (old.kind, old.decimals, old.answers) == (new.kind, new.decimals, new.answers)
