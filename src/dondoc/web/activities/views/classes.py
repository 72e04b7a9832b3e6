"""Training classes: lists, one class, what its unit writes of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet, Sum
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from dondoc.activities.actions.classes import cancel_class, change_class, hold_class, hold_unplanned, plan_class
from dondoc.activities.models import Area, Audience, ClassState, TrainingClass
from dondoc.activities.permissions import can_enter
from dondoc.activities.queries import named, of_units
from dondoc.activities.rules.hours import hours_text
from dondoc.web.activities.access import class_in_sight, class_to_change, enters, seat_to_enter
from dondoc.web.activities.filters import Picked, below, picked, searched, unit_choices, window_picked
from dondoc.web.activities.forms.classes import QUARTERS, ClassHeldForm, HeldForm, PlannedForm
from dondoc.web.activities.pages import Figure, Head, Way, file_of, form_page, list_page
from dondoc.web.activities.people import told_count, told_parts
from dondoc.web.activities.serving import plan_served, serves_of
from dondoc.web.activities.tables import Column, Mark, Table
from dondoc.web.requests import AuthedRequest

MARKS = {
    ClassState.PLANNED: ("warn", "hourglass-split"),
    ClassState.HELD: ("good", "check-circle"),
    ClassState.CANCELLED: ("calm", "slash-circle"),
}
YEARS = 5  # that can be looked back at
HEAD = Head(
    "classes",
    gettext_lazy("Lớp tập huấn"),
    gettext_lazy("Chương trình của năm và những lớp đã mở. Người dự chỉ đếm số lượt, không ghi tên."),
    gettext_lazy("Chưa có lớp nào ở mục này. Hãy ghi chương trình của năm, hoặc nhập cả chương trình từ tệp Excel."),
    "journal-check",
)


def mark_of(row: TrainingClass) -> Mark:
    """The state of a class."""
    return Mark(row.get_state_display(), *MARKS[ClassState(row.state)])


def table_of(own_unit: int) -> Table[TrainingClass]:
    """The list as people of a unit see it: small counts of others are not told."""

    def heads(row: TrainingClass) -> int | str | None:
        return told_count(row.heads, own=row.unit_id == own_unit) if row.state == ClassState.HELD else None

    return Table(
        gettext_lazy("Lớp tập huấn"),
        (
            Column("title", gettext_lazy("Chủ đề"), 50, lambda row: row.title, "title"),
            Column("unit", gettext_lazy("Đơn vị"), 40, lambda row: getattr(row, "unit_name", "") or "", "unit_name"),
            Column("area", gettext_lazy("Lĩnh vực"), 28, lambda row: row.get_area_display(), "area"),
            Column("quarter", gettext_lazy("Quý"), 12, lambda row: f"{row.quarter}/{row.year}", "quarter"),
            Column("state", gettext_lazy("Tình trạng"), 16, lambda row: row.get_state_display(), "state", mark=mark_of),
            Column("day", gettext_lazy("Ngày mở lớp"), 14, lambda row: row.held_on, "held_on"),
            Column(
                "hours",
                gettext_lazy("Số giờ"),
                10,
                lambda row: hours_text(row.minutes) if row.minutes else None,
                "minutes",
                number=True,
            ),
            Column("heads", gettext_lazy("Lượt dự"), 10, heads, number=True),
            Column(
                "cost",
                gettext_lazy("Kinh phí (đồng)"),
                16,
                lambda row: row.cost if row.state == ClassState.HELD else None,
                "cost",
                number=True,
            ),
        ),
        lambda row: reverse("class", args=[row.pk]),
        "quarter",
    )


def classes(request: AuthedRequest) -> HttpResponse:
    """The classes in sight."""
    day = timezone.localdate()
    rows, pickers, text = _asked(request, day)
    ways = []
    if enters(request):
        ways = [
            Way(reverse("class-file"), "upload", _("Nhập từ Excel")),
            Way(reverse("class-held-new"), "check-circle", _("Ghi lớp đã mở")),
            Way(reverse("class-new"), "plus-lg", _("Thêm lớp dự kiến"), primary=True),
        ]
    more = {"figures": _figures(rows)}
    table, export = table_of(request.seat.unit_id), reverse("classes-export")
    return list_page(request, table, rows, HEAD, pickers=pickers, text=text, export=export, ways=ways, more=more)


def classes_export(request: AuthedRequest) -> HttpResponse:
    """What the list shows, as an Excel file."""
    day = timezone.localdate()
    table = table_of(request.seat.unit_id)
    return file_of(request, table, _asked(request, day)[0], f"tap-huan-{day:%Y-%m-%d}")


def _figures(rows: QuerySet[TrainingClass]) -> list[Figure]:
    """What the rows come to, all pages together."""
    held = Q(state=ClassState.HELD)
    planned = Q(in_programme=True) & ~Q(state=ClassState.CANCELLED)
    found = rows.order_by().aggregate(
        held=Count("pk", filter=held),
        planned=Count("pk", filter=planned),
        done=Count("pk", filter=planned & held),
        minutes=Sum("minutes", default=0),
        cost=Sum("cost", default=0),
    )
    programme = _("%(done)d/%(planned)d") % found
    return [
        Figure(found["held"], _("lớp đã mở")),
        Figure(programme, _("lớp của chương trình đã mở")),
        Figure(hours_text(found["minutes"]), _("giờ tập huấn")),
        Figure(found["cost"], _("kinh phí"), _("đồng")),
    ]


def _asked(request: AuthedRequest, day: date) -> tuple[QuerySet[TrainingClass], list[Picked], str]:
    """The rows that the query string asks for; this year's where it names none."""
    seen = of_units(TrainingClass.objects.all(), request.user, day)
    years = range(day.year + 1, day.year - YEARS, -1)
    rows, text = searched(seen, request)
    window, days = window_picked(request)
    year = picked(
        request,
        "year",
        _("Năm"),
        [(str(each), str(each)) for each in years],
        _("Mọi năm"),
        "" if days else str(day.year),
    )
    quarter = picked(request, "quarter", _("Quý"), [(str(key), words) for key, words in QUARTERS], _("Cả năm"))
    state = picked(request, "state", _("Tình trạng"), ClassState.choices, _("Mọi tình trạng"))
    area = picked(request, "area", _("Lĩnh vực"), Area.choices, _("Mọi lĩnh vực"))
    unit = picked(request, "unit", _("Đơn vị"), unit_choices(request, day), _("Mọi đơn vị"))
    rows = below(rows, unit, day)
    if days:
        rows = rows.filter(held_on__range=days)
    for name, each in (("year", year), ("quarter", quarter), ("state", state), ("area", area)):
        if each.value:
            rows = rows.filter(**{name: each.value})
    return named(rows, day), [year, quarter, state, area, unit, *window], text


def training_class(request: AuthedRequest, class_id: int) -> HttpResponse:
    """One class."""
    day = timezone.localdate()
    class_in_sight(request, class_id, day)
    found = named(TrainingClass.objects.filter(pk=class_id), day).select_related("plan", "task").get()
    changes = can_enter(request.user, found.unit_id, day)
    counts = {each.get_audience_display(): each.heads for each in found.head_counts.all()}
    context = {
        "training": found,
        "mark": mark_of(found),
        "plan": plan_served(request, found.plan_id, day),
        "hours": hours_text(found.minutes),
        "heads": told_count(found.heads, own=changes),
        "counts": told_parts(counts, own=changes),
        "changes": changes,
    }
    return render(request, "activities/class.html", context)


def class_new(request: AuthedRequest) -> HttpResponse:
    """Puts a class into the programme of the seat's unit."""
    day = timezone.localdate()
    unit_id = seat_to_enter(request, day)
    initial = {"year": day.year, "quarter": (day.month + 2) // 3}
    form = PlannedForm(request.POST or None, unit_id=unit_id, day=day, initial=initial)
    return form_page(
        request,
        form,
        lambda: plan_class(unit_id=unit_id, told=form.planned(), by=request.user),
        heading=_("Thêm lớp dự kiến"),
        back=reverse("classes"),
        back_label=_("Lớp tập huấn"),
        done=_("Đã thêm lớp vào chương trình."),
        goes_to=_address,
    )


def class_held_new(request: AuthedRequest) -> HttpResponse:
    """Keeps a class that was held without standing in the programme."""
    day = timezone.localdate()
    unit_id = seat_to_enter(request, day)
    initial = {"year": day.year, "quarter": (day.month + 2) // 3, "day": day}
    form = ClassHeldForm(request.POST or None, unit_id=unit_id, day=day, initial=initial)
    return form_page(
        request,
        form,
        lambda: hold_unplanned(unit_id=unit_id, told=form.planned(), held=form.held(), today=day, by=request.user),
        heading=_("Ghi lớp đã mở"),
        back=reverse("classes"),
        back_label=_("Lớp tập huấn"),
        done=_("Đã ghi lớp."),
        goes_to=_address,
    )


def class_edit(request: AuthedRequest, class_id: int) -> HttpResponse:
    """Says anew what a class is about."""
    day = timezone.localdate()
    found = class_to_change(request, class_id, day)
    initial: dict[str, Any] = {name: getattr(found, name) for name in ("title", "area", "year", "quarter")}
    initial["serves"] = serves_of(found.plan_id, found.task_id)
    form = PlannedForm(request.POST or None, unit_id=found.unit_id, day=day, initial=initial)

    def act() -> TrainingClass:
        change_class(training=found, told=form.planned(), by=request.user)
        return found

    back = _address(found)
    return form_page(
        request, form, act, heading=_("Sửa lớp"), back=back, back_label=found.title, done=_("Đã lưu thay đổi.")
    )


def class_hold(request: AuthedRequest, class_id: int) -> HttpResponse:
    """Says that a class was held, or puts right what was said of it."""
    day = timezone.localdate()
    found = class_to_change(request, class_id, day)
    form = HeldForm(request.POST or None, initial=_held_so_far(found, day))

    def act() -> TrainingClass:
        hold_class(training=found, held=form.held(), today=day, by=request.user)
        return found

    heading, done = _("Ghi kết quả lớp"), _("Đã ghi kết quả lớp.")
    return form_page(request, form, act, heading=heading, back=_address(found), back_label=found.title, done=done)


def _held_so_far(found: TrainingClass, day: date) -> dict[str, object]:
    if found.state != ClassState.HELD:
        return {"day": day}
    counts = dict(found.head_counts.values_list("audience", "heads"))
    heads = {audience.value: counts.get(audience.value, "") for audience in Audience}
    return {"day": found.held_on, "minutes": hours_text(found.minutes), "cost": found.cost, **heads}


@require_POST
def class_cancel(request: AuthedRequest, class_id: int) -> HttpResponse:
    """Cancels a planned class."""
    found = class_to_change(request, class_id, timezone.localdate())
    cancel_class(training=found, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã hủy lớp."))
    return redirect(_address(found))


def _address(training: TrainingClass) -> str:
    return reverse("class", args=[training.pk])
