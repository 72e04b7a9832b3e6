"""Fetches what a page of accounts is about: not found out of sight, denied where it may not be touched."""

from __future__ import annotations

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import Invitation, Membership, User
from dondoc.core.errors import Denied
from dondoc.web.accounts.permissions import can_manage_account, can_open_seat
from dondoc.web.accounts.queries import seats_below
from dondoc.web.permissions import administers
from dondoc.web.requests import AuthedRequest


def managing(request: AuthedRequest) -> date:
    """Today, once it is certain that the seat may manage accounts."""
    if not administers(request.seat):
        raise Denied
    return timezone.localdate()


def seat_opened(request: AuthedRequest, seat_id: int, day: date) -> Membership:
    """A seat for its holder and the administrators above it."""
    rows = Membership.objects.select_related("user__invitation", "stands_in_for__user")
    seat = get_object_or_404(rows, pk=seat_id)
    if not can_open_seat(request.seat, seat, day):
        raise Http404
    return seat


def account_managed(request: AuthedRequest, user_id: int) -> User:
    """Another's account for an administrator of every unit that it sits at."""
    day = managing(request)
    user = User.objects.filter(pk__in=seats_below(request.seat.unit_id, day).values("user_id"), pk=user_id).first()
    if user is None:
        raise Http404
    if not can_manage_account(request.seat, user, day):
        raise Denied(
            _(
                "Việc này không làm được với tài khoản này: đó là tài khoản của bạn, hoặc người đó còn giữ vai trò"
                " ngoài phạm vi bạn quản trị. Hãy nhờ người quản trị của đơn vị cấp trên."
            )
        )
    return user


def invitation_managed(request: AuthedRequest, invitation_id: int) -> Invitation:
    """An invitation for an administrator of every unit that it leads to."""
    managing(request)
    invitation = get_object_or_404(Invitation.objects.select_related("user"), pk=invitation_id)
    account_managed(request, invitation.user_id)
    return invitation
