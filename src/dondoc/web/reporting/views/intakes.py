"""Workbooks of a whole round: out to many units at once, and back in together."""

from __future__ import annotations

from datetime import date, timedelta
from typing import IO, Any, cast

from django.contrib import messages
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dondoc.accounts.models import Role, User
from dondoc.accounts.permissions import stands_in_at
from dondoc.core.errors import Refused
from dondoc.exports.form_books import table_book, zip_of_books
from dondoc.reporting.actions.intakes import MOST_BYTES, cancel_intake, take_in_workbooks
from dondoc.reporting.filling import OPEN_TO_FILL
from dondoc.reporting.models import Cycle, Intake, IntakeResult, IntakeState, Obligation, Outcome
from dondoc.reporting.queries import owing_below
from dondoc.units.models import UnitVersion
from dondoc.units.queries import as_of
from dondoc.web.downloads import as_excel
from dondoc.web.lists import listing
from dondoc.web.reporting.access import cycle_to_collect, intake_seen
from dondoc.web.requests import AuthedRequest

COLUMNS = {"file": "file", "name": "name", "unit": "unit_name", "outcome": "outcome"}
SHOWN = 20  # earlier intakes on the page
UNCHANGED = 204
UNATTENDED = timedelta(minutes=1)


def workbooks(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """What may be downloaded for a round, and the form that takes filled workbooks in."""
    day = timezone.localdate()
    cycle, counts = cycle_to_collect(request, cycle_id, day)
    if request.method == "POST":
        return redirect("intake", _take_in(request, cycle, day).pk)
    context = {
        "cycle": cycle,
        "waiting": sum(counts.get(state, 0) for state in OPEN_TO_FILL),
        "intakes": _told(cycle.intakes.filter(unit_id=request.seat.unit_id))[:SHOWN],
        "most": MOST_BYTES >> 20,
    }
    return render(request, "reporting/workbooks.html", context)


@require_safe
def workbooks_zip(request: AuthedRequest, cycle_id: int) -> HttpResponseBase:
    """A zip with a workbook for each unit below that still owes."""
    cycle, rows, units = _waiting(request, cycle_id)
    response = StreamingHttpResponse(
        zip_of_books(cycle, rows, units, timezone.localdate()), content_type="application/zip"
    )
    response["Content-Disposition"] = f'attachment; filename="bao-cao-ky-{cycle.pk}.zip"'
    return response


@require_safe
def workbooks_table(request: AuthedRequest, cycle_id: int) -> HttpResponseBase:
    """One workbook with a line for each unit below that still owes."""
    cycle, rows, units = _waiting(request, cycle_id)
    return as_excel(f"bang-ky-{cycle.pk}.xlsx", lambda file: table_book(file, cycle, rows, units, timezone.localdate()))


@require_safe
def intake(request: AuthedRequest, intake_id: int) -> HttpResponse:
    """How far it is, and what became of each file.

    To htmx the fragment alone, or nothing where the page shows it already (``?da=<what it shows>``).
    """
    found = intake_seen(request, intake_id)
    shown = f"{found.state}-{found.files_done}-{int(_is_unattended(found))}"
    if request.htmx and request.GET.get("da") == shown:
        return HttpResponse(status=UNCHANGED)
    counts = dict(found.results.order_by().values_list("outcome").annotate(Count("pk")))
    outcome = request.GET.get("outcome", "")
    results = _named(found.results.all(), timezone.localdate())
    if outcome in Outcome.values:
        results = results.filter(outcome=outcome)
    context = {
        "intake": found,
        "cycle": found.cycle,
        "unattended": _is_unattended(found),
        "shown": shown,
        "counts": [(each.value, each.label, counts.get(each.value, 0)) for each in Outcome],
        "list": listing(request, results, COLUMNS, "file"),
        "outcome": outcome,
    }
    template = "reporting/intake.html#intake" if request.htmx else "reporting/intake.html"
    return render(request, template, context)


@require_POST
def intake_cancel(request: AuthedRequest, intake_id: int) -> HttpResponse:
    """Stops reading; what was entered stays."""
    cancel_intake(intake=intake_seen(request, intake_id))
    messages.success(request, _("Đã thôi đọc các tệp còn lại. Những gì đã nhập vẫn được giữ."))
    return redirect("intake", intake_id)


def _is_unattended(found: Intake) -> bool:
    """Whether it has waited longer than any worker that is there would let it."""
    return found.state == IntakeState.WAITING and timezone.now() - found.created_at > UNATTENDED


def _take_in(request: AuthedRequest, cycle: Cycle, day: date) -> Intake:
    uploads = [(each.name or "", cast(IO[bytes], each)) for each in request.FILES.getlist("file")]
    return take_in_workbooks(
        cycle=cycle,
        unit_id=request.seat.unit_id,
        uploads=uploads,
        reason=request.POST.get("reason", ""),
        sends="sends" in request.POST,
        by=request.user,
        instead_of=_instead_of(request, day),
    )


def _instead_of(request: AuthedRequest, day: date) -> User | None:
    """Whom the user stands in for in this office."""
    seat = stands_in_at(request.user, request.seat.unit_id, Role.OFFICE, day=day)
    return seat.stands_in_for.user if seat and seat.stands_in_for else None


def _waiting(request: AuthedRequest, cycle_id: int) -> tuple[Cycle, list[Obligation], dict[int, UnitVersion]]:
    """The reports that units below still owe, in the order of the tree, and the units as they stand."""
    day = timezone.localdate()
    cycle, _counts = cycle_to_collect(request, cycle_id, day)
    if cycle.closed_at is not None:
        raise Refused(_("Kỳ báo cáo đã đóng nên không còn gì để điền."))
    owing = owing_below(cycle, request.seat.unit_id, day).filter(state__in=OPEN_TO_FILL)
    rows = {each.unit_id: each for each in owing}
    found = as_of(day).filter(unit_id__in=cycle.obligations.values("unit_id")).order_by("path")
    units = {each.unit_id: each for each in found if each.unit_id in rows}
    if not units:
        raise Refused(_("Mọi đơn vị cấp dưới đã gửi báo cáo của kỳ này, không còn tệp nào để điền."))
    return cycle, [rows[unit_id] for unit_id in units], units


def _named(results: QuerySet[IntakeResult], day: date) -> QuerySet[Any]:
    """Results with ``unit_name`` on a day, and the report that they went into."""
    names = as_of(day).filter(unit_id=OuterRef("unit_id")).order_by().values("name")[:1]
    reports = Obligation.objects.filter(cycle=OuterRef("intake__cycle"), unit=OuterRef("unit_id")).values("pk")[:1]
    return results.annotate(unit_name=Subquery(names), report=Subquery(reports))


def _told(intakes: QuerySet[Intake]) -> QuerySet[Any]:
    """Intakes with how many of their results were refused."""
    refused = IntakeResult.objects.filter(intake=OuterRef("pk"), outcome=Outcome.REFUSED).order_by()
    counted = refused.values("intake").annotate(n=Count("pk")).values("n")
    return intakes.select_related("by").annotate(refused=Subquery(counted))
