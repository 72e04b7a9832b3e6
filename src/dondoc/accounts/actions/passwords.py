"""Creates accounts and sets the passwords that their owners chose."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem
from dondoc.core.events import record
from dondoc.core.identifiers import identifier_problems


@transaction.atomic
def create_user(*, email: str, name: str, password: str | None, by: User | None) -> User:
    """Creates an account; without a password its owner chooses one through an invitation.

    ``by`` is None for the command line only. Raises `Invalid` for an address already in use or a weak password.
    """
    user = User(email=email.strip().lower(), name=name.strip())
    problems = _problems_of(user, email)
    if password is not None:
        problems += password_problems(user, password, "password")
    if problems:
        raise Invalid(problems)
    user.set_password(password)
    user.save()
    record("account.create", user, by=by, unit_id=None, after={"email": user.email, "name": user.name})
    return user


@transaction.atomic
def change_password(*, user: User, password: str, session_key: str | None = None) -> None:
    """Sets the password that the user chose; browsers other than that of ``session_key`` are signed out.

    Raises `Invalid` for a weak one, and for the one before.
    """
    problems = password_problems(user, password, "new_password1")
    if not problems and user.check_password(password):
        same = _("Mật khẩu mới giống mật khẩu hiện tại. Hãy chọn mật khẩu khác.")
        problems = [Problem("new_password1", same)]
    if problems:
        raise Invalid(problems)
    set_own_password(user, password)
    user.open_sessions.exclude(session_key=session_key).delete()
    record("account.change_password", user, by=user, unit_id=None)


def set_own_password(user: User, password: str) -> None:
    """Stores a password that nobody but its owner knows."""
    user.set_password(password)
    user.password_is_initial = False
    user.save(update_fields=["password", "password_is_initial"])


def password_problems(user: User, password: str, where: str) -> list[Problem]:
    """What makes a password too weak for an account, placed at a field."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        return [Problem(where, text) for text in error.messages]
    return []


def _problems_of(user: User, typed: str) -> list[Problem]:
    problems = []
    if User.objects.filter(email__iexact=user.email).exists():
        taken = _("Địa chỉ %(email)s đã có tài khoản. Hãy dùng địa chỉ khác.") % {"email": typed}
        problems.append(Problem("email", taken))
    try:
        user.clean_fields(exclude=["password"])
    except ValidationError as error:
        problems += [Problem(where, text) for where, texts in error.message_dict.items() for text in texts]
    # an official's address may be kept, whatever its host; the number of a person before the @ may not
    return problems + identifier_problems({"name": user.name, "email": user.email.partition("@")[0]})
