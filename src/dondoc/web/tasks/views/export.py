"""The tasks that a list shows, as an Excel file: all pages of it, in its order."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.calendar.queries import calendar
from dondoc.core.errors import Refused
from dondoc.exports.tasks import write_tasks
from dondoc.plans.work.queries import assignments_for, narrowed
from dondoc.web.downloads import as_excel
from dondoc.web.requests import AuthedRequest
from dondoc.web.tasks.filters import TaskFilter
from dondoc.web.tasks.rows import ordering, shown, sort_of

MOST = 20_000  # rows of one file made while somebody waits


def tasks_export(request: AuthedRequest) -> HttpResponseBase:
    """What the filters ask for."""
    today = timezone.localdate()
    form = TaskFilter(request.GET)
    days = calendar()
    rows = narrowed(assignments_for(request.user, today), form.wanted(), today, days)
    found = list(shown(rows, today).order_by(*ordering(sort_of(request.GET.get("sort", ""))))[: MOST + 1])
    if len(found) > MOST:
        raise Refused(_("Danh sách có hơn 20.000 việc. Hãy lọc bớt rồi xuất."))
    return as_excel(f"cong-viec-{today:%Y-%m-%d}.xlsx", lambda file: write_tasks(file, found, today, days))
