"""Whose roles ask for a second factor."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone

from dondoc.accounts.models import Membership, User
from dondoc.accounts.queries import seats

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def needs_factor(held: Iterable[Membership]) -> bool:
    """Whether one of the seats has a role that ``DONDOC_REQUIRE_TWO_FACTOR`` names."""
    return bool(settings.REQUIRE_TWO_FACTOR) and any(seat.role in settings.REQUIRE_TWO_FACTOR for seat in held)


def has_factor(user: User) -> bool:
    """Whether an account has an application for codes or a passkey."""
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def must_keep_a_factor(authenticator: Authenticator) -> bool:
    """Whether this is the last factor of somebody whose role asks for one."""
    if authenticator.type not in FACTORS or not needs_factor(seats(authenticator.user, timezone.localdate())):
        return False
    others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS).exclude(pk=authenticator.pk)
    return not others.exists()
