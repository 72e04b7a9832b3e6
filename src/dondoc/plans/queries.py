"""Reads of plans, their tasks and duties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Count, Exists, F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dondoc.accounts.models import User
from dondoc.plans.models import Assignment, Citation, Duty, DutyKind, Owing, Plan, Target, Task
from dondoc.plans.rules import may_be, without_year
from dondoc.units.folding import fold
from dondoc.units.models import UnitVersion
from dondoc.units.queries import seen_by

Units = dict[int, list[int]]


def plans_for(user: User, day: date) -> QuerySet[Plan]:
    """The plans that a user may see: of units in sight, or charging a unit in sight; newest first."""
    return plans_of_units(seen_by(user, day))


def plans_of_units(units: QuerySet[UnitVersion]) -> QuerySet[Plan]:
    """The plans that some units run or are charged by."""
    visible = units.values("unit_id")
    assigned = Assignment.objects.filter(task__plan=OuterRef("pk"), unit_id__in=visible)
    owing = Owing.objects.filter(duty__plan=OuterRef("pk"), unit_id__in=visible)
    return Plan.objects.filter(Q(unit_id__in=visible) | Exists(assigned) | Exists(owing))


def search(plans: QuerySet[Plan], text: str) -> QuerySet[Plan]:
    """Those whose number, title or issuer holds every word of ``text``, accents and case aside."""
    for word in fold(text).split():
        plans = plans.filter(folded__contains=word)
    return plans


def with_counts(plans: QuerySet[Plan], day: date) -> QuerySet[Plan]:
    """Each plan with ``target_count``, ``task_count``, ``duty_count``, and ``unit_name`` on a day or as it last was."""
    called = UnitVersion.objects.filter(unit_id=OuterRef("unit_id"), valid_from__lte=day).order_by("-valid_from")
    return plans.annotate(
        unit_name=Subquery(called.values("name")[:1]),
        target_count=_count(Target),
        task_count=_count(Task),
        duty_count=_count(Duty),
    )


def assignments_of(unit_id: int) -> QuerySet[Assignment]:
    """What one unit is charged with, with task and plan at hand; the dated first."""
    return (
        Assignment.objects.filter(unit_id=unit_id, ended_by=None)
        .select_related("task__plan")
        .order_by(F("due").asc(nulls_last=True), "task__plan_id", "task__order")
    )


def gaps_of(duty: Duty) -> dict[int, int]:
    """Level below the plan's unit -> working days by which it sends before the level above, where one is kept."""
    return dict(duty.gaps.values_list("level", "days"))


def reporting_duties(plan: Plan) -> QuerySet[Duty]:
    """The duties of a plan that open rounds of reports."""
    return plan.duties.filter(kind=DutyKind.REPORT, ended_by=None)


def owing(duty_ids: Collection[int]) -> Units:
    """Duty id -> the units that owe it."""
    pairs = Owing.objects.filter(duty_id__in=duty_ids).order_by("unit_id")
    return _grouped(pairs.values_list("duty_id", "unit_id"))


def kin(plan: Plan, plans: QuerySet[Plan]) -> tuple[list[tuple[Citation, list[Plan]]], list[Plan]]:
    """What a plan cites, in its order, each with those of ``plans`` that may be it; and those of ``plans`` that cite a
    document which may be this plan, none for one without number. The newest first; two queries at most."""
    cited = list(plan.citations.all())
    keys = {citation.key for citation in cited}
    if not (keys or plan.key):
        return [], []
    naming = Citation.objects.filter(may_name({plan.key}), plan=OuterRef("pk")) if plan.key else Citation.objects.none()
    rows = plans.annotate(cites=Exists(naming)).filter(may_name(keys) | Q(cites=True))
    found: list[Plan] = list(rows.exclude(pk=plan.pk).order_by("-date", "pk"))
    above = [(citation, [other for other in found if may_be(citation.key, other.key)]) for citation in cited]
    return above, [other for other in found if getattr(other, "cites", False)]


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
