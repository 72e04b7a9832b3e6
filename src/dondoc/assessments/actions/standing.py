"""Which units stand in a round."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.assessments.actions.locking import lock, step
from dondoc.assessments.models import Assessment, AssessmentRound, ScoreState, Way
from dondoc.assessments.rules.states import Move, State
from dondoc.core.events import record
from dondoc.core.reasons import fit_reason
from dondoc.criteria.models import CriteriaSet
from dondoc.units.models import UnitVersion
from dondoc.units.queries import subtree


@transaction.atomic
def add_units(*, round_: AssessmentRound, unit_ids: Collection[int], day: date, by: User) -> int:
    """Takes units in that came late; how many are new. Those that stand in it already stay as they are."""
    locked = AssessmentRound.objects.select_for_update(of=("self",)).select_related("criteria").get(pk=round_.pk)
    there = set(locked.assessments.values_list("unit_id", flat=True))
    coming = [
        each for each in units_concerned(locked.unit_id, locked.criteria, day, unit_ids) if each.unit_id not in there
    ]
    if coming:
        take_in(locked, coming)
        after = {"units": {each.unit_id for each in coming}}
        record("round.add_units", locked, by=by, unit_id=locked.unit_id, before={"units": set()}, after=after)
    return len(coming)


@transaction.atomic
def exclude(*, assessment: Assessment, reason: str, by: User) -> Assessment:
    """Takes a unit out of a round, for a reason: it is not counted any more. Raises `Refused` once it is decided."""
    why = fit_reason(reason, _("Hãy ghi lý do đưa đơn vị này ra ngoài đợt chấm điểm."))
    locked = lock(assessment)
    if locked.at is not State.EXCLUDED:
        step(locked, Move.EXCLUDE, by=by, reason=why)
    return locked


@transaction.atomic
def put_back(*, assessment: Assessment, by: User) -> Assessment:
    """Takes a unit in again that was excluded; it goes on where its own sheet stands."""
    locked = lock(assessment)
    if locked.at is State.EXCLUDED:
        last = locked.self_scores.order_by("version").last()
        state = State.SENT if last is not None and last.state == ScoreState.SENT else State.ENTERING
        step(locked, Move.PUT_BACK, by=by, also={"reason": "", "state": state.value})
    return locked


def units_concerned(
    unit_id: int, criteria: CriteriaSet, day: date, unit_ids: Collection[int] | None = None
) -> list[UnitVersion]:
    """The units below one, of the kind that a set is for, on a day; those that are listed, where a list is given."""
    rows = subtree(unit_id, day).filter(kind=criteria.kind).exclude(unit_id=unit_id)
    if unit_ids is not None:
        rows = rows.filter(unit_id__in=list(unit_ids))
    return list(rows)


def take_in(round_: AssessmentRound, units: Sequence[UnitVersion]) -> None:
    """Gives each unit its place in a round."""
    above = round_.way == Way.ABOVE
    Assessment.objects.bulk_create(
        Assessment(round=round_, unit_id=each.unit_id, reviewer_id=each.parent_id if above else None) for each in units
    )
