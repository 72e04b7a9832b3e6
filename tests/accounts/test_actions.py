"""Creating accounts, giving and ending seats."""

from __future__ import annotations

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from cast import PASSWORD, START, Cast
from dondoc.accounts.actions import change_password, create_user, end_seat, grant_seat, reset_sign_in
from dondoc.accounts.models import Membership, Role, User
from dondoc.accounts.queries import seats
from dondoc.core.errors import Invalid, Refused
from dondoc.core.events import verify
from dondoc.core.models import Event

pytestmark = pytest.mark.django_db


def last_event() -> tuple[str, int | None, object, object]:
    event = Event.objects.latest("pk")
    return event.verb, event.unit_id, event.before, event.after


def make_user() -> User:
    return create_user(email=" Van.Thu@SongMay.example ", name=" Văn thư ", password=PASSWORD, by=None)


def test_an_account_is_created_with_a_tidy_address_and_logged() -> None:
    user = make_user()
    assert (user.email, user.name, user.check_password(PASSWORD)) == (
        "van.thu@songmay.example",
        "Văn thư",
        True,
    )
    assert last_event() == (
        "account.create",
        None,
        None,
        {"email": "van.thu@songmay.example", "name": "Văn thư"},
    )


def test_an_account_is_found_whatever_the_case_of_its_address() -> None:
    user = make_user()
    assert User.objects.get_by_natural_key(" VAN.THU@songmay.EXAMPLE ") == user


def test_an_address_in_use_and_a_weak_password_are_told_together_and_nothing_is_stored() -> None:
    make_user()
    with pytest.raises(Invalid) as refusal:
        create_user(email="VAN.THU@songmay.example", name="Khác", password="ngan", by=None)
    assert {problem.where for problem in refusal.value.problems} == {"email", "password"}
    assert User.objects.count() == 1


@pytest.mark.parametrize(("email", "name", "where"), [("khong-phai", "Tên", "email"), ("a@b.example", "", "name")])
def test_a_wrong_address_or_an_empty_name_is_refused(email: str, name: str, where: str) -> None:
    with pytest.raises(Invalid) as refusal:
        create_user(email=email, name=name, password=PASSWORD, by=None)
    assert [problem.where for problem in refusal.value.problems] == [where]


def test_a_seat_is_granted_once_and_logged_once(cast: Cast) -> None:
    user = make_user()
    seat = grant_seat(user=user, unit_id=cast.commune.pk, role=Role.OFFICER, since=START, by=None)
    again = grant_seat(user=user, unit_id=cast.commune.pk, role=Role.OFFICER, since=date(2026, 1, 1), by=user)
    assert again == seat
    assert list(seats(user, START)) == [seat]
    assert Event.objects.filter(verb="account.grant").count() == 1
    assert last_event() == (
        "account.grant",
        cast.commune.pk,
        None,
        {"user": user.pk, "role": "officer", "since": "2025-07-01"},
    )


def test_a_seat_ends_on_its_day_and_stays_known(cast: Cast) -> None:
    user = make_user()
    seat = grant_seat(user=user, unit_id=cast.commune.pk, role=Role.HEAD, since=START, by=None)
    end_seat(seat=seat, day=date(2026, 1, 1), by=user)
    assert list(seats(user, date(2025, 12, 31))) == [seat]
    assert list(seats(user, date(2026, 1, 1))) == []
    assert last_event() == (
        "account.end",
        cast.commune.pk,
        {"user": user.pk, "role": "head", "since": "2025-07-01"},
        {"until": "2026-01-01"},
    )


def test_a_seat_that_began_that_day_is_removed(cast: Cast) -> None:
    user = make_user()
    seat = grant_seat(user=user, unit_id=cast.commune.pk, role=Role.HEAD, since=START, by=None)
    end_seat(seat=seat, day=START, by=user)
    assert not Membership.objects.exists()
    assert verify() is None


def test_a_seat_may_have_an_end_and_may_not_lie_over_another(cast: Cast) -> None:
    user = make_user()
    may, june = date(2026, 5, 1), date(2026, 6, 1)
    seat = grant_seat(user=user, unit_id=cast.commune.pk, role=Role.HEAD, since=may, until=june, by=None)
    assert grant_seat(user=user, unit_id=cast.commune.pk, role=Role.HEAD, since=may, until=june, by=None) == seat
    assert [list(seats(user, day)) for day in (may, june)] == [[seat], []]
    with pytest.raises(Refused, match="Văn thư đã giữ vai trò này ở đơn vị này từ ngày 01/05/2026"):
        grant_seat(user=user, unit_id=cast.commune.pk, role=Role.HEAD, since=START, by=None)
    after = grant_seat(user=user, unit_id=cast.commune.pk, role=Role.HEAD, since=june, by=None)
    assert list(seats(user, june)) == [after]


def test_a_seat_does_not_end_before_it_begins(cast: Cast) -> None:
    with pytest.raises(Refused, match="phải sau ngày bắt đầu"):
        grant_seat(user=make_user(), unit_id=cast.commune.pk, role=Role.HEAD, since=START, until=START, by=None)


def test_a_name_with_a_telephone_number_is_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        create_user(email="a@songmay.example", name="Anh Ba 0912 345 678", password=PASSWORD, by=None)
    assert [problem.where for problem in refusal.value.problems] == ["name"]


def test_resetting_leaves_one_initial_password_and_nothing_else_that_signs_in(cast: Cast) -> None:
    user = cast.user(Role.HEAD, cast.commune)
    Authenticator.objects.create(user=user, type="totp", data={})
    SocialAccount.objects.create(user=user, provider="openid_connect", uid="1")
    before = user.get_session_auth_hash()
    password = reset_sign_in(user=user, by=cast.user(Role.ADMINISTRATOR, cast.province))
    user.refresh_from_db()
    assert (user.check_password(password), user.password_is_initial) == (True, True)
    assert (Authenticator.objects.count(), SocialAccount.objects.count()) == (0, 0)
    assert user.get_session_auth_hash() != before
    assert last_event() == ("account.reset_sign_in", None, None, {"factors": 1, "links": 1, "feeds": 0})
    assert password not in str(list(Event.objects.values()))


def test_the_own_password_must_be_another_one(cast: Cast) -> None:
    user = cast.user(Role.HEAD, cast.commune)
    with pytest.raises(Invalid, match="giống mật khẩu hiện tại"):
        change_password(user=user, password=PASSWORD)
    change_password(user=user, password=f"{PASSWORD}-moi")
    assert user.check_password(f"{PASSWORD}-moi")
