"""Findings: the list, one with what was done about it, answering, deciding."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Case, QuerySet, When
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.calendar.queries import calendar
from dondoc.core.errors import Denied, Invalid, Refused
from dondoc.exports.inspections import write_findings
from dondoc.inspections.actions.findings import answer_finding, close_finding, extend_finding, return_finding
from dondoc.inspections.models import Finding, FindingState, Severity
from dondoc.inspections.models.findings import NOT_CLOSED
from dondoc.inspections.permissions import can_answer, can_decide
from dondoc.inspections.queries.findings import (
    findings_seen_by,
    late_by,
    named_findings,
    overdue_on,
    search_findings,
)
from dondoc.units.queries import as_of
from dondoc.web.downloads import as_excel, download
from dondoc.web.forms import add_problems
from dondoc.web.inspections.access import finding_in_sight
from dondoc.web.inspections.forms import ExtendForm, RemedyForm, upload_of
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest

COLUMNS = {"unit": "unit_name", "words": "words", "due": "due", "state": "state", "severity": "graveness"}
LEFT, OVERDUE = "left", "overdue"
MOST = 20_000  # rows of one file made while somebody waits


def findings(request: AuthedRequest) -> HttpResponse:
    """The findings in sight; at first those that are not closed."""
    day, days = timezone.localdate(), calendar()
    rows, asked = _asked(request, day)
    found = listing(request, rows, COLUMNS, "due")
    context = asked | {
        "list": found,
        "rows": [(each, late_by(each, day, days)) for each in found.page],
        "states": [(LEFT, _("Chưa khắc phục xong")), (OVERDUE, _("Quá hạn")), *FindingState.choices],
        "severities": Severity.choices,
    }
    return render(request, "inspections/findings.html#rows" if request.htmx else "inspections/findings.html", context)


def findings_export(request: AuthedRequest) -> FileResponse:
    """What the list shows, as an Excel file."""
    day = timezone.localdate()
    rows, _asked_for = _asked(request, day)
    found = list(rows.order_by("due", "pk")[: MOST + 1])
    if len(found) > MOST:
        raise Refused(_("Danh sách có hơn 20.000 tồn tại. Hãy lọc bớt rồi xuất."))
    return as_excel(f"ton-tai-{day:%Y-%m-%d}.xlsx", lambda file: write_findings(file, found, day, calendar()))


def finding(request: AuthedRequest, finding_id: int) -> HttpResponse:
    """One finding: what is to be done by when, what the unit did, what the office said."""
    return _page(request, finding_in_sight(request, finding_id, timezone.localdate()), RemedyForm())


@require_POST
def answer(request: AuthedRequest, finding_id: int) -> HttpResponse:
    """The unit says what it did, with proof."""
    day = timezone.localdate()
    found = finding_in_sight(request, finding_id, day)
    if not can_answer(request.user, found, day):
        raise Denied
    form = RemedyForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            upload = upload_of(form)
            answer_finding(finding=found, words=form.cleaned_data["words"], upload=upload, today=day, by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã báo kết quả khắc phục. Đơn vị kiểm tra sẽ xác nhận."))
            return redirect("finding", found.pk)
    return _page(request, found, form, status=422)


@require_POST
def close(request: AuthedRequest, finding_id: int) -> HttpResponse:
    """The office confirms."""
    day = timezone.localdate()
    found = _to_decide(request, finding_id, day)
    close_finding(finding=found, today=day, by=request.user)
    messages.success(request, _("Đã xác nhận khắc phục."))
    return redirect("finding", found.pk)


@require_POST
def send_back(request: AuthedRequest, finding_id: int) -> HttpResponse:
    """The office finds that it is not done yet."""
    found = _to_decide(request, finding_id, timezone.localdate())
    return_finding(finding=found, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã trả lại cho đơn vị khắc phục tiếp."))
    return redirect("finding", found.pk)


def extend(request: AuthedRequest, finding_id: int) -> HttpResponse:
    """The office gives the unit until a later day."""
    day = timezone.localdate()
    found = _to_decide(request, finding_id, day)
    form = ExtendForm(request.POST or None)
    if form.is_valid():
        try:
            extend_finding(
                finding=found, due=form.cleaned_data["due"], reason=form.cleaned_data["reason"], by=request.user
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã gia hạn khắc phục."))
            return redirect("finding", found.pk)
    context = {"form": form, "finding": found}
    return render(request, "inspections/extend.html", context, status=422 if form.errors else 200)


def remedy_file(request: AuthedRequest, finding_id: int, remedy_id: int) -> FileResponse:
    """The proof, to be saved."""
    found = finding_in_sight(request, finding_id, timezone.localdate())
    return download(get_object_or_404(found.remedies.select_related("file"), pk=remedy_id).file)


def _page(request: AuthedRequest, found: Finding, form: RemedyForm, status: int = 200) -> HttpResponse:
    day = timezone.localdate()
    decides = can_decide(request.user, found, day)
    context = {
        "finding": found,
        "days": late_by(found, day, calendar()),
        "remedies": list(found.remedies.select_related("file")),
        "form": form,
        "can_answer": found.is_open and can_answer(request.user, found, day),
        "can_decide": decides and found.state == FindingState.ANSWERED,
        "can_extend": decides and found.state != FindingState.CLOSED,
    }
    return render(request, "inspections/finding.html", context, status=status)


def _to_decide(request: AuthedRequest, finding_id: int, day: date) -> Finding:
    found = finding_in_sight(request, finding_id, day)
    if not can_decide(request.user, found, day):
        raise Denied
    return found


def _asked(request: AuthedRequest, day: date) -> tuple[QuerySet[Finding], dict[str, Any]]:
    text, state = request.GET.get("q", "").strip(), request.GET.get("state", LEFT)
    severity, unit_id = request.GET.get("severity", ""), request.GET.get("unit", "")
    rows = search_findings(findings_seen_by(request.user, day), text)
    if state == LEFT:
        rows = rows.filter(state__in=NOT_CLOSED)
    elif state == OVERDUE:
        rows = rows.filter(overdue_on(day, calendar()))
    elif state in FindingState.values:
        rows = rows.filter(state=state)
    if severity in Severity.values:
        rows = rows.filter(severity=severity)
    unit = None
    if unit_id.isascii() and unit_id.isdigit() and len(unit_id) < 19:
        rows = rows.filter(unit_id=int(unit_id))
        unit = as_of(day).filter(unit_id=int(unit_id)).first()
    asked = {"text": text, "state": state, "severity": severity, "unit_id": unit_id, "unit": unit}
    graveness = Case(*(When(severity=each, then=place) for place, each in enumerate(Severity.values)), default=0)
    return named_findings(rows.annotate(graveness=graveness), day), asked | {"query": request.GET.urlencode()}
