"""Taking amendments back: one in force, and one that was accepted before its day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.core.errors import Denied
from dondoc.plans.actions import undo_amendment, withdraw_ahead
from dondoc.plans.models import Amendment, AmendmentAhead, Plan
from dondoc.plans.permissions import can_run_plan
from dondoc.web.plans.access import plan_in_sight
from dondoc.web.requests import AuthedRequest


@require_POST
def amendment_undo(request: AuthedRequest, plan_id: int, number: int) -> HttpResponse:
    """Puts everything that an amendment changed back as it was."""
    plan = _to_run(request, plan_id)
    found = get_object_or_404(Amendment, plan=plan, number=number)
    words = found.words
    undo_amendment(amendment=found, reason=request.POST.get("reason", ""), by=request.user)
    done = _("Đã hoàn tác sửa đổi theo %(document)s. Văn bản trở lại hàng chờ kiểm tra.") % {"document": words}
    messages.success(request, done)
    return redirect("plan", plan.pk)


@require_POST
def amendment_withdraw(request: AuthedRequest, plan_id: int, reading_id: int) -> HttpResponse:
    """Takes back what was accepted before its day."""
    plan = _to_run(request, plan_id)
    found = get_object_or_404(AmendmentAhead, plan=plan, reading_id=reading_id)
    withdraw_ahead(ahead=found, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã thôi áp dụng. Bản đọc trở lại hàng chờ kiểm tra."))
    return redirect("plan", plan.pk)


def _to_run(request: AuthedRequest, plan_id: int) -> Plan:
    day = timezone.localdate()
    plan = plan_in_sight(request, plan_id, day)
    if not can_run_plan(request.user, plan, day):
        raise Denied(_("Chỉ Văn phòng tổng hợp của đơn vị điều hành kế hoạch hoàn tác được sửa đổi."))
    return plan
