"""What a unit has to do: the most urgent first, each reported on with one click."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from django.db.models import F, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from dondoc.calendar.queries import calendar
from dondoc.plans.models import Assignment
from dondoc.plans.work.permissions import Powers, powers_of
from dondoc.plans.work.states import OPEN, Status
from dondoc.web.requests import AuthedRequest
from dondoc.web.tasks.forms import ReportForm
from dondoc.web.tasks.rounds import to_confirm
from dondoc.web.tasks.rows import Row, rows_of, shown

WEEK = timedelta(days=7)
AT_ONCE = 100  # open assignments on the page; more are found in the list


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading."""

    name: str
    label: StrPromise
    rows: Sequence[Row]


LABELS = {
    "late": _("Đã quá hạn"),
    "sent_back": _("Bị trả lại, cần làm thêm"),
    "this_week": _("Đến hạn trong 7 ngày tới"),
    "later": _("Việc khác đang mở"),
    "ahead": _("Kỳ này đã xong, chờ kỳ sau"),
    "to_confirm": _("Chờ đơn vị bạn xác nhận"),
    "done": _("Đã báo xong, chờ xác nhận"),
}


def tasks_mine(request: AuthedRequest) -> HttpResponse:
    """Everything that the seat's unit holds and has not finished, and what waits for its confirmation."""
    today, unit_id, may = timezone.localdate(), request.seat.unit_id, powers_of(request.seats)
    rows = Assignment.objects.select_related("task__plan", "parent")
    held = shown(rows.filter(unit_id=unit_id), today).order_by(F("due").asc(nulls_last=True), "pk")
    still_open = held.filter(status__in=[status.value for status in OPEN])
    found = list(still_open[: AT_ONCE + 1])
    waiting = list(held.filter(status=Status.DONE)[:AT_ONCE])
    groups = _groups(found[:AT_ONCE], waiting, _to_confirm(unit_id, today), may, today)
    context = {
        "groups": groups,
        "today": today,
        "unit_id": unit_id,
        "more": len(found) > AT_ONCE,
        "rounds": to_confirm(unit_id, today),
        "late": next((len(group.rows) for group in groups if group.name == "late"), 0),
        "works": unit_id in may.works,
        "report": ReportForm(day=today, initial={"period": f"{today:%Y-%m}"}),
        "here": request.path,
    }
    return render(request, "tasks/mine.html", context)


def _to_confirm(unit_id: int, today: date) -> list[Assignment]:
    """What units below say is done, of what this unit gave them or of plans that it runs."""
    gave = Q(parent__unit_id=unit_id) | Q(parent__isnull=True, task__plan__unit_id=unit_id)
    rows = Assignment.objects.select_related("task__plan", "parent").filter(gave, status=Status.DONE)
    return list(shown(rows, today).order_by("done_on", "pk")[:AT_ONCE])


def _groups(
    still_open: list[Assignment], waiting: list[Assignment], to_confirm: list[Assignment], may: Powers, today: date
) -> list[Group]:
    by_name: dict[str, list[Row]] = {name: [] for name in LABELS}
    every = iter(rows_of([*still_open, *waiting, *to_confirm], may, today, calendar()))
    for row in islice(every, len(still_open)):
        by_name[_place(row, today)].append(row)
    by_name["done"] = [*islice(every, len(waiting))]
    by_name["to_confirm"] = [*every]
    return [Group(name, label, by_name[name]) for name, label in LABELS.items() if by_name[name]]


def _place(row: Row, today: date) -> str:
    if row.days_late:
        return "late"
    if row.assignment.state is Status.SENT_BACK:
        return "sent_back"
    if row.opens:
        return "ahead"
    due = row.assignment.due
    return "this_week" if due and due < today + WEEK else "later"
