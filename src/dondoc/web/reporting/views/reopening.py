"""What the office does after a round has closed: opens it again, or lets one unit send again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.reporting.actions.reopening import let_in_again, reopen_cycle, shut_again
from dondoc.web.reporting.access import cycle_to_run, obligation_to_run
from dondoc.web.requests import AuthedRequest


@require_POST
def cycle_reopen(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """Opens the whole round again, for a reason."""
    cycle = cycle_to_run(request.user, cycle_id, timezone.localdate())
    reopen_cycle(cycle=cycle, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã mở lại kỳ báo cáo. Các đơn vị lại gửi được và bạn lại duyệt được."))
    return redirect("cycle", cycle_id)


@require_POST
def obligation_let_in(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Lets one unit send though the round is closed, for a reason."""
    obligation = obligation_to_run(request.user, obligation_id, timezone.localdate())
    let_in_again(obligation=obligation, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã cho đơn vị gửi lại. Đơn vị sẽ thấy việc này ở trang đầu."))
    return redirect("obligation", obligation_id)


@require_POST
def obligation_shut(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """Takes back that the unit may send again."""
    obligation = obligation_to_run(request.user, obligation_id, timezone.localdate())
    shut_again(obligation=obligation, by=request.user)
    messages.success(request, _("Đã thôi cho đơn vị gửi lại."))
    return redirect("obligation", obligation_id)
