"""What an account owes before anything else: an own password, and for some roles a second factor."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from cast import Cast
from dondoc.accounts.actions import reset_sign_in
from dondoc.accounts.models import Role, User
from web.conftest import Open
from web.html import text_of, texts

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
NEW = "mat-khau-moi-rat-dai"


@pytest.fixture
def chair(cast: Cast) -> User:
    return cast.user(Role.HEAD, cast.commune)


def test_an_initial_password_is_changed_before_anything_else(cast: Cast, chair: User, signed_in: Open) -> None:
    initial = reset_sign_in(user=chair, by=cast.user(Role.ADMINISTRATOR, cast.province))
    client = signed_in(chair)
    response = client.get(reverse("units"), follow=True)
    assert response.redirect_chain == [(reverse("password-change"), 302)]
    assert texts(response, "//main//*[@data-notice]//p") == [
        "Đây là lần đăng nhập đầu tiên. Hãy đổi mật khẩu ban đầu rồi làm việc tiếp."
    ]
    assert client.get(reverse("units"), headers={"HX-Request": "true"}).headers["HX-Redirect"] == reverse(
        "password-change"
    )
    client.post(reverse("password-change"), {"old_password": initial, "new_password1": NEW, "new_password2": NEW})
    assert client.get(reverse("units")).status_code == 200


def test_a_role_that_asks_for_a_second_factor_waits_until_there_is_one(
    chair: User, signed_in: Open, settings: Settings
) -> None:
    settings.REQUIRE_TWO_FACTOR = ["administrator", "head"]
    client = signed_in(chair)
    assert client.get(reverse("units")).headers["Location"] == reverse("own-account")
    assert "bắt buộc có ít nhất một cách" in text_of(client.get(reverse("own-account")))
    Authenticator.objects.create(user=chair, type=Authenticator.Type.TOTP, data={"secret": ""})
    assert client.get(reverse("units")).status_code == 200


def test_other_roles_do_not_wait(cast: Cast, signed_in: Open, settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = ["administrator", "head"]
    assert signed_in(cast.user(Role.OFFICER, cast.commune)).get(reverse("units")).status_code == 200


def test_once_seen_the_factor_costs_no_query(chair: User, signed_in: Open, settings: Settings) -> None:
    client = signed_in(chair)
    counts = []
    for roles in ([], ["head"], ["head"]):
        settings.REQUIRE_TWO_FACTOR = roles
        Authenticator.objects.get_or_create(user=chair, type=Authenticator.Type.TOTP, defaults={"data": {}})
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("units"))
        counts.append(len(queries))
    assert counts[0] == counts[2]
