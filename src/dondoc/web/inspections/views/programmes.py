"""Yearly programmes: the list, one with its lines, the form."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.core.errors import Denied, Invalid
from dondoc.exports.inspections import write_programme, write_programmes
from dondoc.inspections.actions.programmes import (
    change_programme,
    end_programme,
    issue_programme,
    make_programme,
)
from dondoc.inspections.models import InspectionProgramme, ProgrammeState
from dondoc.inspections.permissions import can_inspect_for
from dondoc.inspections.queries.programmes import (
    Proposal,
    programmes_seen_by,
    proposals_of,
    search_programmes,
    standings_of,
    total_of,
)
from dondoc.inspections.queries.visits import name_on
from dondoc.plans.models import Plan
from dondoc.plans.queries import plans_for
from dondoc.web.downloads import as_excel
from dondoc.web.forms import add_problems
from dondoc.web.inspections.access import inspects, programme_in_sight, programme_to_run
from dondoc.web.inspections.forms import ProgrammeForm
from dondoc.web.inspections.signs import reasons_in_words
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest

COLUMNS = {"title": "title", "year": "year", "unit": "unit_name", "state": "state"}
PLANS = 200  # plans that the form offers


def programmes(request: AuthedRequest) -> HttpResponse:
    """The programmes of the units in sight."""
    day = timezone.localdate()
    context = {
        "list": listing(request, _asked(request, day), COLUMNS, "-year"),
        "text": request.GET.get("q", "").strip(),
        "state": request.GET.get("state", ""),
        "query": request.GET.urlencode(),
        "states": ProgrammeState.choices,
        "can_make": inspects(request, day),
    }
    template = "inspections/programmes.html#rows" if request.htmx else "inspections/programmes.html"
    return render(request, template, context)


def programmes_export(request: AuthedRequest) -> FileResponse:
    """The same, all of them, as an Excel file."""
    day = timezone.localdate()
    rows = _asked(request, day).order_by("-year", "pk")
    return as_excel(f"chuong-trinh-kiem-tra-{day:%Y-%m-%d}.xlsx", lambda file: write_programmes(file, rows))


def _asked(request: AuthedRequest, day: date) -> QuerySet[InspectionProgramme]:
    """The programmes in sight that the query string asks for, each with ``unit_name``."""
    rows = search_programmes(programmes_seen_by(request.user, day), request.GET.get("q", "").strip())
    state = request.GET.get("state", "")
    if state in ProgrammeState.values:
        rows = rows.filter(state=state)
    return rows.annotate(unit_name=name_on("unit_id", day))


def programme(request: AuthedRequest, inspection_programme_id: int) -> HttpResponse:
    """One programme: what each line requires, how far it is."""
    day = timezone.localdate()
    found = programme_in_sight(request, inspection_programme_id, day)
    standings = standings_of(found, day)
    context = {
        "programme": found,
        "office": programmes_seen_by(request.user, day)
        .filter(pk=found.pk)
        .values_list(name_on("unit_id", day), flat=True)
        .first(),
        "standings": standings,
        "total": total_of(standings),
        "can_run": can_inspect_for(request.user, found.unit_id, day),
    }
    return render(request, "inspections/programme.html", context)


def programme_export(request: AuthedRequest, inspection_programme_id: int) -> FileResponse:
    """Its lines and its chosen units as an Excel file."""
    day = timezone.localdate()
    found = programme_in_sight(request, inspection_programme_id, day)
    standings = standings_of(found, day)
    name = f"chuong-trinh-kiem-tra-{found.year}"
    return as_excel(f"{name}-{day:%Y-%m-%d}.xlsx", lambda file: write_programme(file, standings, day, reasons_in_words))


def new_programme(request: AuthedRequest) -> HttpResponse:
    """Begins a programme at the seat's unit, with what a plan asks for (``plan``)."""
    day = timezone.localdate()
    if not inspects(request, day):
        raise Denied
    plans = plans_for(request.user, day)
    asked = request.POST.get("plan") or request.GET.get("plan") or ""
    plan = plans.filter(pk=int(asked)).first() if asked.isascii() and asked.isdigit() else None
    proposals = proposals_of(plan) if plan else []
    form = ProgrammeForm(request.POST or None, initial=_initial(plan, day))
    if form.is_valid():
        try:
            made = make_programme(
                unit_id=request.seat.unit_id,
                yearly=form.told(),
                plan=plan,
                proposals=_kept(request, proposals),
                by=request.user,
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lập chương trình. Hãy xem lại từng nội dung rồi chọn đơn vị."))
            return redirect("inspection-programme", made.pk)
    context: dict[str, Any] = {
        "form": form,
        "plan": plan,
        "plans": plans.order_by("-date", "-pk")[:PLANS],
        "proposals": list(enumerate(proposals)),
    }
    return render(request, "inspections/programme_new.html", context, status=422 if form.errors else 200)


def edit_programme(request: AuthedRequest, inspection_programme_id: int) -> HttpResponse:
    """Puts a programme right."""
    day = timezone.localdate()
    found = programme_to_run(request, inspection_programme_id, day)
    initial = {name: getattr(found, name) for name in ProgrammeForm.base_fields}
    form = ProgrammeForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            change_programme(programme=found, yearly=form.told(), by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("inspection-programme", found.pk)
    context = {"form": form, "programme": found}
    return render(request, "inspections/programme_edit.html", context, status=422 if form.errors else 200)


@require_POST
def issue(request: AuthedRequest, inspection_programme_id: int) -> HttpResponse:
    """Puts a programme to work."""
    found = programme_to_run(request, inspection_programme_id, timezone.localdate())
    issue_programme(programme=found, by=request.user)
    messages.success(request, _("Đã ban hành chương trình. Hãy lên lịch các lần kiểm tra."))
    return redirect("inspection-programme", found.pk)


@require_POST
def end(request: AuthedRequest, inspection_programme_id: int) -> HttpResponse:
    """Ends a programme."""
    found = programme_to_run(request, inspection_programme_id, timezone.localdate())
    end_programme(programme=found, by=request.user)
    messages.success(request, _("Đã kết thúc chương trình."))
    return redirect("inspection-programme", found.pk)


def _initial(plan: Plan | None, day: date) -> dict[str, Any]:
    year = plan.period_start.year if plan and plan.period_start and plan.period_start.year >= day.year else day.year
    title = _("Chương trình kiểm tra năm %(year)d") % {"year": year}
    return {"title": title, "year": year, "starts": date(year, 1, 1), "ends": date(year, 12, 31)}


def _kept(request: AuthedRequest, proposals: list[Proposal]) -> list[Proposal]:
    """Those that stay ticked."""
    ticked = set(request.POST.getlist("proposal"))
    return [each for place, each in enumerate(proposals) if str(place) in ticked]
