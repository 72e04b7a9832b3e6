"""Signing in and out, and the lock after too many wrong passwords."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from cast import PASSWORD, Cast
from dondoc.accounts.models import Role
from web.html import heading, texts

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
    for count in range(settings.AXES_FAILURE_LIMIT):
        attempt(client, spellings[count % 2], "sai")
    response = client.post(reverse("sign-in"), {"username": user.email.title(), "password": PASSWORD})
    assert (response.status_code, heading(response)) == (429, "Tạm khóa đăng nhập")
    assert texts(response, "//main//p") == [
        "Bạn đã nhập sai mật khẩu quá nhiều lần. Hãy chờ 15 phút rồi thử lại,"
        " hoặc đề nghị người quản trị của đơn vị đặt lại mật khẩu."
    ]


def test_a_locked_address_does_not_lock_its_neighbours_in_the_same_office(cast: Cast, client: Client) -> None:
    locked, neighbour = cast.user(Role.OFFICER, cast.commune), cast.user(Role.HEAD, cast.commune)
    for _count in range(settings.AXES_FAILURE_LIMIT + 1):
        attempt(client, locked.email, "sai")
    assert attempt(client, neighbour.email, PASSWORD) == 302


def test_signing_out_is_a_post_and_ends_the_session(officer: Client) -> None:
    assert officer.get(reverse("sign-out")).status_code == 405
    assert officer.post(reverse("sign-out")).headers["Location"] == reverse("sign-in")
    assert officer.get(reverse("units")).headers["Location"] == f"{reverse('sign-in')}?next={reverse('units')}"
