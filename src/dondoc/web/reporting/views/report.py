"""The compiled Word report of a round."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone

from dondoc.exports.compiled_report import compiled_report
from dondoc.web.reporting.access import cycle_to_run
from dondoc.web.requests import AuthedRequest

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def cycle_report(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """The report as it stands today, as a file to keep."""
    day = timezone.localdate()
    cycle = cycle_to_run(request.user, cycle_id, day)
    name, content = compiled_report(cycle, as_of=day, today=day)
    return HttpResponse(content, content_type=DOCX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
