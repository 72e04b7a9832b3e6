"""Reads of plans, their tasks and duties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dondoc.accounts.models import User
from dondoc.plans.models import Assignment, Citation, Duty, DutyKind, Owing, Plan, Target, Task
from dondoc.plans.rules import may_be, without_year
from dondoc.units.folding import fold
from dondoc.units.queries import as_of, visible_to

Units = dict[int, list[int]]
Notes = dict[int, list[tuple[int, str]]]


def plans_for(user: User, day: date) -> QuerySet[Plan]:
    """The plans that a user may see: of units in sight, or charging a unit in sight; newest first."""
    visible = visible_to(user, day).values("unit_id")
    assigned = Assignment.objects.filter(task__plan=OuterRef("pk"), unit_id__in=visible)
    owing = Owing.objects.filter(duty__plan=OuterRef("pk"), unit_id__in=visible)
    return Plan.objects.filter(Q(unit_id__in=visible) | Exists(assigned) | Exists(owing))


def search(plans: QuerySet[Plan], text: str) -> QuerySet[Plan]:
    """Those whose number, title or issuer holds every word of ``text``, accents and case aside."""
    for word in fold(text).split():
        plans = plans.filter(folded__contains=word)
    return plans


def with_counts(plans: QuerySet[Plan], day: date) -> QuerySet[Plan]:
    """Each plan with ``unit_name`` as of a day, ``target_count``, ``task_count`` and ``duty_count``."""
    name = as_of(day).filter(unit_id=OuterRef("unit_id")).values("name")[:1]
    return plans.annotate(
        unit_name=Subquery(name),
        target_count=_count(Target),
        task_count=_count(Task),
        duty_count=_count(Duty),
    )


def assignments_of(unit_id: int) -> QuerySet[Assignment]:
    """What one unit is charged with, with task and plan at hand; the dated first."""
    return (
        Assignment.objects.filter(unit_id=unit_id, ended_by=None)
        .select_related("task__plan")
        .order_by("due", "task__plan_id", "task__order")
    )


def holder_counts(plan: Plan) -> dict[int, int]:
    """Task id -> how many units the plan gave it to; parts of theirs do not count."""
    given = Count("assignments", filter=Q(assignments__parent__isnull=True, assignments__ended_by__isnull=True))
    return dict(plan.tasks.order_by("pk").values_list("pk").annotate(given=given))


def owing_counts(plan: Plan) -> dict[int, int]:
    """Duty id -> how many units owe it."""
    return dict(plan.duties.order_by("pk").values_list("pk").annotate(Count("units")))


def gaps_of(duty: Duty) -> dict[int, int]:
    """Level below the plan's unit -> working days by which it sends before the level above, where one is kept."""
    return dict(duty.gaps.values_list("level", "days"))


def reporting_duties(plan: Plan) -> QuerySet[Duty]:
    """The duties of a plan that open rounds of reports."""
    return plan.duties.filter(kind=DutyKind.REPORT, ended_by=None)


def holders(task_ids: Collection[int]) -> Units:
    """Task id -> the units that the plan gave it to."""
    pairs = Assignment.objects.filter(task_id__in=task_ids, parent__isnull=True, ended_by=None).order_by("pk")
    return _grouped(pairs.values_list("task_id", "unit_id"))


def owing(duty_ids: Collection[int]) -> Units:
    """Duty id -> the units that owe it."""
    pairs = Owing.objects.filter(duty_id__in=duty_ids).order_by("unit_id")
    return _grouped(pairs.values_list("duty_id", "unit_id"))


def held_notes(plan: Plan) -> Notes:
    """Task id -> the units that took it over from others, each with its note."""
    noted = Assignment.objects.filter(task__plan=plan).exclude(note="").order_by("pk")
    found: Notes = defaultdict(list)
    for task_id, unit_id, note in noted.values_list("task_id", "unit_id", "note"):
        found[task_id].append((unit_id, note))
    return found


def owing_notes(plan: Plan) -> Notes:
    """Duty id -> the units that took it over from others, each with its note."""
    found: Notes = defaultdict(list)
    noted = Owing.objects.filter(duty__plan=plan).exclude(note="").order_by("pk")
    for duty_id, unit_id, note in noted.values_list("duty_id", "unit_id", "note"):
        found[duty_id].append((unit_id, note))
    return found


def tasks_held(plan: Plan, unit_id: int) -> frozenset[int]:
    """The plan's tasks that one unit holds."""
    held = Assignment.objects.filter(task__plan=plan, unit_id=unit_id, ended_by=None)
    return frozenset(held.values_list("task_id", flat=True))


def duties_owed(plan: Plan, unit_id: int) -> frozenset[int]:
    """The plan's duties that one unit owes."""
    owed = Owing.objects.filter(duty__plan=plan, unit_id=unit_id)
    return frozenset(owed.values_list("duty_id", flat=True))


def cited_by(plan: Plan, plans: QuerySet[Plan]) -> list[tuple[Citation, list[Plan]]]:
    """What a plan cites, in its order, each with those of ``plans`` that may be it; two queries at most."""
    cited = list(plan.citations.all())
    keys = {citation.key for citation in cited}
    found = list(plans.filter(may_name(keys)).exclude(pk=plan.pk).order_by("-date", "pk")) if keys else []
    return [(citation, [other for other in found if may_be(citation.key, other.key)]) for citation in cited]


def citing(plan: Plan, plans: QuerySet[Plan]) -> QuerySet[Plan]:
    """Those of ``plans`` that cite a document which may be this plan, the newest first; none for one without number."""
    if not plan.key:
        return plans.none()
    those = Citation.objects.filter(may_name({plan.key}), plan=OuterRef("pk"))
    return plans.filter(Exists(those)).exclude(pk=plan.pk).order_by("-date", "pk")


def may_name(keys: Collection[str]) -> Q:
    """The condition that a row's ``key`` may name the same document as one of these: see `may_be`."""
    condition = Q(key__in={*keys, *map(without_year, keys)})
    for key in keys:
        if key == without_year(key):
            condition |= Q(key__startswith=f"{key}:")
    return condition


def _count(parts: type[Model]) -> Coalesce:
    rows = parts._default_manager.filter(plan=OuterRef("pk"), ended_by=None).order_by().values("plan")
    return Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0)


def _grouped(pairs: Iterable[tuple[int, int]]) -> Units:
    found: Units = defaultdict(list)
    for owner, unit_id in pairs:
        found[owner].append(unit_id)
    return found
