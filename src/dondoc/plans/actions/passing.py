"""Work of units that end goes to the units that follow, each piece with a note. What is over stays where it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy

from django.db import transaction
from django.db.models import Q

from dondoc.accounts.models import User
from dondoc.calendar.queries import calendar
from dondoc.core.events import record
from dondoc.plans.models import Assignment, AssignmentRole, Evidence, Owing, Plan, ProgressNote, TaskRound
from dondoc.plans.rules import is_over
from dondoc.plans.work.rounds import rule_of
from dondoc.plans.work.states import OPEN, OVER
from dondoc.units.successions.legacy import Handover, Legacy, Passed, RowPair
from dondoc.units.successions.passing import Fate, Held, Passing, pass_on

Rows = Mapping[int, Assignment]
STRENGTH = (AssignmentRole.LEAD, AssignmentRole.OWN, AssignmentRole.COORDINATE)  # the first wins


@transaction.atomic
def pass_assignments(*, legacy: Legacy, by: User | None) -> Handover:
    """Assignments that are not over pass on; where the heir holds the task already one hold is left.

    Status, notes, evidence and parts go along: see `_join_assignment` for two holds that become one. What was due
    before the day of the succession passes on while its plan runs; of a plan that has ended it stays where it was.
    """
    rows = _held_assignments(legacy)
    by_pk = {row.pk: row for row in rows}
    fates = pass_on([Held(row.pk, row.task_id, row.unit_id) for row in rows], legacy.heirs)
    written: list[RowPair] = []
    for each in fates:
        row = by_pk[each.held.pk]
        if each.fate is Fate.PASSES:
            written.append(_hand_assignment(row, each, legacy, by))
        elif each.fate is Fate.JOINS:
            written += _join_assignment(row, by_pk[each.joined or 0], by_pk, legacy, by)
    passed = (_told(by_pk[each.held.pk].task.plan, by_pk[each.held.pk].task.text, each) for each in fates)
    return Handover(tuple(passed), tuple(written))


@transaction.atomic
def pass_duties(*, legacy: Legacy, by: User | None) -> Handover:
    """What units owe in every round their heirs owe from now on, and those of ``legacy.also`` beside them.

    What had to be sent once, before the day, stays where it was; a report may still be asked for late.
    """
    rows = _held_duties(legacy)
    by_pk = {row.pk: row for row in rows}
    olds = [(row.duty_id, row.unit_id) for row in rows if row.unit_id in legacy.also]
    holding = {(row.duty_id, row.unit_id) for row in rows}
    fates = pass_on([Held(row.pk, row.duty_id, row.unit_id) for row in rows], legacy.heirs)
    passed = tuple(_told(by_pk[each.held.pk].duty.plan, by_pk[each.held.pk].duty.text, each) for each in fates)
    written: list[RowPair] = []
    for each in fates:
        if each.fate is not Fate.STAYS:
            written += _hand_duty(by_pk[each.held.pk], by_pk.get(each.joined or 0), each, legacy, by)
            holding.add((each.held.thing, _heir(each)))
    for duty_id, old in olds:
        for unit_id in legacy.also[old]:
            if (duty_id, unit_id) not in holding:
                holding.add((duty_id, unit_id))
                written.append((None, _owe(duty_id, unit_id, legacy.note(old), by)))
    return Handover(passed, tuple(written))


@transaction.atomic
def pass_plans(*, legacy: Legacy, by: User | None) -> Handover:
    """Plans that still run are run by the heir: nobody sits at a unit that has ended. Readings stay where they were."""
    running = Q(period_end__isnull=True) | Q(period_end__gte=legacy.day)
    plans = Plan.objects.select_for_update().filter(running, unit_id__in=legacy.heirs).order_by("pk")
    passed, written = [], list[RowPair]()
    for plan in plans:
        old, heir = plan.unit_id, legacy.heirs[plan.unit_id]
        passed.append(Passed(plan.number, plan.title, old, heir, Fate.STAYS if heir is None else Fate.PASSES))
        if heir is not None:
            was = copy(plan)
            plan.unit_id = heir
            plan.save(update_fields=["unit"])
            written.append((was, copy(plan)))
            before, after, why = {"unit": old}, {"unit": heir}, legacy.note(old)
            record("plan.pass", plan, by=by, unit_id=heir, before=before, after=after, reason=why)
    return Handover(tuple(passed), tuple(written))


def _held_assignments(legacy: Legacy) -> list[Assignment]:
    """Open assignments of the units that end, and those of their heirs in the same tasks; the strongest role first."""
    running = Q(task__plan__period_end__isnull=True) | Q(task__plan__period_end__gte=legacy.day)
    still_open = ~Q(status__in=[status.value for status in OVER]) & (Q(due__gte=legacy.day) | running)
    mine = Assignment.objects.filter(still_open, unit_id__in=legacy.heirs)
    theirs = Q(unit_id__in=[heir for heir in legacy.heirs.values() if heir], task_id__in=mine.values("task_id"))
    found = Assignment.objects.select_for_update(of=("self",)).select_related("task__plan")
    rows = found.filter(Q(pk__in=mine.values("pk")) | theirs)
    return sorted(rows, key=lambda row: (STRENGTH.index(AssignmentRole(row.role)), row.pk))


def _hand_assignment(row: Assignment, each: Passing, legacy: Legacy, by: User | None) -> RowPair:
    was = copy(row)
    row.unit_id, row.note = _heir(each), legacy.note(each.held.unit)
    row.save(update_fields=["unit", "note"])
    before, after = {"unit": was.unit_id}, {"unit": row.unit_id}
    record("assignment.pass", row, by=by, unit_id=row.unit_id, before=before, after=after, reason=row.note)
    return was, copy(row)


def _join_assignment(row: Assignment, kept: Assignment, others: Rows, legacy: Legacy, by: User | None) -> list[RowPair]:
    """Leaves the heir's own hold, in the stronger of both roles, with what stands beside the one that goes.

    The heir's own status stays, but where its hold is over and the other one is not: what is open stays open. So does
    an earlier round of what comes again and again.
    """
    before, after, why = {"unit": row.unit_id, "role": row.role}, {"joined": kept.pk}, legacy.note(row.unit_id)
    record("assignment.join", row, by=by, unit_id=kept.unit_id, before=before, after=after, reason=why)
    was, own = copy(kept), _joined(kept)
    if STRENGTH.index(AssignmentRole(row.role)) < STRENGTH.index(AssignmentRole(kept.role)):
        kept.role = row.role
    if kept.state in OVER:
        for name in ("status", "percent", "reason", "begun_on", "done_on", *(["due"] if rule_of(row) else [])):
            setattr(kept, name, getattr(row, name))
    if kept.state in OPEN and rule_of(kept) and row.due and kept.due and row.due < kept.due:
        kept.due = row.due
    written: list[RowPair] = [(copy(row), None), *_hand_beside(row, kept, others)]
    joined = _joined(kept)
    if joined != own:
        kept.note = why
        record("assignment.change", kept, by=by, unit_id=kept.unit_id, before=own, after=joined, reason=why)
        kept.save()
        written.append((was, copy(kept)))
    row.delete()
    return written


def _joined(row: Assignment) -> dict[str, object]:
    return {"role": row.role, "status": row.status, "percent": row.percent, "due": row.due}


def _hand_beside(row: Assignment, kept: Assignment, others: Rows) -> list[RowPair]:
    """Notes, evidence, past rounds and parts of one hold go to another. Where that is a part of the first it takes its
    place.

    A part that passes on itself is one of ``others``, and stays that very object.
    """
    written: list[RowPair] = []
    things: list[ProgressNote | Evidence | TaskRound] = [*row.notes.all(), *row.evidence.all(), *row.rounds.all()]
    for beside in things:
        before = copy(beside)
        beside.assignment = kept
        beside.save(update_fields=["assignment"])
        written.append((before, copy(beside)))
    way_up = set(_above(kept))
    for found in row.parts.order_by("pk"):
        part = others.get(found.pk, found)
        was = copy(part)
        part.parent_id = row.parent_id if part.pk == kept.pk or part.pk in way_up else kept.pk
        part.save(update_fields=["parent"])
        written.append((was, copy(part)))
    return written


def _above(row: Assignment) -> Iterator[int]:
    """The ids of what an assignment is a part of, the nearest first."""
    above = row.parent_id
    while above is not None:
        yield above
        above = Assignment.objects.values_list("parent_id", flat=True).get(pk=above)


def _held_duties(legacy: Legacy) -> list[Owing]:
    """Who owes duties of plans that still run: units that end or share theirs, and their heirs in the same duties."""
    running = Q(duty__plan__period_end__isnull=True) | Q(duty__plan__period_end__gte=legacy.day)
    olds = {*legacy.heirs, *legacy.also}
    units = {
        *olds,
        *(heir for heir in legacy.heirs.values() if heir),
        *(new for all_ in legacy.also.values() for new in all_),
    }
    mine = Owing.objects.filter(running, unit_id__in=olds, duty__ended_by=None)
    found = Owing.objects.select_for_update(of=("self",)).select_related("duty__plan")
    rows = found.filter(unit_id__in=units, duty_id__in=mine.values("duty_id")).order_by("duty_id", "unit_id")
    in_force = calendar()
    return [row for row in rows if not is_over(row.duty.kind, row.duty.due, row.duty.every, legacy.day, in_force)]


def _hand_duty(row: Owing, kept: Owing | None, each: Passing, legacy: Legacy, by: User | None) -> list[RowPair]:
    """Hands over one hold; of two that become one the heir's stays, with the own plan of the other if it has none."""
    was, duty, why = copy(row), row.duty, legacy.note(each.held.unit)
    before, after = {"unit": row.unit_id}, {"unit": each.to}
    record("duty.pass", duty, by=by, unit_id=each.to, before=before, after=after, reason=why)
    if each.fate is Fate.JOINS:
        rounds = list(_hand_rounds(row, kept))
        row.delete()
        return [(was, None), *rounds, *_take_plan(kept, was)]
    row.unit_id, row.note = _heir(each), why
    row.save(update_fields=["unit", "note"])
    return [(was, copy(row))]


def _hand_rounds(row: Owing, kept: Owing | None) -> Iterator[RowPair]:
    """The past rounds of a hold that joins another stand beside those of that one."""
    if kept is None:
        return
    for past in row.rounds.all():
        was = copy(past)
        past.owing = kept
        past.save(update_fields=["owing"])
        yield was, copy(past)


def _take_plan(kept: Owing | None, gone: Owing) -> list[RowPair]:
    if kept is None or gone.plan_id is None or kept.plan_id is not None or kept.due != gone.due:
        return []
    was = copy(kept)
    kept.plan_id, kept.linked_by_id, kept.linked_at = gone.plan_id, gone.linked_by_id, gone.linked_at
    kept.save(update_fields=["plan", "linked_by", "linked_at"])
    return [(was, copy(kept))]


def _owe(duty_id: int, unit_id: int, note: str, by: User | None) -> Owing:
    row = Owing.objects.create(duty_id=duty_id, unit_id=unit_id, note=note)
    record("duty.owe", row.duty, by=by, unit_id=unit_id, after={"unit": unit_id}, reason=note)
    return row


def _heir(each: Passing) -> int:
    assert each.to is not None
    return each.to


def _told(plan: Plan, text: str, each: Passing) -> Passed:
    return Passed(plan.number or plan.title, text, each.held.unit, each.to, each.fate)
