"""Taking documents in, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.core.errors import Denied, Problem, Refused
from dondoc.documents.actions import take_in
from dondoc.documents.models import Reading, ReadingJob
from dondoc.documents.permissions import can_upload
from dondoc.documents.refusals import LARGEST_FILE, refuse_too_large
from dondoc.web.requests import AuthedRequest

ACCEPTED = ".docx,.docm,.dotx,.doc,.odt,.rtf,.pdf,.txt,.md,.html,.htm,.png,.jpg,.jpeg,.tif,.tiff,.webp,.bmp"

Taken = Reading | ReadingJob


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
        taken = _take_in(request, files[0])
    except Refused as error:
        return JsonResponse({"error": str(error)}, status=422)
    return JsonResponse({"url": _address(taken), "title": str(taken), "slow": isinstance(taken, ReadingJob)})


def _plain(request: AuthedRequest) -> HttpResponse:
    """Takes in every file of a plain form; what is refused is told above the form, what is read is queued."""
    taken: list[Taken] = []
    problems: list[Problem] = []
    for file in request.FILES.getlist("file"):
        try:
            taken.append(_take_in(request, file))
        except Refused as error:
            problems.append(Problem(file.name or "", str(error)))
    if not taken and not problems:
        problems.append(Problem("", _none_chosen()))
    if problems:
        return _page(request, problems, taken)
    if len(taken) == 1:
        return redirect(_address(taken[0]))
    messages.success(request, _("Đã nhận %(count)d tệp. Hãy kiểm tra từng bản đọc.") % {"count": len(taken)})
    return redirect("documents")


def _take_in(request: AuthedRequest, file: UploadedFile[bytes]) -> Taken:
    """The file's reading or its job; a file over the limit is refused before it is taken into memory."""
    refuse_too_large(file.size or 0)
    return take_in(data=file.read(), name=file.name or "", unit_id=request.seat.unit_id, by=request.user)


def _address(taken: Taken) -> str:
    if isinstance(taken, ReadingJob):
        return reverse("reading-job", args=[taken.pk])
    return reverse("reading-check", args=[taken.pk])


def _page(request: AuthedRequest, problems: list[Problem], taken: Sequence[Taken] = ()) -> HttpResponse:
    context = {
        "problems": problems,
        "taken": [(_address(each), each) for each in taken],
        "largest": LARGEST_FILE,
        "accepted": ACCEPTED,
    }
    return render(request, "documents/upload.html", context, status=422 if problems else 200)


def _none_chosen() -> str:
    return _("Chưa chọn tệp nào. Hãy chọn tệp DOCX, PDF, ảnh chụp hoặc văn bản thuần trên máy của bạn.")
