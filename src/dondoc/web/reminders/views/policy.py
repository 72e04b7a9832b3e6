"""How an office has others reminded, with what it comes to while one types."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.calendar.queries import calendar
from dondoc.core.errors import Invalid
from dondoc.reminders.actions import set_policy
from dondoc.reminders.queries import rule_for
from dondoc.reminders.rules.ladder import Rule
from dondoc.reminders.telling import example, sentence_of
from dondoc.web.forms import add_problems
from dondoc.web.reminders.access import unit_to_rule
from dondoc.web.reminders.forms import PolicyForm
from dondoc.web.requests import AuthedRequest

AHEAD = timedelta(days=14)  # the due date of the example


def reminders_policy(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """The rule of an office, its sentence and an example of its dates."""
    unit = unit_to_rule(request.user, unit_id, timezone.localdate())
    known = rule_for(unit_id)
    form = PolicyForm(request.POST or None, initial=PolicyForm.initial_of(known))
    if request.method == "POST" and form.is_valid():
        try:
            set_policy(unit=unit.unit, rule=form.rule(), now=timezone.now(), by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lưu cách nhắc. Các việc đang chờ được tính lại ngay."))
            return redirect("reminders", unit_id)
    shown = form.rule() if form.is_bound and form.is_valid() else known
    context = {"form": form, "unit": unit, **_preview(shown)}
    return render(request, "reminders/policy.html", context, status=422 if form.errors else 200)


def reminders_preview(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """The sentence and the example for what stands in the form just now."""
    unit_to_rule(request.user, unit_id, timezone.localdate())
    form = PolicyForm(request.GET)
    context = _preview(form.rule()) if form.is_valid() else {"wrong": True}
    return render(request, "reminders/policy.html#preview", context)


def _preview(rule: Rule) -> dict[str, Any]:
    due = timezone.localdate() + AHEAD
    return {"sentence": sentence_of(rule), "due": due, "steps": example(rule, due, calendar())}
