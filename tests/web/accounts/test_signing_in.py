"""Signing in and out, and the lock after too many wrong passwords."""

from __future__ import annotations

import pytest
from axes.models import AccessAttempt, AccessLog
from django.conf import settings as site
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from cast import PASSWORD, Cast
from dondoc.accounts.models import Role
from dondoc.web.accounts.places import client_address
from web.html import heading, text_of, texts

pytestmark = pytest.mark.django_db


def attempt(client: Client, email: str, password: str) -> int:
    return client.post(reverse("sign-in"), {"username": email, "password": password}).status_code


def test_the_right_password_opens_the_page_that_was_asked_for(cast: Cast, client: Client) -> None:
    user = cast.user(Role.OFFICER, cast.commune)
    assert client.get(reverse("units")).headers["Location"] == f"{reverse('sign-in')}?next={reverse('units')}"
    told = {"username": f" {user.email.upper()} ", "password": PASSWORD, "next": reverse("units")}
    assert client.post(reverse("sign-in"), told).headers["Location"] == reverse("units")
    assert client.get(reverse("units")).status_code == 200


def test_a_wrong_password_says_what_to_check(cast: Cast, client: Client) -> None:
    user = cast.user(Role.OFFICER, cast.commune)
    response = client.post(reverse("sign-in"), {"username": user.email, "password": "sai"})
    assert texts(response, "//*[@role='alert']//p") == [
        "Địa chỉ hoặc mật khẩu không đúng. Hãy kiểm tra phím Caps Lock rồi nhập lại."
    ]


def test_too_many_wrong_passwords_lock_that_address_however_it_is_spelt(cast: Cast, client: Client) -> None:
    user = cast.user(Role.OFFICER, cast.commune)
    spellings = [user.email, user.email.upper()]
    for count in range(site.AXES_FAILURE_LIMIT):
        attempt(client, spellings[count % 2], "sai")
    response = client.post(reverse("sign-in"), {"username": user.email.title(), "password": PASSWORD})
    assert (response.status_code, heading(response)) == (429, "Tạm khóa đăng nhập")
    assert texts(response, "//main//p") == [
        "Bạn đã nhập sai mật khẩu quá nhiều lần. Hãy chờ 15 phút rồi thử lại,"
        " hoặc đề nghị người quản trị của đơn vị đặt lại mật khẩu."
    ]


def test_a_locked_address_does_not_lock_its_neighbours_in_the_same_office(cast: Cast, client: Client) -> None:
    locked, neighbour = cast.user(Role.OFFICER, cast.commune), cast.user(Role.HEAD, cast.commune)
    for _count in range(site.AXES_FAILURE_LIMIT + 1):
        attempt(client, locked.email, "sai")
    assert attempt(client, neighbour.email, PASSWORD) == 302


def test_signing_out_is_a_post_and_ends_the_session(officer: Client) -> None:
    assert officer.get(reverse("sign-out")).status_code == 405
    assert officer.post(reverse("sign-out")).headers["Location"] == reverse("sign-in")
    assert officer.get(reverse("units")).headers["Location"] == f"{reverse('sign-in')}?next={reverse('units')}"


def test_many_wrong_passwords_from_one_place_make_it_wait_whatever_the_account(
    cast: Cast, client: Client, settings: Settings
) -> None:
    settings.SIGN_IN_TRIES_PER_PLACE = 5
    users = [cast.user(role, cast.commune) for role in Role]
    for user in users[:5]:
        attempt(client, user.email, "sai")
    waiting = client.post(reverse("sign-in"), {"username": users[5].email, "password": PASSWORD})
    assert "Đã thử sai quá nhiều lần từ nơi này" in text_of(waiting)
    settings.CLIENT_ADDRESS_HEADER = "X-Real-IP"
    elsewhere = Client(headers={"X-Real-IP": "203.0.113.9"})
    assert attempt(elsewhere, users[5].email, PASSWORD) == 302


def test_behind_a_proxy_that_tells_no_addresses_nobody_waits_for_the_others(
    cast: Cast, client: Client, settings: Settings
) -> None:
    settings.SIGN_IN_TRIES_PER_PLACE, settings.SECURE_PROXY_SSL_HEADER = 1, ("HTTP_X_FORWARDED_PROTO", "https")
    attempt(client, cast.user(Role.OFFICER, cast.commune).email, "sai")
    assert attempt(client, cast.user(Role.HEAD, cast.commune).email, PASSWORD) == 302


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("1.2.3.4, 203.0.113.9", "203.0.113.9"),
        ("nonsense", "127.0.0.1"),
        ("", "127.0.0.1"),
    ],
)
def test_the_browsers_address_is_what_the_proxy_says_last(settings: Settings, told: str, address: str) -> None:
    settings.CLIENT_ADDRESS_HEADER = "X-Forwarded-For"
    request = RequestFactory().get("/", headers={"X-Forwarded-For": told})
    assert client_address(request) == address
    settings.CLIENT_ADDRESS_HEADER = ""
    assert client_address(request) == "127.0.0.1"


def test_no_log_of_places_is_kept(cast: Cast, client: Client) -> None:
    attempt(client, cast.user(Role.OFFICER, cast.commune).email, PASSWORD)
    assert (AccessLog.objects.count(), AccessAttempt.objects.count()) == (0, 0)
