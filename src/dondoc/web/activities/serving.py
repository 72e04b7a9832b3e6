"""What of a plan an activity serves: chosen from what the unit is charged with and what it runs itself."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from dondoc.plans.models import Plan, Task
from dondoc.plans.queries import assignments_of, plans_for, plans_of_units
from dondoc.units.queries import as_of
from dondoc.web.requests import AuthedRequest

MOST = 300
SHOWN = 90  # characters of a task


class ServingForm(forms.Form):
    """Adds the field ``serves``: a plan as a whole, or one task of it."""

    serves = forms.ChoiceField(label=_("Phục vụ kế hoạch, nhiệm vụ"), required=False)

    def __init__(self, *args: Any, unit_id: int, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["serves"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = serving_choices(unit_id, day)

    def served(self) -> dict[str, Plan | Task | None]:
        """The ``plan`` or the ``task`` that was chosen."""
        kind, _colon, key = self.cleaned_data.get("serves", "").partition(":")
        plan = Plan.objects.filter(pk=key).first() if kind == "plan" else None
        task = Task.objects.filter(pk=key).first() if kind == "task" else None
        return {"plan": plan, "task": task}


def serving_choices(unit_id: int, day: date) -> list[Any]:
    """Groups of choices, one for each plan: the plan itself, then the tasks that the unit is charged with."""
    charged: dict[int, list[tuple[str, str]]] = {}
    for each in assignments_of(unit_id)[:MOST]:
        words = Truncator(f"{each.task.path} {each.task.text}").chars(SHOWN)
        charged.setdefault(each.task.plan_id, []).append((f"task:{each.task_id}", words))
    found: list[Any] = [("", _("Không gắn với kế hoạch nào"))]
    for plan in plans_of_units(as_of(day).filter(unit_id=unit_id)).order_by("-pk")[:MOST]:
        name = Truncator(" ".join(filter(None, (plan.number, plan.title)))).chars(SHOWN)
        tasks = dict.fromkeys(charged.get(plan.pk, ()))
        found.append((name, [(f"plan:{plan.pk}", _("Cả kế hoạch")), *tasks]))
    return found


def serves_of(plan_id: int | None, task_id: int | None) -> str:
    """The choice that says what is served now."""
    return f"task:{task_id}" if task_id else f"plan:{plan_id}" if plan_id else ""


def plan_served(request: AuthedRequest, plan_id: int | None, day: date) -> Plan | None:
    """The plan that an activity serves, where the user may open it."""
    return plans_for(request.user, day).filter(pk=plan_id).first() if plan_id else None
