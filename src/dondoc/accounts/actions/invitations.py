"""Links through which officials choose a password: invitations to new accounts, and those for a forgotten one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.actions.passwords import create_user, password_problems, set_own_password
from dondoc.accounts.actions.seats import end_seat, grant_seat
from dondoc.accounts.actions.sessions import sign_out_everywhere
from dondoc.accounts.models import Invitation, Role, User
from dondoc.core.errors import Invalid, Refused
from dondoc.core.events import record

_SALT = "dondoc.accounts.invitation"


@dataclass(frozen=True, slots=True)
class Invited:
    """One official to be given a seat; whoever has no account yet is invited."""

    email: str
    name: str
    unit_id: int
    role: Role
    since: date
    until: date | None = None


@transaction.atomic
def invite(*, people: Sequence[Invited], now: datetime, by: User) -> list[Invitation]:
    """Gives each a seat, and those without an account one to which they are invited; gives the invitations.

    The same address may come several times, for several seats. Raises what `create_user` and `grant_seat` do;
    then nobody is invited.
    """
    invitations: dict[int, Invitation] = {}
    for person in people:
        user = User.objects.filter(email__iexact=person.email.strip()).first()
        if user is None:
            user = create_user(email=person.email, name=person.name, password=None, by=by)
        if _is_uninvited(user):
            invitations[user.pk] = _renewed(user, now, by)
        grant_seat(user=user, unit_id=person.unit_id, role=person.role, since=person.since, until=person.until, by=by)
    return list(invitations.values())


def try_invitations(*, people: Sequence[Invited], now: datetime, by: User) -> list[Refused | None]:
    """What would refuse each of them, one after the other; nothing is stored."""
    found: list[Refused | None] = []
    with transaction.atomic():
        for person in people:
            try:
                invite(people=[person], now=now, by=by)
            except Refused as error:
                found.append(error)
            else:
                found.append(None)
        transaction.set_rollback(True)
    return found


@transaction.atomic
def renew_invitation(*, invitation: Invitation, now: datetime, by: User) -> Invitation:
    """Gives an invitation a new link; the one before no longer works. Raises `Refused` when it was accepted."""
    locked = Invitation.objects.select_for_update().select_related("user").get(pk=invitation.pk)
    if locked.accepted_at is not None:
        raise Refused(_("Lời mời này đã được nhận. Người đó có thể đăng nhập hoặc đặt lại mật khẩu."))
    return _renewed(locked.user, now, by)


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, now: datetime, day: date, by: User) -> None:
    """Makes a link worthless, ends the seats that waited for its owner and closes the account.

    Raises `Refused` when it was accepted. Inviting the same address again opens the account again.
    """
    locked = Invitation.objects.select_for_update().select_related("user").get(pk=invitation.pk)
    if locked.accepted_at is not None:
        raise Refused(_("Lời mời này đã được nhận nên không rút lại được. Hãy kết thúc vai trò của người đó."))
    for seat in locked.user.memberships.filter(stands_in_for__isnull=True):
        if seat.valid_to is None or seat.valid_to > day:
            end_seat(seat=seat, day=day, by=by)
    locked.withdrawn_at = now
    locked.save(update_fields=["withdrawn_at"])
    locked.user.is_active = False
    locked.user.save(update_fields=["is_active"])
    record("account.withdraw", locked, by=by, unit_id=None, before={"email": locked.user.email})


@transaction.atomic
def note_delivery(*, invitation: Invitation, now: datetime) -> None:
    """Remembers that the link went out by mail."""
    invitation.sent_at = now
    invitation.save(update_fields=["sent_at"])


@transaction.atomic
def choose_forgotten_password(*, user: User, password: str, now: datetime) -> None:
    """Sets the password that the user chose through a link sent to the account's own address.

    Raises `Invalid` for a weak one. Every browser is signed out.
    """
    problems = password_problems(user, password, "new_password1")
    if problems:
        raise Invalid(problems)
    set_own_password(user, password)
    settle_invitation(user, now)
    sign_out_everywhere(user=user, by=user)
    record("account.forgotten_password", user, by=user, unit_id=None)


@transaction.atomic
def accept_invitation(*, token: str, password: str, now: datetime) -> User:
    """Sets the password that an invited person chose; the link works this once.

    Raises `Refused` for a link that is used, renewed, withdrawn, too old or none of ours, `Invalid` for a weak
    password.
    """
    invitation = find_invitation(token, now, lock=True)
    user = invitation.user
    problems = password_problems(user, password, "new_password1")
    if problems:
        raise Invalid(problems)
    set_own_password(user, password)
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    record("account.accept", invitation, by=user, unit_id=None, after={"email": user.email})
    return user


def settle_invitation(user: User, now: datetime) -> None:
    """Counts an open invitation as accepted: its owner has come in by another way."""
    Invitation.objects.filter(user=user, accepted_at__isnull=True, withdrawn_at__isnull=True).update(accepted_at=now)


def invitation_token(invitation: Invitation) -> str:
    """What stands in the link: the invitation and its revision, signed."""
    return signing.dumps([invitation.pk, invitation.revision], salt=_SALT)


def find_invitation(token: str, now: datetime, *, lock: bool = False) -> Invitation:
    """The invitation of a link that still works. Raises `Refused` for any other link."""
    try:
        pk, revision = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        pk, revision = None, 0
    rows = Invitation.objects.select_for_update(of=("self",)) if lock else Invitation.objects.all()
    found = rows.select_related("user").filter(pk=pk, revision=revision).first()
    if found is None or found.withdrawn_at is not None:
        raise Refused(_("Liên kết này không còn dùng được. Hãy đề nghị người quản trị gửi lại lời mời."))
    if found.accepted_at is not None:
        raise Refused(_("Lời mời này đã được nhận. Hãy đăng nhập bằng mật khẩu bạn đã chọn."))
    if found.expires_at <= now:
        raise Refused(_("Lời mời này đã hết hạn. Hãy đề nghị người quản trị gửi lại lời mời."))
    return found


def _is_uninvited(user: User) -> bool:
    """Whether an account has no password, and no link to choose one either.

    A link that still waits is left alone: it may belong to units that this administrator has no say in.
    """
    if user.has_usable_password():
        return False
    latest = Invitation.objects.filter(user=user).first()
    return latest is None or latest.withdrawn_at is not None


def _renewed(user: User, now: datetime, by: User) -> Invitation:
    expires = now + timedelta(days=settings.INVITATION_DAYS)
    invitation, made = Invitation.objects.get_or_create(user=user, defaults={"expires_at": expires, "invited_by": by})
    if not made:
        invitation.revision += 1
        invitation.expires_at, invitation.invited_by = expires, by
        invitation.sent_at = invitation.withdrawn_at = None
        invitation.save()
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    after = {"email": user.email, "revision": invitation.revision, "expires": expires}
    record("account.invite", invitation, by=by, unit_id=None, after=after)
    return invitation
