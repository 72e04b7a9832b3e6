"""Saying which plan a document changes, and whether by clauses or as a whole."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.core.errors import Denied, Refused
from dondoc.documents.actions import compose_reading, take_over_choices
from dondoc.documents.amended import amended_documents
from dondoc.documents.models import Reading, ReadingState
from dondoc.documents.permissions import can_check_reading
from dondoc.plans.amendments import plans_of_unit, text_of
from dondoc.plans.models import Plan
from dondoc.plans.permissions import can_run_plan
from dondoc.plans.queries import search
from dondoc.web.documents.access import reading_in_sight
from dondoc.web.plans.access import plan_in_sight
from dondoc.web.plans.choosing import choice_of
from dondoc.web.requests import AuthedRequest

FOUND = 20  # plans that a search offers


def amendment_choose(request: AuthedRequest, reading_id: int) -> HttpResponse:
    """Offers the plans that the document names, and any other plan of the unit by a search (``q``)."""
    day = timezone.localdate()
    reading = reading_in_sight(request, reading_id, day)
    if not can_check_reading(request.user, reading, day):
        raise Denied(_("Chỉ Văn phòng tổng hợp của đơn vị điều hành kế hoạch so sánh và nhận sửa đổi."))
    if request.method == "POST":
        return _go_on(request, reading, day)
    text = request.GET.get("q", "").strip()
    context = {
        "reading": reading,
        "choice": choice_of(reading, request.user, day),
        "waiting": reading.state == ReadingState.WAITING,
        "text": text,
        "found": list(search(plans_of_unit(reading.unit_id), text)[:FOUND]),
    }
    return render(request, "plans/amend.html#found" if request.htmx else "plans/amend.html", context)


def _go_on(request: AuthedRequest, reading: Reading, day: date) -> HttpResponse:
    """Makes what is to be compared: the plan's text with the changes, or the reading itself as a new text."""
    chosen, _dot, which = request.POST.get("plan", "").partition(".")
    if not chosen.isascii() or not chosen.isdigit() or len(chosen) > 10:
        raise Refused(_("Hãy chọn kế hoạch được sửa đổi trong danh sách."))
    plan = plan_in_sight(request, int(chosen), day)
    if not can_run_plan(request.user, plan, day):
        raise Denied(_("Chỉ Văn phòng tổng hợp của đơn vị điều hành kế hoạch so sánh và nhận sửa đổi."))
    if not which:
        take_over_choices(reading=reading, base=text_of(plan), by=request.user)
        return redirect("amendment-compare", plan.pk, reading.pk)
    return redirect("amendment-compare", plan.pk, _composed(request, plan, reading, which).pk)


def _composed(request: AuthedRequest, plan: Plan, reading: Reading, which: str) -> Reading:
    documents = {str(number): each for number, each in enumerate(amended_documents(reading.plan))}
    if which not in documents:
        raise Refused(_("Văn bản không nêu thay đổi này. Hãy tải lại trang rồi chọn lại."))
    numbers = documents[which].numbers
    return compose_reading(base=text_of(plan), document=reading, numbers=numbers, unit_id=plan.unit_id, by=request.user)
