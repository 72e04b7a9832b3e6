"""A forgotten password: a link to the account's own address."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from cast import Cast
from dondoc.accounts.models import Role
from web.conftest import Open
from web.html import heading, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
NEW = "mat-khau-moi-rat-dai"


@pytest.fixture(autouse=True)
def mail_server(settings: Settings) -> None:
    settings.EMAIL_HOST = "mail.songmay.example"


def test_a_link_sets_a_new_password_once_and_signs_other_browsers_out(
    cast: Cast, client: Client, signed_in: Open
) -> None:
    user = cast.user(Role.OFFICER, cast.commune)
    elsewhere = signed_in(user)
    client.post(reverse("password-forgotten"), {"email": user.email.upper()})
    (message,) = mail.outbox
    (link,) = re.findall(r"http://testserver(\S+)", str(message.body))
    form = client.get(link).headers["Location"]
    told = {"new_password1": NEW, "new_password2": NEW}
    assert client.post(form, told).headers["Location"] == reverse("sign-in")
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert elsewhere.get(reverse("units")).status_code == 302
    assert heading(Client().get(link)) == "Liên kết này không còn dùng được"


def test_an_unknown_address_is_answered_alike_and_gets_no_mail(cast: Cast, client: Client) -> None:
    answers = [
        client.post(reverse("password-forgotten"), {"email": email}).headers["Location"]
        for email in ("ai@songmay.example", cast.user(Role.OFFICER, cast.commune).email)
    ]
    assert answers == [reverse("password-forgotten-sent")] * 2
    assert len(mail.outbox) == 1


def test_asking_too_often_for_one_address_must_wait(cast: Cast, client: Client) -> None:
    told = {"email": cast.user(Role.OFFICER, cast.commune).email}
    codes = [client.post(reverse("password-forgotten"), told).status_code for _time in range(6)]
    assert codes == [302] * 5 + [429]
    assert len(mail.outbox) == 5


def test_without_a_mail_server_the_page_names_whom_to_ask(client: Client, settings: Settings) -> None:
    settings.EMAIL_HOST = ""
    page = client.post(reverse("password-forgotten"), {"email": "ai@songmay.example"})
    assert "Hãy đề nghị người quản trị của đơn vị bạn đặt lại cách đăng nhập" in text_of(page)
    assert mail.outbox == []
