"""Visits: the list, one with its findings, planning, cancelling."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.calendar.queries import calendar
from dondoc.core.errors import Denied, Invalid, Refused
from dondoc.exports.inspections import write_visits
from dondoc.inspections.actions.visits import Outing, cancel_visit, change_visit, plan_line, plan_visit
from dondoc.inspections.models import Visit, VisitState
from dondoc.inspections.models.findings import NOT_CLOSED
from dondoc.inspections.permissions import can_fill_sheet, can_inspect_for
from dondoc.inspections.queries.answers import answered
from dondoc.inspections.queries.checklists import checklists_for
from dondoc.inspections.queries.findings import late_by, named_findings
from dondoc.inspections.queries.visits import named, search_visits, team_names, visits_seen_by
from dondoc.inspections.queries.week import sheets_of_week
from dondoc.inspections.queries.year import in_year
from dondoc.units.models import UnitKind
from dondoc.units.queries import as_of, subtree, version_of
from dondoc.web.downloads import as_excel
from dondoc.web.forms import add_problems
from dondoc.web.inspections.access import inspects, line_to_run, visit_in_sight, visit_to_plan
from dondoc.web.inspections.forms import OutingForm, ScheduleForm, year_of
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.picker import picked

COLUMNS = {"unit": "unit_name", "title": "title", "day": "day_", "state": "state", "office": "office_name"}
DAY = Coalesce(F("held"), F("planned"))
PARTNERS = (UnitKind.DEPARTMENT, UnitKind.COMMUNE, UnitKind.COMMITTEE, UnitKind.OTHER)
MOST_SHEETS = 50  # that a device prepares at once
MOST = 20_000  # rows of one file made while somebody waits


def visits(request: AuthedRequest) -> HttpResponse:
    """The visits in sight, of one year."""
    day = timezone.localdate()
    rows, asked = _asked(request, day)
    findings = Count("findings", distinct=True)
    left = Count("findings", filter=Q(findings__state__in=NOT_CLOSED), distinct=True)
    found = listing(request, rows.annotate(found=findings, left=left), COLUMNS, "-day")
    context = asked | {
        "list": found,
        "states": VisitState.choices,
        "years": range(day.year + 1, day.year - 5, -1),
        "today": day,
        "can_plan": inspects(request, day),
        "week": [] if request.htmx else sheets_of_week(request.user, day)[:MOST_SHEETS],
    }
    return render(request, "inspections/visits.html#rows" if request.htmx else "inspections/visits.html", context)


def visits_export(request: AuthedRequest) -> FileResponse:
    """What the list shows, as an Excel file."""
    day = timezone.localdate()
    rows, _asked_for = _asked(request, day)
    found = list(rows.order_by(DAY, "pk")[: MOST + 1])
    if len(found) > MOST:
        raise Refused(_("Danh sách có hơn 20.000 lần kiểm tra. Hãy lọc bớt rồi xuất."))
    return as_excel(f"lan-kiem-tra-{day:%Y-%m-%d}.xlsx", lambda file: write_visits(file, found, team_names(found, day)))


def visit(request: AuthedRequest, visit_id: int) -> HttpResponse:
    """One visit: when, by whom, with which result, what was found."""
    day, days = timezone.localdate(), calendar()
    found = visit_in_sight(request, visit_id, day)
    can_plan = can_inspect_for(request.user, found.office_id, day)
    can_fill = can_fill_sheet(request.user, found, day)
    shows_sheet = can_fill or found.state == VisitState.SIGNED
    findings = named_findings(found.findings.all(), day).order_by("order", "pk")
    context = {
        "visit": found,
        "team": team_names([found], day).get(found.pk, []),
        "sheet": answered(found) if shows_sheet else None,
        "files": list(found.files.select_related("file")) if shows_sheet else [],
        "findings": [(each, late_by(each, day, days)) for each in findings],
        "can_plan": can_plan and found.state in (VisitState.PLANNED, VisitState.HELD),
        "can_fill": can_fill and found.state in (VisitState.PLANNED, VisitState.HELD),
        "can_sign": can_plan and found.state == VisitState.HELD,
    }
    return render(request, "inspections/visit.html", context)


def new_visit(request: AuthedRequest) -> HttpResponse:
    """Plans a visit outside of any programme."""
    day = timezone.localdate()
    if not inspects(request, day):
        raise Denied
    unit = picked(request, request.POST.get("unit") or request.GET.get("unit") or "", day)
    form = OutingForm(request.POST or None, initial={"planned": day}, **_choices(request.seat.unit_id, day))
    missing = request.method == "POST" and unit is None
    problems = [_("Chưa chọn đơn vị. Hãy tìm và chọn một đơn vị trong danh sách.")] if missing else []
    if form.is_valid() and unit is not None:
        try:
            made = plan_visit(
                office_id=request.seat.unit_id,
                unit_id=unit.unit_id,
                outing=_told(form),
                line=None,
                today=day,
                by=request.user,
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lên lịch kiểm tra."))
            return redirect("visit", made.pk)
    context = {"form": form, "unit": unit, "unit_problems": problems}
    status = 422 if form.errors or problems else 200
    return render(request, "inspections/visit_new.html", context, status=status)


def schedule(request: AuthedRequest, inspection_line_id: int) -> HttpResponse:
    """Plans all visits of a line that are missing, spread over its window."""
    day = timezone.localdate()
    line = line_to_run(request, inspection_line_id, day)
    choices = _choices(line.programme.unit_id, day, line.kind)
    form = ScheduleForm(request.POST or None, initial={"title": line.subject}, **choices)
    if form.is_valid():
        try:
            told = _told(form, day)
            n = plan_line(line=line, outing=told, today=day, calendar=calendar(), by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            said = ngettext("Đã lên lịch %(count)d lần kiểm tra.", "Đã lên lịch %(count)d lần kiểm tra.", n)
            messages.success(request, said % {"count": n})
            return redirect("inspection-programme", line.programme_id)
    context = {"form": form, "line": line, "programme": line.programme}
    return render(request, "inspections/schedule.html", context, status=422 if form.errors else 200)


def edit_visit(request: AuthedRequest, visit_id: int) -> HttpResponse:
    """Another day, another team, another checklist."""
    day = timezone.localdate()
    found = visit_to_plan(request, visit_id, day)
    if found.state not in (VisitState.PLANNED, VisitState.HELD):
        raise Denied
    initial = {
        "title": found.title,
        "planned": found.planned,
        "criteria": found.criteria_id,
        "unannounced": found.unannounced,
        "team": list(found.team.values_list("unit_id", flat=True)),
    }
    unit = version_of(found.unit_id, day)
    choices = _choices(found.office_id, day, unit.kind if unit else "")
    if found.criteria is not None and found.criteria.pk not in dict(choices["checklists"]):
        choices["checklists"].append((found.criteria.pk, found.criteria.name))
    form = OutingForm(request.POST or None, initial=initial, **choices)
    if form.is_valid():
        try:
            change_visit(visit=found, outing=_told(form), today=day, by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("visit", found.pk)
    context = {"form": form, "visit": found}
    return render(request, "inspections/visit_edit.html", context, status=422 if form.errors else 200)


@require_POST
def cancel(request: AuthedRequest, visit_id: int) -> HttpResponse:
    """Cancels a visit, with the reason."""
    found = visit_to_plan(request, visit_id, timezone.localdate())
    cancel_visit(visit=found, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã hủy lần kiểm tra."))
    return redirect("visit", found.pk)


def _asked(request: AuthedRequest, day: date) -> tuple[QuerySet[Visit], dict[str, Any]]:
    """The rows that the address asks for, and what it asked."""
    text, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    year, unit_id = year_of(request.GET.get("year", ""), day), request.GET.get("unit", "")
    rows = search_visits(visits_seen_by(request.user, day), text)
    if year is not None:
        rows = in_year(rows, year)
    if state in VisitState.values:
        rows = rows.filter(state=state)
    unit = None
    if unit_id.isascii() and unit_id.isdigit() and len(unit_id) < 19:
        rows = rows.filter(unit_id=int(unit_id))
        unit = as_of(day).filter(unit_id=int(unit_id)).first()
    shown = named(rows, day).annotate(day_=DAY)
    asked = {"text": text, "state": state, "year": year, "unit_id": unit_id, "unit": unit}
    return shown, asked | {"query": request.GET.urlencode()}


def _choices(office_id: int, day: date, kind: str = "") -> dict[str, list[tuple[int, str]]]:
    """The checklists, and the units that may take part: offices below the one that inspects."""
    partners = subtree(office_id, day).exclude(unit_id=office_id).filter(kind__in=PARTNERS)
    return {
        "checklists": [(each.pk, each.name) for each in checklists_for(office_id, day, kind)],
        "partners": list(partners.order_by("kind", "path").values_list("unit_id", "name")[:200]),
    }


def _told(form: OutingForm, day: date | None = None) -> Outing:
    given = form.cleaned_data
    return Outing(
        title=given["title"],
        planned=given.get("planned") or day or timezone.localdate(),
        unannounced=given["unannounced"],
        team=tuple(given["team"]),
        criteria_id=given["criteria"],
    )
