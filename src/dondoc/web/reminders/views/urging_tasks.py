"""The office urges all units that are late with tasks of a plan, or still have any to do: first who, through what."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from dondoc.calendar.queries import calendar
from dondoc.core.errors import Invalid
from dondoc.core.periods import Calendar
from dondoc.plans.models import Plan
from dondoc.reminders.actions import urge_tasks
from dondoc.reminders.queries import PAUSE
from dondoc.reminders.task_queries import Which, open_tasks, units_to_urge, units_urged, with_channels, with_mailbox
from dondoc.web.accounts.mail import can_send
from dondoc.web.forms import add_problems
from dondoc.web.lists import ROWS
from dondoc.web.reminders.forms import UrgeForm
from dondoc.web.requests import AuthedRequest
from dondoc.web.tasks.access import plan_to_run

ASKED = {"qua-han": Which.LATE, "dang-mo": Which.OPEN}


@require_http_methods(["GET", "HEAD", "POST"])
def plan_urge(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """Shows which units would be urged (``viec``: about late tasks or all open ones) and how; posted, does it."""
    now, in_force = timezone.now(), calendar()
    day = timezone.localdate(now)
    plan = plan_to_run(request, plan_id, day)
    which = ASKED.get(request.GET.get("viec", ""), Which.LATE)
    form = UrgeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            count = urge_tasks(plan=plan, which=which, now=now, calendar=in_force, by=request.user, **form.cleaned_data)
        except Invalid as error:
            add_problems(form, error)
        else:
            done = ngettext("Đã nhắc %(n)d đơn vị.", "Đã nhắc %(n)d đơn vị.", count) % {"n": count}
            messages.success(request, done)
            return redirect("plan", plan_id)
    context = _whom(plan, which, day, in_force, request.GET.get("page")) | {
        "plan": plan,
        "form": form,
        "recent_since": now - PAUSE,
        "mail_is_set_up": can_send(),
    }
    return render(request, "reminders/urge_tasks.html", context, status=422 if form.errors else 200)


def _whom(plan: Plan, which: Which, day: date, in_force: Calendar, asked_page: str | None) -> dict[str, Any]:
    """The units of the page, and how many there are of each kind."""
    rows = open_tasks(plan, which, day, in_force)
    page = Paginator(units_to_urge(rows), ROWS).get_page(asked_page)
    by_mail, total = with_mailbox(rows), page.paginator.count
    recent = rows.filter(unit_id__in=units_urged(plan, timezone.now()))
    return {
        "which": which,
        "page": page,
        "rows": with_channels(page, plan, day, in_force),
        "total": total,
        "by_mail": by_mail,
        "without_mail": total - by_mail,
        "recent": recent.order_by().values("unit_id").distinct().count(),
    }
