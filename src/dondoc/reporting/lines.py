"""Forms that go on from the form of an earlier plan, and the rounds that are compared over the change of plan.

A yearly plan is a new plan every January; what it asks is mostly what was asked before.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from dondoc.plans.models import Plan, Target
from dondoc.plans.own.likeness import Above, Own, propose
from dondoc.reporting.models import Cycle, Form
from dondoc.units.folding import fold

MONTH = 30.44  # days


def plans_before(plan_id: int) -> list[int]:
    """The plans whose forms this plan's form goes on from, the newest first."""
    found: list[int] = []
    follows = Form.objects.filter(number=1, follows__isnull=False)
    while (before := follows.filter(plan_id=plan_id).values_list("follows__plan_id", flat=True).first()) is not None:
        found.append(before)
        plan_id = before
    return found


def plans_before_round(cycle: Cycle) -> list[int]:
    """`plans_before` of the plan of a round; no query where the plan's first form is at hand and goes on from none."""
    form = cycle.form
    return [] if form.number == 1 and form.follows_id is None else plans_before(form.plan_id)


def rounds_alike(cycle: Cycle) -> QuerySet[Cycle]:
    """The rounds to compare one with: those of the same duty, and of the plans before those whose figures cover as
    many months."""
    same = Q(duty_id=cycle.duty_id)
    if before := plans_before_round(cycle):
        long = _months(cycle.window_start, cycle.window_end)
        windows = Cycle.objects.filter(form__plan_id__in=before).values_list("pk", "window_start", "window_end")
        same |= Q(pk__in=[pk for pk, start, end in windows if _months(start, end) == long])
    return Cycle.objects.filter(same)


def _months(start: date, end: date) -> int:
    return round(((end - start) + timedelta(days=1)).days / MONTH)


def forms_to_follow(plan: Plan) -> list[Form]:
    """The forms that a plan's first one may go on from: of each other plan of its unit the newest that a round has
    used; the plan that is most like it in its title first."""
    used = Form.objects.filter(plan__unit_id=plan.unit_id, frozen_at__isnull=False).exclude(plan_id=plan.pk)
    newest = {form.plan_id: form for form in used.select_related("plan").order_by("number")}
    own = fold(plan.title)
    alike = propose(
        [Own(form.pk, fold(form.plan.title)) for form in newest.values()], [Above(plan.pk, own)] if own else []
    )
    scores = {pk: each.score for pk, each in alike.items()}
    return sorted(newest.values(), key=lambda form: (-scores.get(form.pk, 0), -form.pk))


def targets_again(plan: Plan, earlier: Plan) -> Mapping[int, int]:
    """Target of the earlier plan -> the target of this one that says the same, by like words and the same measure."""
    old = [Above(each.pk, fold(each.text), measure=each.unit) for each in earlier.targets.all()]
    new = [Own(each.pk, fold(each.text), measure=each.unit) for each in plan.targets.all()]
    best: dict[int, tuple[float, int]] = {}
    for each in propose(new, old).values():
        best[each.above] = max(best.get(each.above, (0.0, 0)), (each.score, each.own))
    return {above: own for above, (_score, own) in best.items()}


def new_targets(plan: Plan, again: Mapping[int, int]) -> list[Target]:
    """The targets of a plan that are not in ``again``, in its order."""
    return [each for each in plan.targets.all() if each.pk not in set(again.values())]
