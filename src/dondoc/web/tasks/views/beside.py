"""Evidence beside an assignment."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.core.errors import Refused
from dondoc.documents.attachments import LARGEST, attachment
from dondoc.plans.work.actions import add_file, add_link, remove_evidence
from dondoc.web.downloads import download
from dondoc.web.requests import AuthedRequest
from dondoc.web.tasks.access import assignment_to_work, evidence_in_sight
from dondoc.web.tasks.views.moves import to_assignment


@require_POST
def evidence_add(request: AuthedRequest, assignment_id: int) -> HttpResponse:
    """Keeps a file or a link; a file goes before a link where both came."""
    row, entered = assignment_to_work(request, assignment_id, timezone.localdate())
    words, link, file = request.POST.get("words", ""), request.POST.get("link", ""), request.FILES.get("file")
    if file is not None:
        upload = attachment(file.read(LARGEST + 1), file.name or "", unnamed="minh-chung")
        add_file(assignment=row, upload=upload, words=words, by=request.user, entered=entered)
    elif link.strip():
        add_link(assignment=row, link=link, words=words, by=request.user, entered=entered)
    else:
        raise Refused(_("Chưa có minh chứng nào. Hãy chọn một tệp hoặc ghi địa chỉ trang."))
    messages.success(request, _("Đã thêm minh chứng."))
    return to_assignment(row)


@require_POST
def evidence_remove(request: AuthedRequest, evidence_id: int) -> HttpResponse:
    """Takes a piece away again."""
    day = timezone.localdate()
    evidence = evidence_in_sight(request, evidence_id, day)
    row, _entered = assignment_to_work(request, evidence.assignment_id, day)
    remove_evidence(evidence=evidence, by=request.user)
    messages.success(request, _("Đã bỏ minh chứng."))
    return to_assignment(row)


def evidence_file(request: AuthedRequest, evidence_id: int) -> FileResponse:
    """The file, to be saved."""
    return download(evidence_in_sight(request, evidence_id, timezone.localdate()).file)
