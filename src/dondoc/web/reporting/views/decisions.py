"""Accepting a report or sending it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.core.errors import Refused
from dondoc.reporting.actions.notes import write_note
from dondoc.reporting.actions.submissions import accept, return_
from dondoc.reporting.models import SubmissionState
from dondoc.web.reporting.access import obligation_to_run
from dondoc.web.requests import AuthedRequest


@require_POST
def obligation_accept(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Accepts the version that the page showed."""
    obligation = obligation_to_run(request.user, obligation_id, timezone.localdate())
    accept(obligation=obligation, version=_version(request), by=request.user)
    messages.success(request, _("Đã chấp nhận báo cáo. Số liệu được cộng vào tổng hợp."))
    return redirect("obligation", obligation_id)


@require_POST
def obligation_return(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Sends the version that the page showed back to its unit, for a reason."""
    obligation = obligation_to_run(request.user, obligation_id, timezone.localdate())
    reason = request.POST.get("reason", "")
    waiting = request.POST.get("seen") == SubmissionState.SENT
    return_(obligation=obligation, version=_version(request), reason=reason, by=request.user, seen_waiting=waiting)
    messages.success(request, _("Đã trả lại báo cáo kèm lý do. Đơn vị sẽ thấy việc này ở trang đầu."))
    return redirect("obligation", obligation_id)


@require_POST
def figure_note(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Writes a note beside one figure of the version that the page showed; without words, takes it away."""
    obligation = obligation_to_run(request.user, obligation_id, timezone.localdate())
    key = request.POST.get("indicator", "")
    write_note(
        obligation=obligation,
        version=_version(request),
        indicator_id=int(key) if key.isdecimal() and len(key) < 19 else 0,
        text=request.POST.get("text", ""),
        by=request.user,
    )
    return redirect(f"{reverse('obligation', args=[obligation_id])}#chi-so-{key}")


def _version(request: AuthedRequest) -> int:
    value = request.POST.get("version", "")
    if not value.isdecimal():
        raise Refused(_("Thiếu số phiên bản của báo cáo. Hãy tải lại trang rồi làm lại."))
    return int(value)
