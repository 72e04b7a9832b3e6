"""Changing the own password."""

from __future__ import annotations

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cast import PASSWORD, Cast
from dondoc.accounts.models import Role
from dondoc.core.models import Event
from web.conftest import Open
from web.html import page

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
NEW = "mat-khau-moi-rat-dai"


def change(client: Client, old: str, first: str, second: str) -> HttpResponse:
    told = {"old_password": old, "new_password1": first, "new_password2": second}
    return client.post(reverse("password-change"), told)


def test_the_password_changes_is_logged_and_the_other_browsers_are_signed_out(cast: Cast, signed_in: Open) -> None:
    user = cast.user(Role.HEAD, cast.commune)
    here, elsewhere = signed_in(user), signed_in(user)
    change(here, PASSWORD, NEW, NEW)
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert [client.get(reverse("units")).status_code for client in (here, elsewhere)] == [200, 302]
    event = Event.objects.latest("pk")
    assert (event.verb, event.user, event.after) == ("account.change_password", user, None)


@pytest.mark.parametrize(
    ("old", "first", "second", "field"),
    [
        ("sai", NEW, NEW, "old_password"),
        (PASSWORD, NEW, "khac-nhau-het", "new_password2"),
        (PASSWORD, "ngan", "ngan", "new_password2"),
    ],
)
def test_a_wrong_or_weak_password_is_told_at_its_field(
    cast: Cast, officer: Client, old: str, first: str, second: str, field: str
) -> None:
    response = change(officer, old, first, second)
    assert response.status_code == 422
    assert page(response).xpath("//input[@aria-invalid='true']/@name") == [field]
    assert cast.user(Role.OFFICER, cast.commune).check_password(PASSWORD)
