"""Taking documents in, one after the other."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.core.errors import Denied, Problem, Refused
from dondoc.documents.actions import read_upload
from dondoc.documents.models import Reading
from dondoc.documents.permissions import can_upload
from dondoc.documents.refusals import LARGEST_FILE, refuse_too_large
from dondoc.web.requests import AuthedRequest

ACCEPTED = ".docx,.pdf,.txt,.md"


def document_upload(request: AuthedRequest) -> HttpResponse:
    """Asks for files and reads them. A script sends one at a time and gets JSON; a plain form gets pages."""
    if not can_upload(request.user, request.seat.unit_id, timezone.localdate()):
        raise Denied(_("Chỉ Văn phòng tổng hợp của đơn vị tải văn bản lên. Hãy đổi vai trò ở đầu trang."))
    if request.method != "POST":
        return _page(request, [])
    if request.accepts("text/html"):
        return _plain(request)
    files = request.FILES.getlist("file")
    if len(files) != 1:
        return JsonResponse({"error": _none_chosen()}, status=422)
    try:
        reading = _read(request, files[0])
    except Refused as error:
        return JsonResponse({"error": str(error)}, status=422)
    return JsonResponse({"url": reverse("reading-check", args=[reading.pk]), "title": str(reading)})


def _plain(request: AuthedRequest) -> HttpResponse:
    """Reads every file of a plain form; what is refused is told above the form, what is read is queued."""
    read: list[Reading] = []
    problems: list[Problem] = []
    for file in request.FILES.getlist("file"):
        try:
            read.append(_read(request, file))
        except Refused as error:
            problems.append(Problem(file.name or "", str(error)))
    if not read and not problems:
        problems.append(Problem("", _none_chosen()))
    if problems:
        return _page(request, problems, read)
    if len(read) == 1:
        return redirect("reading-check", reading_id=read[0].pk)
    messages.success(request, _("Đã đọc %(count)d văn bản. Hãy kiểm tra từng bản.") % {"count": len(read)})
    return redirect("documents")


def _read(request: AuthedRequest, file: UploadedFile[bytes]) -> Reading:
    """The file's reading; a file over the limit is refused before it is taken into memory."""
    refuse_too_large(file.size or 0)
    return read_upload(data=file.read(), name=file.name or "", unit_id=request.seat.unit_id, by=request.user)


def _page(request: AuthedRequest, problems: list[Problem], read: list[Reading] | None = None) -> HttpResponse:
    context = {"problems": problems, "read": read or [], "largest": LARGEST_FILE, "accepted": ACCEPTED}
    return render(request, "documents/upload.html", context, status=422 if problems else 200)


def _none_chosen() -> str:
    return _("Chưa chọn tệp nào. Hãy chọn tệp DOCX, PDF hoặc văn bản thuần trên máy của bạn.")
