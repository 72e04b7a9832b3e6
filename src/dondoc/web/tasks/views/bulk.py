"""One change for many tasks: chosen on the list, looked at beforehand, done with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.calendar.queries import calendar
from dondoc.core.errors import Invalid, Refused
from dondoc.plans.models import Assignment
from dondoc.plans.work.actions import Edit, Edited, Wish, edit_many, preview_many
from dondoc.plans.work.permissions import powers_of
from dondoc.plans.work.queries import assignments_for, narrowed
from dondoc.plans.work.states import Side
from dondoc.web.forms import add_problems
from dondoc.web.requests import AuthedRequest
from dondoc.web.tasks.filters import TaskFilter
from dondoc.web.tasks.forms import BulkForm

MOST = 5_000  # tasks that one change takes


@require_POST
def tasks_edit(request: AuthedRequest) -> HttpResponse:
    """Asks what to change, tells how many that would be and why others are not, then changes them (``step``)."""
    query = TaskFilter(QueryDict(request.POST.get("query", ""))).query()
    chosen = _chosen(request)
    if not chosen:
        raise Refused(_("Bạn chưa chọn việc nào. Hãy đánh dấu các việc cần thay đổi."))
    step = request.POST.get("step", "")
    form = BulkForm(request.POST if step else None)
    context: dict[str, Any] = {"form": form, "chosen": chosen, "query": query, "all": request.POST.get("all", "")}
    if step and form.is_valid():
        try:
            done, denied = _try(request, form, chosen, really=step == "do")
        except Invalid as error:
            add_problems(form, error)
        else:
            if step == "do":
                _tell(request, done, denied)
                return redirect(f"{reverse('tasks')}?{query}")
            context |= {"preview": done, "denied": denied, "why": Counter(done.refused.values()).most_common()}
    return render(request, "tasks/bulk.html", context, status=422 if form.errors else 200)


def _chosen(request: AuthedRequest) -> list[Assignment]:
    """The rows that were ticked, or all that the filters of the list ask for; only those in sight."""
    today = timezone.localdate()
    rows = assignments_for(request.user, today)
    if request.POST.get("all"):
        form = TaskFilter(QueryDict(request.POST.get("query", "")))
        found = list(narrowed(rows, form.wanted(), today, calendar())[: MOST + 1])
    else:
        ticked = {int(text) for text in request.POST.getlist("row") if text.isascii() and text.isdigit()}
        found = list(rows.filter(pk__in=list(ticked)[: MOST + 1]))
    if len(found) > MOST:
        raise Refused(_("Chỉ thay đổi được tối đa 5.000 việc một lần. Hãy lọc bớt."))
    return found


def _try(request: AuthedRequest, form: BulkForm, chosen: list[Assignment], *, really: bool) -> tuple[Edited, int]:
    """The change or its preview, and how many rows it may not touch."""
    wish = form.wish()
    ids = _allowed(request, wish, chosen)
    if really:
        reason, day = form.cleaned_data["reason"], timezone.localdate()
        done = edit_many(ids=ids, wish=wish, reason=reason, day=day, by=request.user)
    else:
        done = preview_many(ids=ids, wish=wish)
    return done, len(chosen) - len(ids)


def _allowed(request: AuthedRequest, wish: Wish, chosen: list[Assignment]) -> list[int]:
    """To begin is for the unit that holds a task, everything else for the one that gave it."""
    may = powers_of(request.seats)
    side = Side.HOLDER if wish.edit is Edit.START else Side.GIVER
    return [row.pk for row in chosen if side in may.sides(row)]


def _tell(request: AuthedRequest, done: Edited, denied: int) -> None:
    count = len(done.changed)
    if count:
        said = ngettext("Đã thay đổi %(count)d việc.", "Đã thay đổi %(count)d việc.", count)
        messages.success(request, said % {"count": count})
    for sentence in _left(done.refused, denied):
        messages.warning(request, sentence)


def _left(refused: Mapping[int, str], denied: int) -> list[str]:
    """What was not changed, and why."""
    told = [
        _("%(count)d việc giữ nguyên: %(why)s") % {"count": count, "why": why}
        for why, count in Counter(refused.values()).most_common()
    ]
    return told + [_("%(count)d việc giữ nguyên vì bạn không có quyền thay đổi.") % {"count": denied}] * bool(denied)
