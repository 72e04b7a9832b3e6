"""Asking for more time, and answering that."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.core.errors import Denied, Invalid, Problem
from dondoc.reporting.actions.extensions import ask_extension, grant_extension, refuse_extension
from dondoc.reporting.permissions import can_ask_extension
from dondoc.web.reporting.access import obligation_seen, obligation_to_run
from dondoc.web.reporting.forms import date_field
from dondoc.web.requests import AuthedRequest


@require_POST
def extension_ask(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """The unit that owes asks for a later due date."""
    day = timezone.localdate()
    found = obligation_seen(request.user, obligation_id, day)
    if not can_ask_extension(request.user, found, day):
        raise Denied(_("Chỉ đơn vị phải báo cáo xin gia hạn được."))
    reason = request.POST.get("reason", "")
    ask_extension(obligation=found, wished=_day(request, "wished"), reason=reason, today=day, by=request.user)
    messages.success(request, _("Đã gửi yêu cầu gia hạn. Hạn cũ còn hiệu lực cho đến khi văn phòng trả lời."))
    return redirect("obligation", obligation_id)


@require_POST
def extension_grant(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """The office gives the unit more time: until the date that it wished, or another."""
    found = obligation_to_run(request.user, obligation_id, timezone.localdate())
    granted = grant_extension(obligation=found, due=_day(request, "due"), by=request.user)
    assert granted.due_granted is not None
    messages.success(request, _("Đã gia hạn đến hết ngày %(day)s.") % {"day": date_format(granted.due_granted)})
    return redirect("obligation", obligation_id)


@require_POST
def extension_refuse(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """The office leaves the due date as it is, for a reason."""
    found = obligation_to_run(request.user, obligation_id, timezone.localdate())
    refuse_extension(obligation=found, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã trả lời không gia hạn. Đơn vị thấy lý do ở trang báo cáo của mình."))
    return redirect("obligation", obligation_id)


def _day(request: AuthedRequest, name: str) -> date:
    """A day as typed. Raises `Invalid` for anything else."""
    try:
        found: date = date_field("").clean(request.POST.get(name, ""))
    except ValidationError as error:
        sentence = _("Đây không phải là một ngày. Hãy ghi như 15/06/2026.")
        raise Invalid([Problem("", sentence)]) from error
    return found
