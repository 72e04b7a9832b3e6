"""Accepting or discarding a whole reading."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.documents.actions import discard
from dondoc.plans.actions import accept_reading
from dondoc.reporting.actions.forms import make_form
from dondoc.web.documents.access import reading_to_check, revision_of
from dondoc.web.documents.views.check import board_context
from dondoc.web.requests import AuthedRequest


@require_POST
def reading_accept(request: AuthedRequest, reading_id: int) -> HttpResponse:
    """Puts the reading into force as a plan with its form, both or neither.

    What is still open is asked about once: ``confirmed`` says that the user accepts all the same.
    """
    day = timezone.localdate()
    reading = reading_to_check(request, reading_id, day)
    if "confirmed" not in request.POST and revision_of(request) == reading.revision:
        context = board_context(request, reading)
        if context["can_check"] and (context["board"].question or context["twins"]):
            return render(request, "documents/confirm.html", context)
    with transaction.atomic():
        plan = accept_reading(reading=reading, revision=revision_of(request), day=day, by=request.user)
        make_form(plan=plan, by=request.user)
    messages.success(request, _("Đã nhận kế hoạch. Hãy xem lại biểu mẫu rồi mở kỳ báo cáo đầu tiên."))
    return redirect("plan", plan_id=plan.pk)


@require_POST
def reading_discard(request: AuthedRequest, reading_id: int) -> HttpResponse:
    """Takes the reading out of the queue, for a reason."""
    reading = reading_to_check(request, reading_id, timezone.localdate())
    discard(
        reading=reading,
        reason=request.POST.get("reason", ""),
        revision=revision_of(request),
        by=request.user,
    )
    messages.success(request, _("Đã bỏ bản đọc. Tệp gốc vẫn được giữ; tải lên lại thì đọc lần nữa."))
    return redirect("documents")
