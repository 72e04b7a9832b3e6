"""Reads of tasks at work: those in sight, narrowed by what was asked for, with what a row shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.expressions import Combinable

from dondoc.accounts.models import User
from dondoc.core.periods import Calendar, first_not_late
from dondoc.plans.models import Assignment, Need, Plan, Task
from dondoc.plans.work.progress import COUNTED_ROLES, AtWork, Share, alike, percents, tally
from dondoc.plans.work.states import OPEN, OVER, Status, days_late
from dondoc.units.folding import fold
from dondoc.units.models import UnitVersion
from dondoc.units.queries import seen_by, subtree

_HOLDS_UP = Exists(
    Assignment.objects.filter(
        task=OuterRef("needs"), parent__isnull=True, role__in=COUNTED_ROLES, ended_by=None
    ).exclude(status__in=[status.value for status in OVER])
)


GIVEN = "given"
"""Asked for as a role: all that the progress of a plan counts, which is what the plan itself gave, helpers apart."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a list of tasks; what is empty asks for nothing. ``unit`` stands for all below it too.

    ``role`` is a role, or `GIVEN`.
    """

    plan: int | None = None
    unit: int | None = None
    status: str = ""
    role: str = ""
    since: date | None = None
    until: date | None = None
    late: bool = False
    text: str = ""


def assignments_for(user: User, day: date) -> QuerySet[Assignment]:
    """The assignments of the units that a user sees, with task, plan and the one that they are a part of."""
    visible = seen_by(user, day).order_by().values("unit_id")
    rows = Assignment.objects.filter(unit_id__in=visible)
    return rows.select_related("task__plan", "parent")


def narrowed(rows: QuerySet[Assignment], wanted: Wanted, day: date, calendar: Calendar) -> QuerySet[Assignment]:
    """Those of the rows that are asked for."""
    plain = {"task__plan": wanted.plan, "status": wanted.status}
    rows = rows.filter(**{name: value for name, value in plain.items() if value})
    if wanted.role == GIVEN:
        rows = rows.filter(role__in=COUNTED_ROLES, parent=None, ended_by=None, task__ended_by=None)
    elif wanted.role:
        rows = rows.filter(role=wanted.role)
    if wanted.unit is not None:
        rows = rows.filter(unit_id__in=subtree(wanted.unit, day).order_by().values("unit_id"))
    if wanted.since is not None:
        rows = rows.filter(due__gte=wanted.since)
    if wanted.until is not None:
        rows = rows.filter(due__lte=wanted.until)
    if wanted.late:
        rows = rows.filter(late_on(day, calendar))
    return _with_words(rows, wanted.text)


def late_on(day: date, calendar: Calendar) -> Q:
    """The condition that an assignment is late on a day: see `states.days_late`."""
    return Q(due__lt=first_not_late(day, calendar), status__in=[status.value for status in OPEN])


def named(rows: QuerySet[Assignment], day: date) -> QuerySet[Assignment]:
    """With ``unit_name`` and ``path`` of each unit on a day; a unit that has ended, as it last was."""
    return rows.annotate(unit_name=_of_unit("unit_id", "name", day), path=_of_unit("unit_id", "path", day))


def statuses(rows: QuerySet[Assignment]) -> dict[Status, int]:
    """How many of the rows stand where; one query."""
    counted = rows.order_by().values_list("status").annotate(n=Count("pk"))
    return {Status(status): n for status, n in counted}


def unit_names(unit_ids: Collection[int], day: date) -> dict[int, str]:
    """Unit id -> its name on a day; a unit that has ended, as it last was."""
    found = UnitVersion.objects.filter(unit_id__in=unit_ids, valid_from__lte=day).order_by("valid_from")
    return dict(found.values_list("unit_id", "name"))


def shares(rows: QuerySet[Assignment]) -> list[Share]:
    """The rows as progress is measured of them."""
    columns = rows.order_by("pk").values_list("pk", "parent_id", "role", "status", "percent", "weight")
    return [
        Share(pk, parent, role, Status(status), percent, weight)
        for pk, parent, role, status, percent, weight in columns
    ]


def _share(row: Assignment) -> Share:
    return Share(row.pk, row.parent_id, row.role, row.state, row.percent, row.weight)


def reached(rows: Collection[Assignment]) -> dict[int, int]:
    """Assignment id -> per cent, its parts and theirs included; one query."""
    tasks = {row.task_id for row in rows}
    parts = shares(Assignment.objects.filter(task_id__in=tasks, parent__isnull=False)) if tasks else []
    own = [_share(row) for row in rows]
    found = percents({share.pk: share for share in (*parts, *own)}.values())
    return {row.pk: found[row.pk] for row in rows}


def at_work(plan: Plan, day: date, calendar: Calendar) -> dict[int, AtWork]:
    """Task id -> how the assignments that the plan gave stand on a day, parts of them counted through; two queries.

    What an amendment took out of the plan does not count any more. Only assignments with parts are read one by one.
    """
    rows = Assignment.objects.filter(task__plan=plan, task__ended_by=None, ended_by=None)
    counted = rows.filter(role__in=COUNTED_ROLES).exclude(status=Status.DROPPED)
    split = Exists(counted.filter(parent=OuterRef("pk")))
    found: dict[int, AtWork] = defaultdict(AtWork)
    sums = counted.filter(~split, parent__isnull=True).order_by().values_list("task_id", "status")
    measured = F("weight") * F("percent")
    late = Count("pk", filter=late_on(day, calendar))
    for task_id, status, weights, points, n, late_ones in sums.annotate(
        weights=Sum("weight"), points=Sum(measured), n=Count("pk"), late=late
    ):
        found[task_id].add(Status(status), alike(Status(status), weights, points, n), late_ones)
    for whole, some in _split(rows.filter(split | Q(parent__isnull=False))):
        found[whole.task_id].add(whole.state, tally(some), int(days_late(whole.state, whole.due, day, calendar) > 0))
    return found


def _split(rows: QuerySet[Assignment]) -> Iterator[tuple[Assignment, list[Share]]]:
    """Each assignment of the plan that has parts and counts, with itself and all parts below it; one query."""
    held = list(rows.order_by("pk").only("task_id", "parent_id", "role", "status", "percent", "weight", "due"))
    parts: dict[int | None, list[Assignment]] = defaultdict(list)
    for row in held:
        parts[row.parent_id].append(row)
    for whole in parts[None]:
        if whole.role in COUNTED_ROLES and whole.state is not Status.DROPPED:
            below = [whole]
            for row in below:
                below += parts[row.pk]
            yield whole, [_share(row) for row in below]


def waiting(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """With ``waits_for``: the words of the first task that the row's task needs and that is not over, else None."""
    open_needs = Need.objects.filter(_HOLDS_UP, task=OuterRef("task_id")).order_by("pk")
    return rows.annotate(waits_for=Subquery(open_needs.values("needs__text")[:1]))


def needs_of(task: Task) -> list[tuple[Need, bool]]:
    """What a task needs, each with whether that is still open; one query."""
    rows = task.needs.select_related("needs").annotate(is_open=_HOLDS_UP)
    return [(need, need.is_open) for need in rows]


def needs_in(plan_id: int) -> dict[int, list[int]]:
    """Task id -> the tasks that it needs, for all tasks of a plan."""
    found: dict[int, list[int]] = defaultdict(list)
    for task_id, needed in Need.objects.filter(task__plan_id=plan_id).values_list("task_id", "needs_id"):
        found[task_id].append(needed)
    return found


def descendants(assignment_ids: Iterable[int]) -> list[Assignment]:
    """The parts of assignments, their parts, and so on."""
    found: list[Assignment] = []
    above = list(assignment_ids)
    while above:
        below = list(Assignment.objects.filter(parent_id__in=above).select_related("task__plan", "parent"))
        found += below
        above = [row.pk for row in below]
    return found


def _with_words(rows: QuerySet[Assignment], text: str) -> QuerySet[Assignment]:
    """Those whose clause, agency, part or plan holds every word, accents and case aside."""
    for word in fold(text).split():
        in_task = Q(task__folded__contains=word) | Q(task__plan__folded__contains=word)
        rows = rows.filter(in_task | Q(folded__contains=word))
    return rows


def _of_unit(unit: str, column: str, day: date) -> Combinable:
    versions = UnitVersion.objects.filter(unit=OuterRef(unit), valid_from__lte=day).order_by("-valid_from")
    return Subquery(versions.values(column)[:1])
