"""Saying when a duty is due, with a preview of what that means while it is typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.calendar.queries import calendar
from dondoc.core.errors import Denied
from dondoc.core.periods import Calendar, is_working_day, last_day_to_send
from dondoc.plans.actions import set_due
from dondoc.plans.dues import Due, only_day, parse, recurs, upcoming
from dondoc.plans.models import LEAST_GAP, Duty, DutyKind
from dondoc.plans.permissions import can_run_plan
from dondoc.plans.queries import gaps_of
from dondoc.plans.sentences import day_with_weekday, due_sentence
from dondoc.reporting.queries import owing_by_level
from dondoc.reporting.rules.planning import planned
from dondoc.reporting.rules.schedule import Round
from dondoc.web.plans.access import plan_in_sight
from dondoc.web.plans.dues_form import FIELDS, DueForm, initial_of
from dondoc.web.plans.levels import Trouble, troubles, who_at
from dondoc.web.requests import AuthedRequest

SHOWN = 5  # dates of the preview

Levels = Mapping[int, Sequence[int]]


class Meant(NamedTuple):
    """A duty as it would be."""

    text: str
    due: str
    every: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A due date that comes: the day in words, the last day to send where that is another, whether the plan is over."""

    said: str
    until: str
    beyond: bool


@dataclass(frozen=True, slots=True)
class Preview:
    """What a due date means in words, its next dates, the next round with the date of each level, the conflicts."""

    sentence: str
    coming: Sequence[Coming]
    round: Round | None
    levels: Sequence[tuple[str, str]]
    troubles: Sequence[Trouble]


def duty_due(request: AuthedRequest, plan_id: int, duty_id: int) -> HttpResponse:
    """The form with the rule in force, or what is being typed; saved, it holds from the next round on."""
    day, in_force = timezone.localdate(), calendar()
    plan = plan_in_sight(request, plan_id, day)
    duty = get_object_or_404(plan.duties, pk=duty_id)
    if not can_run_plan(request.user, plan, day):
        raise Denied
    levels = owing_by_level(duty, day) if duty.kind == DutyKind.REPORT else {}
    who = who_at(levels, day)
    kind = _kind_anew(request)
    form = DueForm(
        None if kind else _typed(request),
        levels=dict(list(who.items())[1:]),
        initial=_initial(duty, levels) | ({"kind": kind} if kind else {}),
    )
    if request.method == "POST" and form.is_valid():
        set_due(duty=duty, due=form.due(), gaps=form.gaps(), by=request.user)
        messages.success(request, _("Đã đặt hạn. Hạn mới có hiệu lực từ kỳ báo cáo mở sau; kỳ đang mở giữ nguyên."))
        return redirect("plan", plan_id=plan.pk)
    context = {
        "plan": plan,
        "duty": duty,
        "form": form,
        "top": next(iter(who.values()), ""),
        "preview": None if kind else _preview(form, duty, who, day, in_force),
    }
    template = "plans/due.html#rule" if request.htmx else "plans/due.html"
    return render(request, template, context, status=422 if request.method == "POST" else 200)


def _typed(request: AuthedRequest) -> Mapping[str, str] | None:
    """What stands in the form: posted, or sent along while it is typed."""
    if request.method == "POST":
        return request.POST
    return request.GET if request.htmx and request.GET else None


def _kind_anew(request: AuthedRequest) -> str:
    """The kind that was just chosen, while none of its own fields is filled yet; "" otherwise."""
    kind = request.GET.get("kind", "")
    fields = FIELDS.get(kind, ())
    return kind if fields and not any(name in request.GET for name in fields) else ""


def _initial(duty: Duty, levels: Levels) -> dict[str, object]:
    kept = gaps_of(duty)
    gaps = {f"gap-{level}": kept.get(level, LEAST_GAP) for level in levels}
    return initial_of(parse(duty.due) if duty.due else None) | gaps


def _preview(form: DueForm, duty: Duty, who: Mapping[int, str], day: date, in_force: Calendar) -> Preview | None:
    """What the form means as it stands; None while it says no whole rule."""
    if form.is_bound and not form.is_valid():
        return None
    due = form.due() if form.is_bound else parse(duty.due) if duty.due else None
    gaps = form.gaps() if form.is_bound else gaps_of(duty)
    sentence = due_sentence(due) if due else _("theo mẫu: ba ngày làm việc sau ngày cuối của số liệu")
    coming = [_coming(each, duty, in_force) for each in _next(due, day, in_force)]
    if not who:
        return Preview(sentence, coming, None, (), ())
    meant = Meant(duty.text, str(due or ""), duty.every)
    opened = set(duty.cycles.values_list("window_start", "window_end"))
    found = planned(meant, duty.plan, levels=list(who), gaps=gaps, day=day, calendar=in_force, opened=opened)
    dues = [(who[level], day_with_weekday(each)) for level, each in found.dues.items()]
    return Preview(sentence, coming, found.round, dues, troubles(found.conflicts, who))


def _next(due: Due | None, day: date, in_force: Calendar) -> list[date]:
    """The next days; of a date that comes once that day, be it past."""
    if due is None:
        return []
    if recurs(due):
        return upcoming(due, day, in_force, SHOWN)
    only = only_day(due, in_force)
    return [only] if only else []


def _coming(day: date, duty: Duty, in_force: Calendar) -> Coming:
    last = last_day_to_send(day, in_force)
    until = "" if is_working_day(day, in_force) else day_with_weekday(last)
    end = duty.plan.period_end
    return Coming(day_with_weekday(day), until, end is not None and day > end)
