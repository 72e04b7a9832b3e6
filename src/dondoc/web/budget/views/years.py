"""Closing a budget year of the seat's unit and all below it, and opening it again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.budget.actions import close_year, reopen_year
from dondoc.budget.permissions import can_keep_year
from dondoc.web.budget.access import refuse_unless
from dondoc.web.budget.asked import number_of
from dondoc.web.requests import AuthedRequest


@require_POST
def close(request: AuthedRequest, year: int) -> HttpResponse:
    """Freezes a year that is over."""
    today = timezone.localdate()
    refuse_unless(can_keep_year(request.user, request.seat.unit_id, today))
    close_year(unit_id=request.seat.unit_id, year=year, today=today, by=request.user)
    messages.success(request, _("Đã khóa sổ năm %(year)d. Số liệu của năm không sửa được nữa.") % {"year": year})
    return redirect(f"{reverse('budget')}?year={year}")


@require_POST
def reopen(request: AuthedRequest, year: int) -> HttpResponse:
    """Opens a closed year again, with a reason; of a unit that has ended, ``unit``, by who answers for it."""
    unit_id = number_of(request.POST.get("unit", "")) or request.seat.unit_id
    refuse_unless(can_keep_year(request.user, unit_id, timezone.localdate()))
    reason = request.POST.get("reason", "")
    reopen_year(unit_id=unit_id, year=year, reason=reason, now=timezone.now(), by=request.user)
    messages.success(request, _("Đã mở lại năm %(year)d.") % {"year": year})
    return redirect(f"{reverse('budget')}?year={year}")
