"""Reads of tasks at work: those in sight, narrowed by what was asked for, with what a row shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.expressions import Combinable

from dondoc.accounts.models import User
from dondoc.core.periods import Calendar, first_not_late
from dondoc.plans.models import Assignment, Need, Plan, Task
from dondoc.plans.work.progress import COUNTED_ROLES, Progress, Share, Tally, alike, percents, tally
from dondoc.plans.work.states import OPEN, OVER, Status
from dondoc.units.folding import fold
from dondoc.units.models import UnitVersion
from dondoc.units.queries import subtree, visible_to

_HOLDS_UP = Exists(
    Assignment.objects.filter(
        task=OuterRef("needs"), parent__isnull=True, role__in=COUNTED_ROLES, ended_by=None
    ).exclude(status__in=[status.value for status in OVER])
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a list of tasks; what is empty asks for nothing. ``unit`` stands for all below it too."""

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
    visible = visible_to(user, day).order_by().values("unit_id")
    rows = Assignment.objects.filter(unit_id__in=visible)
    return rows.select_related("task__plan", "parent")


def narrowed(rows: QuerySet[Assignment], wanted: Wanted, day: date, calendar: Calendar) -> QuerySet[Assignment]:
    """Those of the rows that are asked for."""
    plain = {"task__plan": wanted.plan, "status": wanted.status, "role": wanted.role}
    rows = rows.filter(**{name: value for name, value in plain.items() if value})
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


def reached(rows: Collection[Assignment]) -> dict[int, int]:
    """Assignment id -> per cent, its parts and theirs included; one query."""
    tasks = {row.task_id for row in rows}
    parts = shares(Assignment.objects.filter(task_id__in=tasks, parent__isnull=False)) if tasks else []
    own = [Share(row.pk, row.parent_id, row.role, row.state, row.percent, row.weight) for row in rows]
    found = percents({share.pk: share for share in (*parts, *own)}.values())
    return {row.pk: found[row.pk] for row in rows}


def progress_of(plan: Plan) -> tuple[Progress, dict[str, Progress]]:
    """How far a plan is as a whole, and agency by agency in the document's order; two queries.

    What an amendment took out of the plan does not count any more. Only assignments with parts are read one by one.
    """
    rows = Assignment.objects.filter(task__plan=plan, task__ended_by=None, ended_by=None)
    counted = rows.filter(role__in=COUNTED_ROLES).exclude(status=Status.DROPPED)
    split = Exists(counted.filter(parent=OuterRef("pk")))
    found: dict[str, Tally] = defaultdict(Tally)
    first: dict[str, int] = {}
    sums = counted.filter(~split, parent__isnull=True).order_by().values_list("task__agency", "status")
    measured = F("weight") * F("percent")
    for agency, status, *sums_of, order in sums.annotate(
        weights=Sum("weight"), reached=Sum(measured), n=Count("pk"), first=Min("task__order")
    ):
        found[agency] += alike(Status(status), *sums_of)
        first[agency] = min(order, first.get(agency, order))
    for agency, order, some in _split(rows.filter(split | Q(parent__isnull=False))):
        found[agency] += tally(some)
        first[agency] = min(order, first.get(agency, order))
    ordered = sorted(found, key=lambda agency: first[agency])
    return sum(found.values(), Tally()).progress, {agency: found[agency].progress for agency in ordered}


def _split(rows: QuerySet[Assignment]) -> Iterator[tuple[str, int, list[Share]]]:
    """Assignments with parts and the parts, by agency, each with the place of its first task; one query."""
    agencies: dict[str, list[Share]] = defaultdict(list)
    places: dict[str, int] = {}
    columns = ("task__agency", "task__order", "pk", "parent_id", "role", "status", "percent", "weight")
    for agency, order, pk, parent, role, status, percent, weight in rows.order_by("task__order", "pk").values_list(
        *columns
    ):
        agencies[agency].append(Share(pk, parent, role, Status(status), percent, weight))
        places.setdefault(agency, order)
    return ((agency, places[agency], some) for agency, some in agencies.items())


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
