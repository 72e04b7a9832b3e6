"""Naming who stands in for a seat's holder."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.actions import name_stand_in
from dondoc.core.errors import Denied, Invalid, Refused
from dondoc.units.queries import version_of
from dondoc.web.accounts.access import seat_opened
from dondoc.web.accounts.forms.seats import StandInForm
from dondoc.web.accounts.permissions import can_lend_seat, can_stand_in
from dondoc.web.forms import add_problems
from dondoc.web.requests import AuthedRequest


def new_stand_in(request: AuthedRequest, seat_id: int) -> HttpResponse:
    """Names a person, first and last day, and why."""
    day = timezone.localdate()
    seat = seat_opened(request, seat_id, day)
    if not can_lend_seat(request.seat, seat, day):
        raise Denied(_("Vai trò này không ủy quyền được. Hãy đề nghị người giữ vai trò hoặc người quản trị."))
    form = StandInForm(request.POST) if request.method == "POST" else StandInForm(initial={"since": day})
    if form.is_valid():
        told = form.cleaned_data
        if can_stand_in(request.seat, seat, told["email"], day):
            try:
                name_stand_in(
                    seat=seat,
                    substitute=told["email"],
                    since=told["since"],
                    until=form.until(),
                    reason=told["reason"],
                    by=request.user,
                )
            except Invalid as error:
                add_problems(form, error)
            except Refused as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("Đã ủy quyền cho %(name)s.") % {"name": told["email"].name})
                return redirect("seat", seat.pk)
        else:
            form.add_error("email", _("Người này không thuộc đơn vị. Hãy chọn người của đơn vị hoặc nhờ quản trị."))
    context = {"form": form, "seat": seat, "unit": version_of(seat.unit_id, day)}
    return render(request, "accounts/stand_in.html", context, status=422 if form.errors else 200)
