"""The register of recognitions, and what one unit was given over the years."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.db.models import F, Q, QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import Role
from dondoc.assessments.actions.deciding import withdraw
from dondoc.assessments.models import Recognition
from dondoc.assessments.permissions import can_withdraw
from dondoc.assessments.queries import in_force, own_assessments, recognitions_for
from dondoc.core.errors import Denied, Invalid, Refused
from dondoc.exports.assessments import write_recognitions
from dondoc.reporting.queries import unit_names
from dondoc.units.folding import fold
from dondoc.units.permissions import can_see_unit
from dondoc.web.assessments.forms import WithdrawForm
from dondoc.web.downloads import as_excel
from dondoc.web.forms import add_problems
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest

COLUMNS = {
    "unit": "unit_name",
    "year": "year",
    "level": "level_name",
    "until": "valid_to",
    "decision": "decision__date",
}
MOST = 100_000


def recognitions(request: AuthedRequest) -> HttpResponse:
    """Who is recognised at which level, by which decision, until when."""
    day = timezone.localdate()
    seen = recognitions_for(request.user, day)
    found = listing(request, _narrowed(seen, request, day), COLUMNS, "-year")
    context = _filters(request) | {"list": found, "rows": [(each, _holds(each, day)) for each in found.page]}
    context["withdraws"] = request.seat.unit_id if request.seat.role == Role.HEAD else 0
    if not request.htmx:
        offered = list(seen.order_by().values_list("year", "level_name").distinct())
        context["years"] = sorted({year for year, _level in offered}, reverse=True)
        context["levels"] = sorted({level for _year, level in offered})
    template = "assessments/register.html#rows" if request.htmx else "assessments/register.html"
    return render(request, template, context)


def recognitions_export(request: AuthedRequest) -> HttpResponseBase:
    """What the filters ask for, as an Excel file."""
    day = timezone.localdate()
    rows = list(
        _narrowed(recognitions_for(request.user, day), request, day).order_by("-year", F("unit_name"), "pk")[: MOST + 1]
    )
    if len(rows) > MOST:
        raise Refused(_("Danh sách có hơn 100.000 công nhận. Hãy lọc bớt rồi xuất."))
    return as_excel(f"cong-nhan-{day:%Y-%m-%d}.xlsx", lambda file: write_recognitions(file, rows))


def unit_recognitions(request: AuthedRequest, unit_id: int) -> HttpResponse:
    """The rounds that one unit stood in, with points and level, and its recognitions."""
    day = timezone.localdate()
    if not can_see_unit(request.user, unit_id, day):
        raise Http404
    rows = list(own_assessments(unit_id).prefetch_related("recognitions__decision", "round__criteria__levels"))
    listed = []
    for each in rows:
        names = {level.key: level.name for level in each.round.criteria.levels.all()}
        listed.append((each, names.get(each.level, "") if each.state == "published" else "", each.recognitions.all()))
    name = unit_names([unit_id], day).get(unit_id, ("", ""))[1]
    return render(
        request, "assessments/unit.html", {"rows": listed, "unit_name": name, "unit_id": unit_id, "today": day}
    )


def recognition_withdraw(request: AuthedRequest, recognition_id: int) -> HttpResponse:
    """Ends a recognition from a day on, for a reason."""
    day = timezone.localdate()
    rows = recognitions_for(request.user, day).select_related("decision__round", "criteria")
    found = get_object_or_404(rows, pk=recognition_id)
    if not can_withdraw(request.user, found, day):
        raise Denied(_("Chỉ thủ trưởng đơn vị đã công nhận thu hồi được, và chỉ một lần."))
    form = WithdrawForm(request.POST or None, initial={"day": day})
    if form.is_valid():
        given = form.cleaned_data
        try:
            withdraw(recognition=found, reason=given["reason"], day=given["day"], by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã thu hồi công nhận."))
            return redirect("recognitions")
    context = {"form": form, "recognition": found}
    return render(request, "assessments/withdraw.html", context, status=422 if form.errors else 200)


def _narrowed(rows: QuerySet[Recognition], request: AuthedRequest, day: date) -> QuerySet[Recognition]:
    asked = _filters(request)
    if asked["year"].isdecimal() and len(asked["year"]) == 4:
        rows = rows.filter(year=int(asked["year"]))
    if asked["level"]:
        rows = rows.filter(level_name=asked["level"])
    if asked["state"] == "now":
        rows = rows.filter(in_force(day))
    elif asked["state"] == "withdrawn":
        rows = rows.filter(withdrawn_on__isnull=False)
    elif asked["state"] == "over":
        rows = rows.filter(withdrawn_on__isnull=True, valid_to__lt=day)
    for word in fold(asked["text"]).split():
        rows = rows.filter(Q(("folded__contains", word)))
    return rows


def _filters(request: AuthedRequest) -> dict[str, str]:
    get = request.GET
    return {
        "text": get.get("q", "").strip()[:200],
        "year": get.get("year", ""),
        "level": get.get("level", "")[:60],
        "state": get.get("state", ""),
    }


def _holds(each: Recognition, day: date) -> str:
    """Where a recognition stands on a day: "withdrawn", "over", "coming" or "now"."""
    if each.withdrawn_on is not None and each.withdrawn_on <= day:
        return "withdrawn"
    if each.valid_to is not None and each.valid_to < day:
        return "over"
    return "coming" if each.valid_from > day else "now"
