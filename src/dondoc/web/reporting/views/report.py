"""The compiled Word report of a round."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone

from dondoc.compiling.queries import usual_kind
from dondoc.compiling.reading import paper_now
from dondoc.exports.compiled_report import file_name
from dondoc.web.reporting.access import cycle_to_run
from dondoc.web.requests import AuthedRequest

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def cycle_report(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """The report as it stands today, as a file to keep; no version is made of it."""
    day = timezone.localdate()
    cycle = cycle_to_run(request.user, cycle_id, day)
    now = paper_now(cycle, usual_kind(cycle), day)
    headers = {"Content-Disposition": f'attachment; filename="{file_name(cycle)}"'}
    return HttpResponse(now.content, content_type=DOCX, headers=headers)
