"""What the office of a plan says of its tasks: what waits for what, and whether evidence is asked for."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.core.errors import Refused
from dondoc.plans.models import Need
from dondoc.plans.work.actions import add_need, ask_evidence, remove_need
from dondoc.web.requests import AuthedRequest
from dondoc.web.tasks.access import plan_to_run, task_to_run


@require_POST
def need_add(request: AuthedRequest, task_id: int) -> HttpResponse:
    """Says that a task needs another one of its plan."""
    found = task_to_run(request, task_id, timezone.localdate())
    asked = request.POST.get("needs", "")
    needed = found.plan.tasks.filter(pk=int(asked)).first() if asked.isascii() and asked.isdigit() else None
    if needed is None:
        raise Refused(_("Hãy chọn nhiệm vụ phải xong trước trong danh sách."))
    add_need(task=found, needs=needed, by=request.user)
    messages.success(request, _("Đã ghi nhiệm vụ phải chờ."))
    return redirect("task", found.pk)


@require_POST
def need_remove(request: AuthedRequest, need_id: int) -> HttpResponse:
    """Says that a task no longer needs another one."""
    need = get_object_or_404(Need.objects.select_related("task__plan", "needs"), pk=need_id)
    found = task_to_run(request, need.task_id, timezone.localdate())
    remove_need(need=need, by=request.user)
    messages.success(request, _("Đã bỏ."))
    return redirect("task", found.pk)


@require_POST
def plan_evidence(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """Says whether a plan asks for evidence: it does where ``asks`` is 1."""
    plan = plan_to_run(request, plan_id, timezone.localdate())
    asks = request.POST.get("asks") == "1"
    ask_evidence(plan=plan, asks=asks, by=request.user)
    sentence = _("Từ nay báo xong phải có minh chứng và được xác nhận.")
    messages.success(request, sentence if asks else _("Từ nay báo xong là hoàn thành ngay."))
    return redirect("plan", plan.pk)
