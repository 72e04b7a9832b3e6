"""What administrators do with the accounts of their units."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cast import START, Cast
from dondoc.accounts.actions import end_seat, grant_seat
from dondoc.accounts.models import Membership, Role, User
from dondoc.accounts.queries import seats
from dondoc.units.models import Unit
from web.conftest import Open
from web.html import page, rows, text_of, texts

pytestmark = pytest.mark.django_db
At = Callable[[Role, Unit], Client]


@pytest.fixture
def commune_administrator(cast: Cast, at: At) -> Client:
    return at(Role.ADMINISTRATOR, cast.commune)


def seat_of(user: User) -> Membership:
    return Membership.objects.get(user=user)


def names(response: HttpResponse) -> list[str]:
    return [row[0] for row in rows(response)]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.OFFICE])
@pytest.mark.parametrize("name", ["accounts", "account-new", "seat-new"])
def test_only_administrators_open_these_pages(cast: Cast, at: At, role: Role, name: str) -> None:
    assert at(role, cast.province).get(reverse(name)).status_code == 403


def test_an_administrator_sees_the_own_unit_and_those_below_and_nothing_beside(
    cast: Cast, commune_administrator: Client
) -> None:
    teacher = cast.user(Role.HEAD, cast.school)
    cast.user(Role.HEAD, cast.other_commune)
    cast.user(Role.OFFICE, cast.province)
    me = cast.user(Role.ADMINISTRATOR, cast.commune)
    listed = names(commune_administrator.get(reverse("accounts")))
    assert listed == [f"{teacher.name}{teacher.email}", f"{me.name}{me.email}"]


@pytest.mark.parametrize("words", ["truong suoi lam", "head.", "Thủ trưởng", "thu truong", "DON vi HEAD"])
def test_accounts_are_found_by_unit_address_or_name_accents_and_case_aside(
    cast: Cast, administrator: Client, words: str
) -> None:
    teacher = cast.user(Role.HEAD, cast.school)
    assert names(administrator.get(reverse("accounts"), {"q": words})) == [f"{teacher.name}{teacher.email}"]


def test_htmx_gets_the_rows_alone(administrator: Client) -> None:
    fragment = administrator.get(reverse("accounts"), headers={"HX-Request": "true"}).content
    assert b"<html" not in fragment
    assert b"<tbody" in fragment


def test_the_list_costs_the_same_queries_for_one_row_and_for_three(cast: Cast, administrator: Client) -> None:
    administrator.get(reverse("accounts"))  # what is looked up once is known from here on
    counts = []
    for extra in ([], [cast.school, cast.commune]):
        for unit in extra:
            cast.user(Role.HEAD, unit)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            response = administrator.get(reverse("accounts"))
        counts.append((len(rows(response)), len(queries)))
    assert counts == [(1, 5), (3, 5)]


def test_an_address_in_use_is_told_at_its_field_and_the_chosen_unit_stays(cast: Cast, administrator: Client) -> None:
    taken = cast.user(Role.HEAD, cast.commune)
    told = {"email": taken.email, "name": "Ai đó", "role": "officer", "unit": cast.school.pk}
    response = administrator.post(reverse("account-new"), told)
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"email"}
    assert [box.get("value") for box in page(response).xpath("//input[@name='unit']")] == [str(cast.school.pk)]


@pytest.mark.parametrize("name", ["account-new", "seat-new"])
def test_no_seat_is_given_at_a_unit_outside(cast: Cast, commune_administrator: Client, name: str) -> None:
    user = cast.user(Role.HEAD, cast.school)
    told = {"email": user.email, "name": "Ai đó", "role": "administrator", "unit": cast.province.pk}
    response = commune_administrator.post(reverse(name), told)
    assert response.status_code == 422
    assert response.context["form"].errors["unit"] == [
        "Đơn vị này không thuộc phạm vi bạn quản trị. Hãy chọn đơn vị khác."
    ]
    assert not Membership.objects.filter(user=user, unit=cast.province).exists()


def test_an_existing_account_gets_a_further_seat(cast: Cast, administrator: Client) -> None:
    user = cast.user(Role.HEAD, cast.school)
    told = {"email": user.email.upper(), "role": "officer", "unit": cast.commune.pk}
    assert administrator.post(reverse("seat-new"), told).headers["Location"] == reverse("accounts")
    held = {(seat.unit_id, seat.role) for seat in seats(user, timezone.localdate())}
    assert held == {(cast.school.pk, "head"), (cast.commune.pk, "officer")}


def test_an_unknown_address_is_told(cast: Cast, administrator: Client) -> None:
    told = {"email": "ai@songmay.example", "role": "officer", "unit": cast.commune.pk}
    response = administrator.post(reverse("seat-new"), told)
    assert response.context["form"].errors["email"] == [
        "Chưa có tài khoản với địa chỉ ai@songmay.example. Hãy mời người này trước."
    ]


def test_a_seat_is_ended(cast: Cast, commune_administrator: Client) -> None:
    user = cast.user(Role.HEAD, cast.school)
    url = reverse("seat-end", args=[seat_of(user).pk])
    assert commune_administrator.get(url).status_code == 405
    assert commune_administrator.post(url).headers["Location"] == reverse("accounts")
    assert list(seats(user, timezone.localdate())) == []


def test_the_seat_in_use_is_not_ended_by_its_holder(cast: Cast, commune_administrator: Client) -> None:
    seat = seat_of(cast.user(Role.ADMINISTRATOR, cast.commune))
    assert commune_administrator.post(reverse("seat-end", args=[seat.pk])).status_code == 403
    seat.refresh_from_db()
    assert seat.valid_to is None


@pytest.mark.parametrize("act", ["seat", "seat-end", "stand-in-new"])
def test_a_seat_beside_the_own_units_is_not_there(cast: Cast, commune_administrator: Client, act: str) -> None:
    seat = seat_of(cast.user(Role.HEAD, cast.other_commune))
    assert commune_administrator.post(reverse(act, args=[seat.pk])).status_code == 404


def test_an_account_beside_the_own_units_is_not_reset(cast: Cast, commune_administrator: Client) -> None:
    user = cast.user(Role.HEAD, cast.other_commune)
    assert commune_administrator.post(reverse("password-reset", args=[user.pk])).status_code == 404


def test_a_password_is_reset_shown_once_and_the_old_one_no_longer_opens(
    cast: Cast, commune_administrator: Client
) -> None:
    user = cast.user(Role.HEAD, cast.school)
    response = commune_administrator.post(reverse("password-reset", args=[user.pk]))
    (password,) = texts(response, "//code[@class='once']")
    user.refresh_from_db()
    assert (user.check_password(password), user.password_is_initial) == (True, True)
    assert "no-store" in response.headers["Cache-Control"]


def test_the_password_of_somebody_who_also_sits_higher_up_is_not_reset(
    cast: Cast, commune_administrator: Client
) -> None:
    user = cast.user(Role.ADMINISTRATOR, cast.province)
    grant_seat(user=user, unit_id=cast.school.pk, role=Role.OFFICER, since=START, by=None)
    before = user.password
    response = commune_administrator.post(reverse("password-reset", args=[user.pk]))
    user.refresh_from_db()
    assert (response.status_code, user.password) == (403, before)


def test_seats_are_filtered_by_unit_role_and_time(cast: Cast, administrator: Client) -> None:
    teacher, chair = cast.user(Role.HEAD, cast.school), cast.user(Role.HEAD, cast.other_commune)
    officer = cast.user(Role.OFFICER, cast.school)
    end_seat(seat=seat_of(officer), day=timezone.localdate(), by=None)
    grant_seat(user=officer, unit_id=cast.commune.pk, role=Role.OFFICE, since=date(2100, 1, 1), by=None)

    def found(**asked: object) -> list[str]:
        return [row[0] for row in rows(administrator.get(reverse("accounts"), asked))]

    def line(user: User) -> str:
        return f"{user.name}{user.email}"

    assert found(role="head") == [line(teacher), line(chair)] or found(role="head") == [line(chair), line(teacher)]
    assert found(unit=cast.commune.pk) == [line(teacher)]
    assert (found(when="past"), found(when="coming")) == ([line(officer)], [line(officer)])


def test_a_seat_is_granted_from_day_to_day(cast: Cast, administrator: Client) -> None:
    user = cast.user(Role.HEAD, cast.school)
    told = {
        "email": user.email,
        "role": "officer",
        "unit": cast.commune.pk,
        "since": "01/05/2026",
        "last": "31/05/2026",
    }
    assert administrator.post(reverse("seat-new"), told).headers["Location"] == reverse("accounts")
    seat = Membership.objects.get(user=user, unit=cast.commune)
    assert (seat.valid_from, seat.valid_to) == (date(2026, 5, 1), date(2026, 6, 1))
    response = administrator.post(reverse("seat-new"), told | {"last": "30/04/2026"})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["last"])
    overlapping = administrator.post(reverse("seat-new"), told | {"last": ""})
    assert "đã giữ vai trò này ở đơn vị này" in texts(overlapping, "//*[@role='alert']//p")[0]


def test_a_seat_is_ended_from_a_day_on(cast: Cast, commune_administrator: Client) -> None:
    seat = seat_of(cast.user(Role.HEAD, cast.school))
    response = commune_administrator.post(reverse("seat-end", args=[seat.pk]), {"day": "01/01/2100"})
    seat.refresh_from_db()
    assert (response.status_code, seat.valid_to) == (302, date(2100, 1, 1))
    refused = commune_administrator.post(reverse("seat-end", args=[seat.pk]), {"day": "01/01/2020"})
    assert "Ngày này trước khi bắt đầu giữ vai trò" in text_of(refused)


def test_the_page_of_a_seat_offers_what_may_be_done(cast: Cast, commune_administrator: Client) -> None:
    seat = seat_of(cast.user(Role.HEAD, cast.school))
    page_of = commune_administrator.get(reverse("seat", args=[seat.pk]))
    assert page(page_of).xpath("//main//button/@data-ask-url") == [reverse("password-reset", args=[seat.user_id])]
    assert reverse("seat-end", args=[seat.pk]) in page(page_of).xpath("//main//form/@action")
    assert reverse("stand-in-new", args=[seat.pk]) in page(page_of).xpath("//main//a/@href")


def test_an_official_opens_the_own_seat_and_no_other(cast: Cast, signed_in: Open) -> None:
    teacher, chair = cast.user(Role.HEAD, cast.school), cast.user(Role.HEAD, cast.commune)
    client = signed_in(chair)
    codes = [client.get(reverse("seat", args=[seat_of(user).pk])).status_code for user in (chair, teacher)]
    assert codes == [200, 404]
