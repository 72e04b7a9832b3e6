"""Files that go with a report."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.core.errors import Denied, Refused
from dondoc.documents.attachments import LARGEST, attachment
from dondoc.reporting.actions.attaching import attach, detach
from dondoc.reporting.models import Obligation, ReportFile, SubmissionState
from dondoc.reporting.permissions import can_fill
from dondoc.web.downloads import download
from dondoc.web.reporting.access import obligation_seen
from dondoc.web.requests import AuthedRequest


@require_POST
def report_file_add(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Puts a file into the report, where an indicator asks for one or beside the whole."""
    found = _to_fill(request, obligation_id)
    file = request.FILES.get("file")
    if file is None:
        raise Refused(_("Chưa chọn tệp. Hãy chọn một tệp PDF, DOCX hoặc ảnh rồi tải lên."))
    upload = attachment(file.read(LARGEST + 1), file.name or "", unnamed="tai-lieu")
    asked = request.POST.get("indicator", "")
    attach(obligation=found, indicator_id=int(asked) if asked.isdecimal() else None, upload=upload, by=request.user)
    messages.success(request, _("Đã thêm tệp vào báo cáo."))
    return redirect("obligation", obligation_id)


@require_POST
def report_file_remove(request: AuthedRequest, obligation_id: int, file_id: int) -> HttpResponse:
    """Takes a file out of the report again."""
    detach(obligation=_to_fill(request, obligation_id), file_id=file_id, by=request.user)
    messages.success(request, _("Đã bỏ tệp khỏi báo cáo."))
    return redirect("obligation", obligation_id)


def report_file(request: AuthedRequest, obligation_id: int, file_id: int) -> FileResponse:
    """The file, to be saved: of a version that was sent for all who see the report, of a draft for who fills it."""
    day = timezone.localdate()
    found = obligation_seen(request.user, obligation_id, day)
    rows = ReportFile.objects.filter(submission__obligation=found).select_related("file")
    if not can_fill(request.user, found, day):
        rows = rows.exclude(submission__state=SubmissionState.DRAFT)
    return download(get_object_or_404(rows, pk=file_id).file)


def _to_fill(request: AuthedRequest, obligation_id: int) -> Obligation:
    day = timezone.localdate()
    found = obligation_seen(request.user, obligation_id, day)
    if not can_fill(request.user, found, day):
        raise Denied
    return found
