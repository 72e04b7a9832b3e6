"""Inviting officials, and the links through which they choose passwords."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cast import PASSWORD, Cast
from dondoc.accounts.actions import (
    Invited,
    accept_invitation,
    choose_forgotten_password,
    end_seat,
    find_invitation,
    invitation_token,
    invite,
    renew_invitation,
    try_invitations,
    withdraw_invitation,
)
from dondoc.accounts.models import Invitation, Membership, OpenSession, Role, User
from dondoc.core.errors import Invalid, Refused
from dondoc.core.models import Event

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DAY = NOW.date()


def person(cast: Cast, role: Role = Role.OFFICER, email: str = "Moi@songmay.example") -> Invited:
    return Invited(email, "Cán bộ mới", cast.commune.pk, role, DAY)


@pytest.fixture
def by(cast: Cast) -> User:
    return cast.user(Role.ADMINISTRATOR, cast.province)


@pytest.fixture
def waiting(cast: Cast, by: User) -> Invitation:
    (invitation,) = invite(people=[person(cast)], now=NOW, by=by)
    return invitation


def refusal(token: str, now: datetime = NOW) -> str:
    with pytest.raises(Refused) as refused:
        accept_invitation(token=token, password=PASSWORD, now=now)
    return str(refused.value)


def test_an_invited_official_has_seats_and_no_password_until_the_link_is_used(cast: Cast, waiting: Invitation) -> None:
    user = waiting.user
    held = [(seat.unit_id, seat.role, seat.valid_from) for seat in user.memberships.all()]
    assert (user.email, user.has_usable_password(), held) == (
        "moi@songmay.example",
        False,
        [(cast.commune.pk, "officer", DAY)],
    )
    accept_invitation(token=invitation_token(waiting), password=PASSWORD, now=NOW + timedelta(days=1))
    user.refresh_from_db()
    waiting.refresh_from_db()
    assert (user.check_password(PASSWORD), user.password_is_initial) == (True, False)
    assert waiting.accepted_at == NOW + timedelta(days=1)
    verbs = Event.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs)[-4:] == ["account.create", "account.invite", "account.grant", "account.accept"]


def test_a_link_works_once(waiting: Invitation) -> None:
    accept_invitation(token=invitation_token(waiting), password=PASSWORD, now=NOW)
    assert refusal(invitation_token(waiting)) == ("Lời mời này đã được nhận. Hãy đăng nhập bằng mật khẩu bạn đã chọn.")


def test_a_link_ends_after_seven_days(waiting: Invitation) -> None:
    token = invitation_token(waiting)
    assert find_invitation(token, NOW + timedelta(days=7, seconds=-1)) == waiting
    assert refusal(token, NOW + timedelta(days=7)) == (
        "Lời mời này đã hết hạn. Hãy đề nghị người quản trị gửi lại lời mời."
    )


def test_a_link_sent_again_makes_the_one_before_worthless(waiting: Invitation, by: User) -> None:
    before = invitation_token(waiting)
    renewed = renew_invitation(invitation=waiting, now=NOW, by=by)
    gone = "Liên kết này không còn dùng được. Hãy đề nghị người quản trị gửi lại lời mời."
    assert [refusal(token) for token in (before, "khong-phai", before[:-3], before + "x")] == [gone] * 4
    assert accept_invitation(token=invitation_token(renewed), password=PASSWORD, now=NOW) == waiting.user


def test_a_weak_password_is_refused_and_the_link_still_works(waiting: Invitation) -> None:
    token = invitation_token(waiting)
    with pytest.raises(Invalid) as refused:
        accept_invitation(token=token, password="ngan", now=NOW)
    assert {problem.where for problem in refused.value.problems} == {"new_password1"}
    assert accept_invitation(token=token, password=PASSWORD, now=NOW) == waiting.user


def test_a_withdrawn_link_is_worthless_its_seats_end_and_the_account_closes(waiting: Invitation, by: User) -> None:
    withdraw_invitation(invitation=waiting, now=NOW, day=DAY, by=by)
    waiting.user.refresh_from_db()
    assert (waiting.user.is_active, waiting.user.memberships.count()) == (False, 0)
    assert "không còn dùng được" in refusal(invitation_token(waiting))


def test_a_withdrawn_address_may_be_invited_again(cast: Cast, waiting: Invitation, by: User) -> None:
    withdraw_invitation(invitation=waiting, now=NOW, day=DAY, by=by)
    (again,) = invite(people=[person(cast)], now=NOW, by=by)
    assert (again.pk, again.user.is_active, again.revision) == (waiting.pk, True, 2)
    assert accept_invitation(token=invitation_token(again), password=PASSWORD, now=NOW) == waiting.user


def test_an_accepted_invitation_is_neither_renewed_nor_withdrawn(waiting: Invitation, by: User) -> None:
    accept_invitation(token=invitation_token(waiting), password=PASSWORD, now=NOW)
    with pytest.raises(Refused, match="Lời mời này đã được nhận"):
        renew_invitation(invitation=waiting, now=NOW, by=by)
    with pytest.raises(Refused, match="Hãy kết thúc vai trò"):
        withdraw_invitation(invitation=waiting, now=NOW, day=DAY, by=by)


def test_a_second_seat_leaves_a_waiting_link_alone(cast: Cast, waiting: Invitation, by: User) -> None:
    assert invite(people=[person(cast, Role.HEAD)], now=NOW, by=by) == []
    assert waiting.user.memberships.count() == 2
    assert find_invitation(invitation_token(waiting), NOW) == waiting


def test_whoever_has_an_account_gets_the_seat_and_no_invitation(cast: Cast, by: User) -> None:
    known = cast.user(Role.HEAD, cast.school)
    assert invite(people=[person(cast, email=known.email.upper())], now=NOW, by=by) == []
    assert set(known.memberships.values_list("unit_id", "role")) == {
        (cast.school.pk, "head"),
        (cast.commune.pk, "officer"),
    }


def test_trying_says_what_each_line_meets_and_stores_nothing(cast: Cast, by: User) -> None:
    people = [person(cast), person(cast), person(cast, email="khong-phai")]
    tried = try_invitations(people=people, now=NOW, by=by)
    assert [type(error) for error in tried] == [type(None), type(None), Invalid]
    assert not User.objects.filter(email__startswith="moi@").exists()
    assert not Invitation.objects.exists()


def test_one_refused_person_leaves_nobody_invited(cast: Cast, by: User) -> None:
    known = cast.user(Role.OFFICER, cast.commune)
    end_seat(seat=known.memberships.get(), day=date(2026, 4, 1), by=by)
    people = [person(cast), Invited(known.email, "", cast.commune.pk, Role.OFFICER, DAY)]
    with pytest.raises(Refused, match="đã giữ vai trò này"):
        invite(people=people, now=NOW, by=by)
    assert not User.objects.filter(email__startswith="moi@").exists()
    assert Membership.objects.filter(user=known).count() == 1


def test_a_forgotten_password_settles_the_invitation_and_signs_every_browser_out(waiting: Invitation) -> None:
    user = waiting.user
    OpenSession.objects.create(user=user, session_key="a" * 32, device="Firefox · Linux")
    before = user.get_session_auth_hash()
    choose_forgotten_password(user=user, password=PASSWORD, now=NOW)
    waiting.refresh_from_db()
    assert (waiting.accepted_at, user.check_password(PASSWORD), user.open_sessions.count()) == (NOW, True, 0)
    assert user.get_session_auth_hash() != before
