"""Papers of yearly rounds, as Word files or PDF."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dondoc.assessments.models import AssessmentRound
from dondoc.compiling.papers.pdf import as_pdf
from dondoc.compiling.yearly import minutes, proposal, recognition, score_sheet
from dondoc.web.assessments.access import assessment_seen, decision_seen, round_seen
from dondoc.web.reporting.views.report import DOCX
from dondoc.web.requests import AuthedRequest

PDF = "application/pdf"


@require_safe
def sheet_paper(request: AuthedRequest, assessment_id: int) -> HttpResponse:
    """The score sheet of a unit."""
    day = timezone.localdate()
    return _file(request, score_sheet(assessment_seen(request.user, assessment_id, day), day), "phieu-cham-diem")


@require_safe
def round_paper(request: AuthedRequest, yearly_id: int, paper: str) -> HttpResponse:
    """The minutes of the council, or the Tờ trình."""
    day = timezone.localdate()
    makers: dict[str, Callable[[AssessmentRound], bytes]] = {
        "bien-ban": lambda found: minutes(found, day),
        "to-trinh": lambda found: proposal(found, day),
    }
    found = round_seen(request.user, yearly_id, day)
    if paper not in makers:
        raise Http404
    return _file(request, makers[paper](found), paper)


@require_safe
def decision_paper(request: AuthedRequest, decision_id: int) -> HttpResponse:
    """The Quyết định công nhận with its list."""
    day = timezone.localdate()
    return _file(request, recognition(decision_seen(request.user, decision_id, day), day), "quyet-dinh-cong-nhan")


def _file(request: AuthedRequest, content: bytes, name: str) -> HttpResponse:
    """The Word file, or a PDF of it where that is asked for."""
    pdf = request.GET.get("dang") == "pdf"
    response = HttpResponse(as_pdf(content) if pdf else content, content_type=PDF if pdf else DOCX)
    response["Content-Disposition"] = f'attachment; filename="{name}.{"pdf" if pdf else "docx"}"'
    return response
