"""Writes of accounts: each refuses, changes and logs in one transaction."""

from __future__ import annotations

import secrets
from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import Membership, Role, User
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import record

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that are misread: i l o 0 1


@transaction.atomic
def create_user(*, email: str, name: str, password: str, by: User | None) -> User:
    """Creates an account. ``by`` is None for the command line only.

    Raises `Invalid` for an address already in use or a weak password.
    """
    user = User(email=email.strip().lower(), name=name.strip())
    problems = []
    if User.objects.filter(email__iexact=user.email).exists():
        taken = _("Địa chỉ %(email)s đã có tài khoản. Hãy dùng địa chỉ khác.") % {"email": email}
        problems.append(Problem("email", taken))
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


@transaction.atomic
def open_account(*, email: str, name: str, unit_id: int, role: Role, since: date, by: User) -> str:
    """Creates an account with one seat and returns its initial password, which is kept nowhere.

    Raises `Invalid` as `create_user` does.
    """
    password = initial_password()
    user = create_user(email=email, name=name, password=password, by=by)
    grant_seat(user=user, unit_id=unit_id, role=role, since=since, by=by)
    return password


@transaction.atomic
def reset_password(*, user: User, by: User) -> str:
    """Gives an account a new initial password and returns it; the old one no longer signs in."""
    password = initial_password()
    user.set_password(password)
    user.save(update_fields=["password"])
    record("account.reset_password", user, by=by, unit_id=None)
    return password


@transaction.atomic
def change_password(*, user: User, password: str) -> None:
    """Sets the password that the user chose. Raises `Invalid` for a weak one."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid([Problem("new_password1", text) for text in error.messages]) from error
    user.set_password(password)
    user.save(update_fields=["password"])
    record("account.change_password", user, by=user, unit_id=None)


def initial_password() -> str:
    """Four groups of four letters and digits: 79 random bits that can be read out over the telephone."""
    return "-".join("".join(secrets.choice(_LETTERS) for _place in range(4)) for _group in range(4))
