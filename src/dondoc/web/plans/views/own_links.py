"""Saying which plan of a unit is the one that it had to issue, and taking that back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.core.errors import Denied, Refused
from dondoc.plans.models import DutyKind, Owing, Plan
from dondoc.plans.own.actions import decline_tie, link_plan, unlink_plan
from dondoc.plans.own.permissions import can_link_plan, can_unlink_plan
from dondoc.plans.own.queries import plans_for_duty
from dondoc.plans.queries import search
from dondoc.web.plans.access import plan_in_sight
from dondoc.web.requests import AuthedRequest

FOUND = 20  # plans that a search offers


def own_plan_choose(request: AuthedRequest, plan_id: int, duty_id: int) -> HttpResponse:
    """Offers the plans of the unit that owes one, those that cite this plan first; ``q`` looks for others."""
    day = timezone.localdate()
    duty = get_object_or_404(
        plan_in_sight(request, plan_id, day).duties.select_related("plan"), pk=duty_id, kind=DutyKind.PLAN
    )
    rows = duty.owing.filter(unit_id__in=[seat.unit_id for seat in request.seats]).order_by("pk")
    owed = [row for row in rows if can_link_plan(request.user, row, day)]
    if not owed:
        raise Denied(_("Chỉ Văn phòng tổng hợp của đơn vị phải ban hành mới gắn được kế hoạch triển khai."))
    if request.method == "POST":
        return _link(request, owed)
    text = request.GET.get("q", "").strip()
    plans = plans_for_duty(duty, [row.unit_id for row in owed])
    context = {"plan": duty.plan, "duty": duty, "text": text, "found": list(search(plans, text)[:FOUND])}
    return render(request, "plans/own_choose.html#found" if request.htmx else "plans/own_choose.html", context)


@require_POST
def own_plan_decline(request: AuthedRequest, plan_id: int, duty_id: int) -> HttpResponse:
    """Says that the plan is not the one that a duty of a plan above asks for."""
    day = timezone.localdate()
    plan = plan_in_sight(request, plan_id, day)
    owing = get_object_or_404(Owing.objects.select_related("duty__plan"), duty_id=duty_id, unit_id=plan.unit_id)
    if not can_link_plan(request.user, owing, day):
        raise Denied(_("Chỉ Văn phòng tổng hợp của đơn vị phải ban hành mới gắn được kế hoạch triển khai."))
    decline_tie(owing=owing, plan=plan, by=request.user)
    messages.success(request, _("Đã ghi: kế hoạch này không triển khai kế hoạch đó. Khi cần vẫn gắn được bằng tay."))
    return redirect("plan", plan_id=plan.pk)


@require_POST
def own_plan_unlink(request: AuthedRequest, plan_id: int, duty_id: int, unit_id: int) -> HttpResponse:
    """Takes the link of one unit back, for a reason."""
    day = timezone.localdate()
    plan = plan_in_sight(request, plan_id, day)
    owing = get_object_or_404(
        Owing.objects.select_related("duty__plan"), duty_id=duty_id, duty__plan=plan, unit_id=unit_id
    )
    if not can_unlink_plan(request.user, owing, day):
        raise Denied(_("Chỉ đơn vị đã gắn và đơn vị điều hành kế hoạch cấp trên mới gỡ được."))
    unlink_plan(owing=owing, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã gỡ kế hoạch triển khai. Đơn vị lại phải ban hành kế hoạch."))
    return redirect("plan-coverage", plan_id=plan.pk)


def _link(request: AuthedRequest, owed: list[Owing]) -> HttpResponse:
    chosen = request.POST.get("plan", "")
    if not chosen.isascii() or not chosen.isdigit() or len(chosen) > 10:
        raise Refused(_("Hãy chọn kế hoạch đã ban hành trong danh sách."))
    plan = Plan.objects.filter(pk=chosen, unit_id__in=[row.unit_id for row in owed]).first()
    if plan is None:
        raise Http404
    owing = next(row for row in owed if row.unit_id == plan.unit_id)
    link_plan(owing=owing, plan=plan, by=request.user)
    messages.success(request, _("Đã gắn kế hoạch triển khai. Hãy gắn nhiệm vụ, chỉ tiêu vào kế hoạch cấp trên."))
    return redirect("plan-hang", plan_id=plan.pk)
