"""Giving units below a part of an assignment; changing what the giver said of one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.calendar.queries import calendar
from dondoc.core.errors import Invalid
from dondoc.plans.models import Assignment, Task
from dondoc.plans.rules import first_due
from dondoc.plans.work.actions import change_assignment, give_parts, give_task
from dondoc.units.queries import search, subtree
from dondoc.web.forms import add_problems
from dondoc.web.plans.choice import Below, below, choice_of
from dondoc.web.requests import AuthedRequest
from dondoc.web.tasks.access import assignment_to_decide, assignment_to_split, task_to_run
from dondoc.web.tasks.forms import ChangeForm, GiveForm, PartForm
from dondoc.web.tasks.views.moves import to_assignment

FOUND = 20  # units that a search offers


def assignment_give(request: AuthedRequest, assignment_id: int) -> HttpResponse:
    """Chooses units below by kind, level or one by one, and says what each of them does."""
    day = timezone.localdate()
    row = assignment_to_split(request, assignment_id, day)
    under = below(row.unit_id, day)
    form = PartForm(request.POST or None, initial={"due": row.due})
    if form.is_valid() and (made := _given(request, form, row, under, day)):
        said = ngettext("Đã giao cho %(count)d đơn vị.", "Đã giao cho %(count)d đơn vị.", made)
        messages.success(request, said % {"count": made})
        return to_assignment(row)
    back = f"{reverse('task', args=[row.task_id])}?phan={row.pk}"
    context = {
        "form": form,
        "row": row,
        "under": under,
        "back": back,
        **_choices(request, row.task, row.unit_id, under, day),
    }
    template = "units/choose_below.html#choice" if request.htmx else "tasks/give.html"
    return render(request, template, context, status=422 if form.errors else 200)


def task_give(request: AuthedRequest, task_id: int) -> HttpResponse:
    """Chooses units of the plan by kind, level or one by one, and charges them with a task."""
    day = timezone.localdate()
    task = task_to_run(request, task_id, day)
    under = below(task.plan.unit_id, day)
    first = first_due(task.due, day, calendar())
    form = GiveForm(request.POST or None, initial={"role": task.role, "due": first})
    if form.is_valid():
        chosen = [version.unit_id for version in under.chosen(choice_of(request.POST))]
        try:
            made = give_task(task=task, unit_ids=chosen, day=day, by=request.user, **form.cleaned_data)
        except Invalid as error:
            add_problems(form, error)
        else:
            said = ngettext("Đã giao cho %(count)d đơn vị.", "Đã giao cho %(count)d đơn vị.", len(made))
            messages.success(request, said % {"count": len(made)})
            return redirect("task", task.pk)
    context = {"form": form, "task": task, "under": under, **_choices(request, task, task.plan.unit_id, under, day)}
    template = "units/choose_below.html#choice" if request.htmx else "tasks/give_task.html"
    return render(request, template, context, status=422 if form.errors else 200)


def assignment_edit(request: AuthedRequest, assignment_id: int) -> HttpResponse:
    """Changes due day, weight and, of a part, its words."""
    row = assignment_to_decide(request, assignment_id, timezone.localdate())
    initial = {"words": row.words, "due": row.due, "weight": row.weight}
    form = ChangeForm(request.POST or None, initial=initial, is_part=row.parent_id is not None)
    if form.is_valid():
        try:
            change_assignment(assignment=row, by=request.user, **form.cleaned_data)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return to_assignment(row)
    context = {"form": form, "row": row}
    return render(request, "tasks/edit.html", context, status=422 if form.errors else 200)


def _given(request: AuthedRequest, form: PartForm, row: Assignment, under: Below, day: date) -> int:
    """How many parts were given; 0 where something is wrong, which the form then says."""
    chosen = [version.unit_id for version in under.chosen(choice_of(request.POST))]
    try:
        made = give_parts(assignment=row, unit_ids=chosen, day=day, by=request.user, **form.cleaned_data)
    except Invalid as error:
        add_problems(form, error)
        return 0
    return len(made)


def _choices(request: AuthedRequest, task: Task, unit_id: int, under: Below, day: date) -> dict[str, Any]:
    """What is ticked, how many units that means, and what a search found."""
    data = request.POST or request.GET
    asked, text = choice_of(data), data.get("q", "").strip()
    holding = set(task.assignments.values_list("unit_id", flat=True))
    others = subtree(unit_id, day).exclude(unit_id__in={*holding, *asked.units})
    return {
        "asked": asked,
        "text": text,
        "ticked": [version for version in under.versions if version.unit_id in asked.units],
        "found": search(others, text)[:FOUND] if text else (),
        "meant": len(under.chosen(asked)),
    }
