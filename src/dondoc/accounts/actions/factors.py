"""Logs what officials change about their ways of signing in; allauth itself stores codes and keys."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from dondoc.accounts.actions.invitations import settle_invitation
from dondoc.accounts.models import User
from dondoc.core.events import record

FACTOR_VERBS = frozenset({"totp_on", "totp_off", "passkey_on", "passkey_off", "recovery_codes"})


@transaction.atomic
def note_factor(*, user: User, verb: str, name: str = "") -> None:
    """Logs one change, one of `FACTOR_VERBS`; ``name`` is what the owner calls the key."""
    assert verb in FACTOR_VERBS, verb
    record(f"account.{verb}", user, by=user, unit_id=None, after={"name": name} if name else None)


@transaction.atomic
def note_provider_link(*, user: User, now: datetime) -> None:
    """Logs that an outside provider signed an official in for the first time; an invitation has done its work."""
    settle_invitation(user, now)
    record("account.provider_link", user, by=user, unit_id=None)
