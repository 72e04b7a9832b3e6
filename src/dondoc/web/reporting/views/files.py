"""Files that go with a report."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.core.errors import Denied, Refused
from dondoc.documents.attachments import LARGEST, Attachment, attachment
from dondoc.reporting.actions.attaching import attach, detach, replace
from dondoc.reporting.models import Obligation, ReportFile, SubmissionState
from dondoc.reporting.permissions import can_fill
from dondoc.web.downloads import download
from dondoc.web.reporting.access import obligation_seen
from dondoc.web.requests import AuthedRequest


@require_POST
def report_file_add(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Puts a file into the report, where an indicator asks for one or beside the whole."""
    found, upload = _to_fill(request, obligation_id), _upload(request)
    attach(obligation=found, indicator_id=_indicator_id(request), upload=upload, by=request.user)
    messages.success(request, _("Đã thêm tệp vào báo cáo."))
    return _at_its_place(obligation_id, _indicator_id(request))


@require_POST
def report_file_replace(request: AuthedRequest, obligation_id: int, file_id: int) -> HttpResponse:
    """Puts another file into the place of one."""
    found, upload = _to_fill(request, obligation_id), _upload(request)
    made = replace(obligation=found, file_id=file_id, upload=upload, by=request.user)
    messages.success(request, _("Đã thay tệp trong báo cáo."))
    return _at_its_place(obligation_id, made.indicator_id)


@require_POST
def report_file_remove(request: AuthedRequest, obligation_id: int, file_id: int) -> HttpResponse:
    """Takes a file out of the report again."""
    detach(obligation=_to_fill(request, obligation_id), file_id=file_id, by=request.user)
    messages.success(request, _("Đã bỏ tệp khỏi báo cáo."))
    return _at_its_place(obligation_id, _indicator_id(request))


def report_file(request: AuthedRequest, obligation_id: int, file_id: int) -> FileResponse:
    """The file, to be saved: of a version that was sent for all who see the report, of a draft for who fills it."""
    day = timezone.localdate()
    found = obligation_seen(request.user, obligation_id, day)
    rows = ReportFile.objects.filter(submission__obligation=found).select_related("file")
    if not can_fill(request.user, found, day):
        rows = rows.exclude(submission__state=SubmissionState.DRAFT)
    return download(get_object_or_404(rows, pk=file_id).file)


def _indicator_id(request: AuthedRequest) -> int | None:
    asked = request.POST.get("indicator", "")
    return int(asked) if asked.isdecimal() else None


def _at_its_place(obligation_id: int, indicator_id: int | None) -> HttpResponse:
    """The form again, at the files that were changed."""
    place = f"{indicator_id}.file" if indicator_id else "beside"
    return redirect(f"{reverse('obligation', args=[obligation_id])}#{place}-label")


def _upload(request: AuthedRequest) -> Attachment:
    file = request.FILES.get("file")
    if file is None:
        raise Refused(_("Chưa chọn tệp. Hãy chọn một tệp PDF, DOCX hoặc ảnh rồi tải lên."))
    return attachment(file.read(LARGEST + 1), file.name or "", unnamed="tai-lieu")


def _to_fill(request: AuthedRequest, obligation_id: int) -> Obligation:
    day = timezone.localdate()
    found = obligation_seen(request.user, obligation_id, day)
    if not can_fill(request.user, found, day):
        raise Denied
    return found
