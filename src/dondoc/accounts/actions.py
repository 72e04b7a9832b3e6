"""Writes of accounts: each refuses, changes and logs in one transaction."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import Membership, Role, User
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import record


@transaction.atomic
def create_user(*, email: str, name: str, password: str, by: User | None) -> User:
    """Creates an account. ``by`` is None for the command line only.

    Raises `Invalid` for an address already in use or a weak password.
    """
    user = User(email=email.strip().lower(), name=name.strip())
    problems = []
    if User.objects.filter(email__iexact=user.email).exists():
        problems.append(Problem("email", _("Địa chỉ %(email)s đã có tài khoản. Hãy dùng địa chỉ khác.") % {"email": email}))
    try:
        user.clean_fields(exclude=["password"])
    except ValidationError as error:
        problems += [Problem(where, text) for where, texts in error.message_dict.items() for text in texts]
    try:
        validate_password(password, user)
    except ValidationError as error:
        problems += [Problem("password", text) for text in error.messages]
    if problems:
        raise Invalid(problems)
    user.set_password(password)
    user.save()
    record("account.create", user, by=by, unit_id=None, after={"email": user.email, "name": user.name})
    return user


@transaction.atomic
def grant_seat(*, user: User, unit_id: int, role: Role, since: date, by: User | None) -> Membership:
    """Gives a user a role at a unit from a day on; asking twice changes nothing."""
    seat, made = Membership.objects.get_or_create(
        user=user, unit_id=unit_id, role=role, valid_to=None, defaults={"valid_from": since}
    )
    if made:
        after = {"user": user.pk, "role": role, "since": since}
        record("account.grant", seat, by=by, unit_id=unit_id, after=after)
    return seat


@transaction.atomic
def end_seat(*, seat: Membership, day: date, by: User) -> None:
    """Ends a seat: the user no longer holds it from ``day`` on (a seat that began that day is removed)."""
    before = {"user": seat.user_id, "role": seat.role, "since": seat.valid_from}
    record("account.end", seat, by=by, unit_id=seat.unit_id, before=before, after={"until": day})
    if seat.valid_from >= day:
        seat.delete()
    else:
        seat.valid_to = day
        seat.save(update_fields=["valid_to"])
