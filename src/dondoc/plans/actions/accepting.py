"""Accepting a reading: from here on the plan is in force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.calendar.queries import calendar
from dondoc.core.errors import Refused
from dondoc.core.events import record, record_all
from dondoc.documents.models import Composition, Reading, ReadingState
from dondoc.documents.queries import matches
from dondoc.documents.rules import Json, proposal
from dondoc.plans import columns, rules
from dondoc.plans.actions.parts import asked, given, refuse_proposal, write_citations, write_recipients
from dondoc.plans.amendments import plan_of
from dondoc.plans.models import Assignment, Duty, Owing, Plan, Target, Task


@transaction.atomic
def accept_reading(*, reading: Reading, revision: int, day: date, by: User) -> Plan:
    """Puts a checked reading into force: plan, citations, targets, tasks with assignments, duties, all or nothing.

    The log tells of the plan, of each unit that a task is assigned to and of each that owes a duty. Wordings are
    resolved to the units that stand on ``day``. Accepting the same reading again gives the plan that is there.
    Raises `Refused` when someone else has changed or discarded it or when it holds nothing to run, and `Invalid`
    for values that can't take effect and for units chosen by hand that no longer stand.
    """
    locked = Reading.objects.select_for_update().get(pk=reading.pk)
    if locked.state == ReadingState.ACCEPTED:
        plan = plan_of(locked)
        if plan is not None:
            return plan
    if locked.state != ReadingState.WAITING:
        raise Refused(_("Bản đọc này đã bị bỏ. Hãy tải lại văn bản để đọc lần nữa."))
    if locked.revision != revision:
        raise Refused(_("Người khác vừa sửa bản đọc này. Hãy tải lại trang, xem lại rồi nhận."))
    if Composition.objects.filter(reading=locked).exists():
        raise Refused(_("Đây là bản hợp nhất của một kế hoạch đang chạy. Hãy so sánh với kế hoạch rồi nhận sửa đổi."))
    shown = proposal(locked.plan, locked.edits)
    found = matches(locked, shown, day)
    refuse_proposal(shown, found)
    plan = _create_plan(locked, shown, by)
    units = {wording: meaning.unit_ids for wording, meaning in found.items()}
    write_recipients(plan, shown)
    write_citations(plan, shown)
    _create_targets(plan, shown)
    held = _create_tasks(plan, shown, units, day)
    owed = _create_duties(plan, shown, units)
    locked.state = ReadingState.ACCEPTED
    locked.save(update_fields=["state"])
    after = {"reading": locked.pk, **rules.counts(shown)}
    record("plan.accept", plan, by=by, unit_id=plan.unit_id, after=after)
    record_all("assignment.give", given(held), by=by)
    record_all("duty.give", asked(owed), by=by)
    return plan


def _create_plan(reading: Reading, shown: Json, by: User) -> Plan:
    return Plan.objects.create(
        reading=reading, unit_id=reading.unit_id, accepted_by=by, **columns.head_columns(shown["head"])
    )


def _create_targets(plan: Plan, shown: Json) -> None:
    Target.objects.bulk_create(
        Target(plan=plan, **columns.place_columns(item, order), **columns.target_columns(item))
        for order, item in enumerate(rules.kept(shown.get("targets", ())))
    )


def _create_tasks(plan: Plan, shown: Json, units: Mapping[str, rules.UnitIds], day: date) -> list[Assignment]:
    """The tasks, and their holds on units, which are given back."""
    pairs, in_force = list(rules.kept_tasks(shown)), calendar()
    begins = max(day, plan.period_start or day)
    tasks = Task.objects.bulk_create(
        Task(
            plan=plan,
            **columns.place_columns(task, order),
            **columns.task_columns(block, task, plan.date),
            folded=columns.folded_task(block["agency"], task["text"]),
        )
        for order, (block, task) in enumerate(pairs)
    )
    return Assignment.objects.bulk_create(
        Assignment(task=row, unit_id=unit, role=role, due=rules.first_due(row.due, begins, in_force))
        for row, (block, task) in zip(tasks, pairs, strict=True)
        for unit, role in rules.holds(block, task, units).items()
    )


def _create_duties(plan: Plan, shown: Json, units: Mapping[str, rules.UnitIds]) -> list[Owing]:
    """The duties, and their holds on units, which are given back."""
    items = rules.kept_duties(shown)
    duties = Duty.objects.bulk_create(
        Duty(plan=plan, **columns.place_columns(item, order), **columns.duty_columns(item, plan.date))
        for order, item in enumerate(items)
    )
    return Owing.objects.bulk_create(
        Owing(duty=duty, unit_id=unit)
        for duty, item in zip(duties, items, strict=True)
        for unit in dict.fromkeys(rules.owing_units(item, units))
    )
