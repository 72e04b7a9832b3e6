"""What an administrator does with the accounts of the own unit and those below."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from dondoc.accounts.actions import end_seat, grant_seat, open_account, reset_password
from dondoc.accounts.models import Membership, Role
from dondoc.core.errors import Denied, Invalid
from dondoc.web.accounts.forms import AccountForm, ExistingAccountForm, SeatForm
from dondoc.web.accounts.permissions import can_end_seat, can_reset_password
from dondoc.web.accounts.queries import seats_within
from dondoc.web.forms import add_problems
from dondoc.web.lists import listing
from dondoc.web.permissions import administers
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.picker import picked

COLUMNS = {"holder": "holder", "unit": "unit_name", "role": "role", "since": "valid_from"}


def accounts(request: AuthedRequest) -> HttpResponse:
    """The seats held today, with their accounts."""
    day = _managing(request)
    text = request.GET.get("q", "").strip()
    found = listing(request, seats_within(request.seat.unit_id, day, text), COLUMNS, "unit")
    template = "accounts/list.html#rows" if request.htmx else "accounts/list.html"
    return render(request, template, {"list": found, "text": text})


@never_cache
def new_account(request: AuthedRequest) -> HttpResponse:
    """Opens an account and shows its initial password this once."""
    day = _managing(request)
    form = AccountForm(_posted(request), top_id=request.seat.unit_id, day=day)
    if form.is_valid():
        told = form.cleaned_data
        try:
            password = open_account(
                email=told["email"],
                name=told["name"],
                unit_id=told["unit"].pk,
                role=Role(told["role"]),
                since=day,
                by=request.user,
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            return _password_page(request, told["name"], told["email"].lower(), password)
    return _form_page(request, form, day, "accounts/new.html")


def new_seat(request: AuthedRequest) -> HttpResponse:
    """Gives an existing account a further seat."""
    day = _managing(request)
    form = ExistingAccountForm(_posted(request), top_id=request.seat.unit_id, day=day)
    if form.is_valid():
        told = form.cleaned_data
        grant_seat(
            user=told["email"],
            unit_id=told["unit"].pk,
            role=Role(told["role"]),
            since=day,
            by=request.user,
        )
        messages.success(request, _("Đã cấp vai trò cho %(name)s.") % {"name": told["email"].name})
        return redirect("accounts")
    return _form_page(request, form, day, "accounts/new_seat.html")


@require_POST
def close_seat(request: AuthedRequest, seat_id: int) -> HttpResponse:
    """Ends a seat from today on."""
    day = _managing(request)
    ending = _seat(request, seat_id, day)
    if not can_end_seat(request.seat, ending, day):
        raise Denied(_("Không thể kết thúc vai trò bạn đang dùng. Hãy nhờ một người quản trị khác."))
    end_seat(seat=ending, day=day, by=request.user)
    messages.success(request, _("Đã kết thúc vai trò của %(name)s.") % {"name": ending.user.name})
    return redirect("accounts")


@never_cache
@require_POST
def new_password(request: AuthedRequest, seat_id: int) -> HttpResponse:
    """Gives the account of a seat a new initial password and shows it this once."""
    day = _managing(request)
    user = _seat(request, seat_id, day).user
    if not can_reset_password(request.seat, user, day):
        raise Denied(
            _(
                "Không đặt lại được mật khẩu của tài khoản này: đó là tài khoản của bạn, hoặc người đó"
                " còn giữ vai trò ngoài phạm vi bạn quản trị. Hãy nhờ người quản trị của đơn vị cấp trên."
            )
        )
    return _password_page(request, user.name, user.email, reset_password(user=user, by=request.user))


def _managing(request: AuthedRequest) -> date:
    """Today, once it is certain that the seat may manage accounts."""
    if not administers(request.seat):
        raise Denied
    return timezone.localdate()


def _posted(request: AuthedRequest) -> object:
    return request.POST if request.method == "POST" else None


def _seat(request: AuthedRequest, seat_id: int, day: date) -> Membership:
    seat = seats_within(request.seat.unit_id, day).filter(pk=seat_id).first()
    if seat is None:
        raise Http404
    return seat


def _form_page(request: AuthedRequest, form: SeatForm, day: date, template: str) -> HttpResponse:
    asked = form.data.get("unit") if form.is_bound else request.GET.get("unit")
    unit = picked(request, str(asked or ""), day)
    return render(request, template, {"form": form, "unit": unit}, status=422 if form.errors else 200)


def _password_page(request: AuthedRequest, name: str, email: str, password: str) -> HttpResponse:
    return render(request, "accounts/initial_password.html", {"name": name, "email": email, "password": password})
