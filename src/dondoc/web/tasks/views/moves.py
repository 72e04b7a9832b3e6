"""Single moves of an assignment, from its page, a list, the board or the unit's own page."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.core.errors import Invalid, Problem
from dondoc.plans.models import Assignment
from dondoc.plans.work import actions
from dondoc.plans.work.states import OPEN, Status
from dondoc.web.requests import AuthedRequest
from dondoc.web.tasks.access import assignment_to_decide, assignment_to_work
from dondoc.web.tasks.forms import ReportForm


@require_POST
def assignment_start(request: AuthedRequest, assignment_id: int) -> HttpResponse:
    """The unit begins."""
    day = timezone.localdate()
    row, entered = assignment_to_work(request, assignment_id, day)
    actions.start(assignment=row, day=day, by=request.user, entered=entered)
    messages.success(request, _("Đã ghi: đang thực hiện."))
    return back(request, row)


@require_POST
def assignment_report(request: AuthedRequest, assignment_id: int) -> HttpResponse:
    """The unit says how far it is."""
    day = timezone.localdate()
    row, entered = assignment_to_work(request, assignment_id, day)
    form = ReportForm(request.POST, day=day)
    if not form.is_valid():
        labels = {name: str(field.label) for name, field in form.fields.items()}
        told = [Problem(labels.get(name, ""), str(error)) for name, found in form.errors.items() for error in found]
        raise Invalid(told)
    actions.report(assignment=row, day=day, by=request.user, entered=entered, **form.cleaned_data)
    messages.success(request, _("Đã ghi tiến độ %(percent)d%%.") % {"percent": form.cleaned_data["percent"]})
    return back(request, row)


@require_POST
def assignment_finish(request: AuthedRequest, assignment_id: int) -> HttpResponse:
    """The unit says that it is done."""
    day = timezone.localdate()
    row, entered = assignment_to_work(request, assignment_id, day)
    done = actions.finish(
        assignment=row,
        day=day,
        by=request.user,
        reason=request.POST.get("reason", ""),
        entered=entered,
        round_due=_day(request, "round"),
        through=_day(request, "through"),
    )
    messages.success(request, _finished(row, done))
    return back(request, row)


def _day(request: AuthedRequest, name: str) -> date | None:
    """A day that a form sent along; None for none, and for what is none."""
    try:
        return date.fromisoformat(request.POST.get(name, ""))
    except ValueError:
        return None


def _finished(was: Assignment, done: Assignment) -> str:
    """What became of an assignment; of what comes again and again also when it is due next."""
    if done.due != was.due and was.due and done.due:
        told = {"due": date_format(was.due), "next": date_format(done.due)}
        return _("Đã báo xong kỳ hạn %(due)s. Kỳ tiếp theo có hạn %(next)s.") % told
    if done.state in OPEN:
        return _("Kỳ này đã được báo xong, hoặc hạn vừa được sửa. Hãy xem lại công việc.")
    return _("Đã báo xong, chờ xác nhận.") if done.state is Status.DONE else _("Đã báo xong.")


@require_POST
def assignment_confirm(request: AuthedRequest, assignment_id: int) -> HttpResponse:
    """The giver agrees that it is done."""
    row = assignment_to_decide(request, assignment_id, timezone.localdate())
    actions.confirm(assignment=row, by=request.user)
    messages.success(request, _("Đã xác nhận hoàn thành."))
    return back(request, row)


@require_POST
def assignment_send_back(request: AuthedRequest, assignment_id: int) -> HttpResponse:
    """The giver asks for more."""
    row = assignment_to_decide(request, assignment_id, timezone.localdate())
    actions.send_back(assignment=row, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã trả lại cho đơn vị."))
    return back(request, row)


@require_POST
def assignment_drop(request: AuthedRequest, assignment_id: int) -> HttpResponse:
    """The giver takes it out of what is to be done."""
    row = assignment_to_decide(request, assignment_id, timezone.localdate())
    actions.drop(assignment=row, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã cho thôi thực hiện."))
    return back(request, row)


@require_POST
def assignment_reopen(request: AuthedRequest, assignment_id: int) -> HttpResponse:
    """The giver takes it up again."""
    row = assignment_to_decide(request, assignment_id, timezone.localdate())
    actions.reopen(assignment=row, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã mở lại."))
    return back(request, row)


def back(request: AuthedRequest, row: Assignment) -> HttpResponse:
    """To the page that asked (``next``), or to the assignment's own."""
    asked = request.POST.get("next", "")
    if asked and url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure()):
        return redirect(asked)
    return to_assignment(row)


def to_assignment(row: Assignment) -> HttpResponse:
    """To the task's page, with this assignment in sight."""
    return redirect(f"{reverse('task', args=[row.task_id])}?phan={row.pk}")
