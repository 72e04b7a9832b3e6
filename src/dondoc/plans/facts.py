"""What tasks and own plans say of a unit: done in time, issued in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.calendar.queries import calendar
from dondoc.core.facts import Fact, Measured
from dondoc.core.periods import Calendar, days_late
from dondoc.plans.models import Assignment, Owing, PlanRound, TaskRound
from dondoc.plans.own.queries import ASKED
from dondoc.plans.own.rounds import due_day
from dondoc.plans.own.standing import Standing, judge
from dondoc.plans.work.progress import COUNTED_ROLES
from dondoc.plans.work.states import Status

_DROPPED = Status.DROPPED.value


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that a unit had to do by a day: when it did, None where it has not, and what it was in words.

    ``in_time`` is None while it is neither done nor late. ``page`` and ``key`` lead to where it stands.
    """

    unit_id: int
    due: date
    done: date | None
    in_time: bool | None
    words: str
    page: str
    key: int


def tasks_due(unit_ids: Collection[int], first: date, last: date) -> list[Dated]:
    """The tasks, and the past rounds of those that come again, that units led or did and that were due in this time.

    Those that were dropped stand apart. Three queries.
    """
    today, in_force = timezone.localdate(), calendar()
    held = {"role__in": COUNTED_ROLES, "ended_by": None}
    now = Assignment.objects.filter(unit_id__in=unit_ids, due__range=(first, last), **held).exclude(status=_DROPPED)
    past = TaskRound.objects.filter(
        unit_id__in=unit_ids, due__range=(first, last), assignment__role__in=COUNTED_ROLES
    ).exclude(status=_DROPPED)
    rows = [
        (row.unit_id, row.due, row.done_on, row.said, row.task_id) for row in now.select_related("task").order_by("pk")
    ]
    rows += [
        (row.unit_id, row.due, row.done_on, row.assignment.said, row.assignment.task_id)
        for row in past.select_related("assignment__task").order_by("pk")
    ]
    return [
        Dated(unit, due, done, _in_time(due, done, today, in_force), words, "task", key)
        for unit, due, done, words, key in rows
        if due is not None
    ]


def plans_due(unit_ids: Collection[int], first: date, last: date) -> list[Dated]:
    """The own plans that units had to issue by a day of this time, past rounds included; three queries.

    A plan that bears no date can't be judged, and is left out.
    """
    today, in_force = timezone.localdate(), calendar()
    owing = Owing.objects.filter(ASKED, unit_id__in=unit_ids).select_related("duty__plan", "plan").order_by("pk")
    days: dict[tuple[int, date | None], date | None] = {}
    rows: list[tuple[Owing | PlanRound, Owing, date | None]] = []
    for row in owing:
        at = row.duty_id, row.due
        days[at] = days[at] if at in days else due_day(row, in_force)
        rows.append((row, row, days[at]))
    past = PlanRound.objects.filter(unit_id__in=unit_ids, due__range=(first, last), owing__duty__ended_by=None)
    rows += [(row, row.owing, row.due) for row in past.select_related("owing__duty__plan", "plan").order_by("pk")]
    found = []
    for each, asked, due in rows:
        if due is None or not first <= due <= last:
            continue
        issued_on = each.plan.date if each.plan else None
        where = judge(is_issued=each.plan is not None, issued_on=issued_on, due=due, day=today, calendar=in_force)
        if where.standing is not Standing.ISSUED:
            in_time = _ON_TIME.get(where.standing)
            title = asked.duty.plan.title
            found.append(Dated(each.unit_id, due, issued_on, in_time, title, "plan", asked.duty.plan_id))
    return found


_ON_TIME = {Standing.ON_TIME: True, Standing.ISSUED_LATE: False, Standing.LATE: False}


def tasks_done(unit_ids: Collection[int], first: date, last: date) -> Mapping[int, Measured]:
    """Of the tasks that are done or late today: how many were done by their due date."""
    return _shares(tasks_due(unit_ids, first, last))


def plans_issued(unit_ids: Collection[int], first: date, last: date) -> Mapping[int, Measured]:
    """Of the own plans that are issued or late today: how many were issued by their due date."""
    return _shares(plans_due(unit_ids, first, last))


def _in_time(due: date | None, done: date | None, today: date, in_force: Calendar) -> bool | None:
    if due is None:
        return None
    late = days_late(due, done or today, in_force) > 0
    return None if done is None and not late else not late


def _shares(rows: Iterable[Dated]) -> dict[int, Measured]:
    judged = [row for row in rows if row.in_time is not None]
    owed = Counter(row.unit_id for row in judged)
    met = Counter(row.unit_id for row in judged if row.in_time)
    return {unit_id: Measured(met[unit_id], of) for unit_id, of in owed.items()}


FACTS = (
    Fact("tasks.done", _("Nhiệm vụ hoàn thành đúng hạn"), _("nhiệm vụ"), tasks_done, is_share=True),
    Fact("plans.issued", _("Kế hoạch triển khai ban hành đúng hạn"), _("kế hoạch"), plans_issued, is_share=True),
)
