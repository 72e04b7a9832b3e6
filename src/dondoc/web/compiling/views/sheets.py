"""The compiled report as tables."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from dondoc.exports.compiled_report.sheets import report_csv, write_report_book
from dondoc.web.downloads import as_excel
from dondoc.web.reporting.access import cycle_to_run
from dondoc.web.requests import AuthedRequest


@require_safe
def book(request: AuthedRequest, cycle_id: int) -> HttpResponseBase:
    """Targets, figures and late units as an Excel file."""
    day = timezone.localdate()
    cycle = cycle_to_run(request.user, cycle_id, day)
    return as_excel(f"tong-hop-{cycle.pk}.xlsx", lambda file: write_report_book(file, cycle, day))


@require_safe
def table(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """The figures of the units as CSV."""
    day = timezone.localdate()
    cycle = cycle_to_run(request.user, cycle_id, day)
    headers = {"Content-Disposition": f'attachment; filename="tong-hop-{cycle.pk}.csv"'}
    return HttpResponse(report_csv(cycle, day), content_type="text/csv; charset=utf-8", headers=headers)
