"""What the giver says of a past round."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.plans.models import TaskRound
from dondoc.plans.work import actions
from dondoc.web.requests import AuthedRequest
from dondoc.web.tasks.access import assignment_to_decide
from dondoc.web.tasks.views.moves import back


@require_POST
def round_confirm(request: AuthedRequest, round_id: int) -> HttpResponse:
    """The giver agrees that it was done."""
    past = get_object_or_404(TaskRound, pk=round_id)
    row = assignment_to_decide(request, past.assignment_id, timezone.localdate())
    actions.confirm_round(past=past, by=request.user)
    messages.success(request, _("Đã xác nhận kỳ này."))
    return back(request, row)


@require_POST
def round_send_back(request: AuthedRequest, round_id: int) -> HttpResponse:
    """The giver asks for more."""
    past = get_object_or_404(TaskRound, pk=round_id)
    row = assignment_to_decide(request, past.assignment_id, timezone.localdate())
    actions.send_back_round(past=past, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã trả lại kỳ này cho đơn vị."))
    return back(request, row)
