"""A unit's report as a workbook: to be filled in elsewhere, and back again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from dondoc.accounts.models import Role
from dondoc.accounts.permissions import sits_at
from dondoc.core.errors import Denied, Invalid, Refused
from dondoc.exports.form_books import unit_book
from dondoc.reporting.actions.workbooks import fill_from_workbook
from dondoc.reporting.filling import takes_figures
from dondoc.reporting.models import SubmissionState
from dondoc.reporting.permissions import can_enter_for, can_fill, can_run_cycle
from dondoc.reporting.queries import unit_names
from dondoc.reporting.workbooks.packages import MOST_FILE
from dondoc.reporting.workbooks.single import read_workbook
from dondoc.web.downloads import as_excel
from dondoc.web.reporting.access import obligation_seen
from dondoc.web.reporting.filling_page import filling_page
from dondoc.web.requests import AuthedRequest


@require_safe
def workbook(request: AuthedRequest, obligation_id: int) -> HttpResponseBase:
    """The workbook of a report, for those who fill it in and for the offices that may ask for it."""
    day = timezone.localdate()
    found = obligation_seen(request.user, obligation_id, day)
    fills = can_fill(request.user, found, day)
    asks = can_run_cycle(request.user, found.cycle, day) or can_enter_for(
        request.user, found, request.seat.unit_id, day
    )
    if not (fills or asks):
        raise Denied
    draft = found.submissions.filter(state=SubmissionState.DRAFT).first() if fills else None
    own = sits_at(request.user, found.unit_id, Role.OFFICER, Role.HEAD, day=day)
    return as_excel(
        f"bao-cao-{found.pk}.xlsx",
        lambda file: unit_book(
            file, found, unit_names([found.unit_id], day)[found.unit_id][1], draft=draft, own=own, today=day
        ),
    )


@require_POST
def workbook_fill(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Puts a filled workbook into the report; where anything in it is wrong nothing, and every cell is told."""
    day = timezone.localdate()
    found = obligation_seen(request.user, obligation_id, day)
    if not can_fill(request.user, found, day):
        raise Denied
    upload = request.FILES.get("file")
    if upload is None:
        raise Refused(_("Chưa chọn tệp nào. Hãy chọn tệp Excel đã điền."))
    try:
        read = read_workbook(upload.read(MOST_FILE + 1), found.cycle, found.unit_id)
    except Invalid as error:
        if not takes_figures(found):
            raise
        return filling_page(request, found, day, file_problems=error.problems)
    changed = fill_from_workbook(obligation=found, said=read.said, by=request.user)
    if changed:
        words = ngettext("Đã điền %(n)d ô từ tệp.", "Đã điền %(n)d ô từ tệp.", changed) % {"n": changed}
        messages.success(request, f"{words} {_('Hãy xem lại rồi gửi báo cáo.')}")
    else:
        messages.info(request, _("Tệp không có gì khác với những gì đã nhập."))
    return redirect("obligation", obligation_id)
