"""Users and roles: the seats at the own unit and those below, and one seat with what can be done about it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dondoc.accounts.actions import end_seat, grant_seat, reset_sign_in
from dondoc.accounts.models import Role
from dondoc.accounts.queries import stand_ins
from dondoc.core.errors import Denied, Refused
from dondoc.units.queries import version_of
from dondoc.web.accounts.access import account_managed, managing, seat_opened
from dondoc.web.accounts.forms.seats import EndForm, ExistingAccountForm, SeatForm
from dondoc.web.accounts.permissions import can_end_seat, can_lend_seat, can_manage_account
from dondoc.web.accounts.queries import COMING, NOW, PAST, seats_listed
from dondoc.web.lists import listing
from dondoc.web.permissions import administers
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.picker import picked

COLUMNS = {"holder": "holder", "unit": "unit_name", "role": "role", "since": "valid_from", "until": "valid_to"}
WHEN = ((NOW, gettext_lazy("Đang giữ")), (COMING, gettext_lazy("Sắp giữ")), (PAST, gettext_lazy("Đã thôi giữ")))


def accounts(request: AuthedRequest) -> HttpResponse:
    """The seats with their accounts, searched and filtered."""
    day = managing(request)
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "role", "when", "unit")}
    unit = picked(request, asked["unit"], day)
    top = unit.unit_id if unit else request.seat.unit_id
    rows = seats_listed(top, day, text=asked["q"], role=asked["role"], when=asked["when"] or NOW)
    context = {
        "list": listing(request, rows, COLUMNS, "unit"),
        "asked": asked,
        "unit": unit,
        "roles": Role.choices,
        "when": WHEN,
    }
    return render(request, "accounts/list.html#rows" if request.htmx else "accounts/list.html", context)


def new_seat(request: AuthedRequest) -> HttpResponse:
    """Gives an existing account a further seat."""
    day = managing(request)
    posted = request.POST if request.method == "POST" else None
    form = ExistingAccountForm(posted, top_id=request.seat.unit_id, day=day)
    if form.is_valid():
        told = form.cleaned_data
        try:
            grant_seat(
                user=told["email"],
                unit_id=told["unit"].pk,
                role=Role(told["role"]),
                since=told["since"],
                until=form.until(),
                by=request.user,
            )
        except Refused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã cấp vai trò cho %(name)s.") % {"name": told["email"].name})
            return redirect("accounts")
    return seat_form_page(request, form, "accounts/new_seat.html")


def seat(request: AuthedRequest, seat_id: int) -> HttpResponse:
    """One seat: who, where, from when to when, who stands in; what can be done about it."""
    day = timezone.localdate()
    found = seat_opened(request, seat_id, day)
    unit = version_of(found.unit_id, day)
    invitation = getattr(found.user, "invitation", None)
    context = {
        "seat": found,
        "unit": unit,
        "invitation": invitation,
        "invitation_over": invitation is not None and invitation.expires_at <= timezone.now(),
        "stand_ins": stand_ins(found, day),
        "may_end": can_end_seat(request.seat, found, day) and (found.valid_to is None or found.valid_to > day),
        "may_lend": can_lend_seat(request.seat, found, day),
        "may_manage": can_manage_account(request.seat, found.user, day),
        "administers": administers(request.seat),
        "end_form": EndForm(seat_since=found.valid_from, today=day),
    }
    return render(request, "accounts/seat.html", context)


@require_POST
def close_seat(request: AuthedRequest, seat_id: int) -> HttpResponse:
    """Ends a seat from a day on, today where none is given."""
    today = timezone.localdate()
    ending = seat_opened(request, seat_id, today)
    if not can_end_seat(request.seat, ending, today):
        raise Denied(_("Không thể kết thúc vai trò bạn đang dùng. Hãy nhờ một người quản trị khác."))
    day = today
    if request.POST.get("day"):
        form = EndForm(request.POST, seat_since=ending.valid_from, today=today)
        if not form.is_valid():
            raise Refused(" ".join(str(error) for error in form.errors["day"]))
        day = form.cleaned_data["day"]
    end_seat(seat=ending, day=day, by=request.user)
    messages.success(request, _("Đã kết thúc vai trò của %(name)s.") % {"name": ending.user.name})
    return redirect("accounts" if administers(request.seat) else "own-account")


@never_cache
@require_POST
def new_password(request: AuthedRequest, user_id: int) -> HttpResponse:
    """Gives another's account a new initial password and shows it this once."""
    user = account_managed(request, user_id)
    password = reset_sign_in(user=user, by=request.user)
    return render(request, "accounts/initial_password.html", {"person": user, "password": password})


def seat_form_page(request: AuthedRequest, form: SeatForm, template: str) -> HttpResponse:
    """A form with a unit picker, as typed so far."""
    asked = form.data.get("unit") if form.is_bound else request.GET.get("unit")
    unit = picked(request, str(asked or ""), form.day)
    return render(request, template, {"form": form, "unit": unit}, status=422 if form.errors else 200)
