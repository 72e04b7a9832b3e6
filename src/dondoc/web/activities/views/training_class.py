"""One training class, and what its unit writes of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.activities.actions.classes import cancel_class, change_class, hold_class, hold_unplanned, plan_class
from dondoc.activities.models import Audience, ClassState, TrainingClass
from dondoc.activities.permissions import can_enter
from dondoc.activities.queries import named
from dondoc.activities.rules.hours import hours_text
from dondoc.web.activities.access import class_in_sight, class_to_change, seat_to_enter
from dondoc.web.activities.forms.classes import ClassHeldForm, HeldForm, PlannedForm
from dondoc.web.activities.pages import form_page
from dondoc.web.activities.people import told_count, told_parts
from dondoc.web.activities.serving import plan_served, serves_of
from dondoc.web.activities.views.classes import mark_of
from dondoc.web.requests import AuthedRequest


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
