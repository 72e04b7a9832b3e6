"""Which browsers an account is signed in with."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cast import PASSWORD, Cast
from dondoc.accounts.models import OpenSession, Role, User
from dondoc.core.models import Event
from web.conftest import Open
from web.html import texts

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36"


@pytest.fixture
def chair(cast: Cast) -> User:
    return cast.user(Role.HEAD, cast.commune)


def browser(user: User, agent: str) -> Client:
    client = Client(headers={"User-Agent": agent})
    client.post(reverse("sign-in"), {"username": user.email, "password": PASSWORD})
    return client


def devices(client: Client) -> list[str]:
    return texts(client.get(reverse("own-account")), "//section[last()]//li//strong")


def test_each_browser_is_listed_in_two_words_and_no_more_is_kept(chair: User) -> None:
    office, phone = browser(chair, FIREFOX), browser(chair, CHROME)
    assert devices(office) == devices(phone) == ["Chrome · Android", "Firefox · Windows"]
    assert {field.name for field in OpenSession._meta.get_fields()} == {
        "id",
        "created_at",
        "user",
        "session_key",
        "device",
    }


def test_one_browser_is_signed_out_from_another(chair: User) -> None:
    office, phone = browser(chair, FIREFOX), browser(chair, CHROME)
    session = OpenSession.objects.get(device="Chrome · Android")
    assert phone.post(reverse("session-end", args=[session.pk])).status_code == 403
    assert office.post(reverse("session-end", args=[session.pk])).headers["Location"] == reverse("own-account")
    assert [client.get(reverse("units")).status_code for client in (office, phone)] == [200, 302]
    assert devices(office) == ["Firefox · Windows"]


def test_the_browser_of_somebody_else_is_not_there(cast: Cast, chair: User, signed_in: Open) -> None:
    browser(chair, FIREFOX)
    other = signed_in(cast.user(Role.OFFICER, cast.commune))
    assert other.post(reverse("session-end", args=[OpenSession.objects.get().pk])).status_code == 404


def test_all_others_are_signed_out_even_those_that_nobody_listed(chair: User, signed_in: Open) -> None:
    office, phone, unlisted = browser(chair, FIREFOX), browser(chair, CHROME), signed_in(chair)
    office.post(reverse("sessions-end"))
    codes = [client.get(reverse("units")).status_code for client in (office, phone, unlisted)]
    assert codes == [200, 302, 302]
    assert devices(office) == ["Firefox · Windows"]
    assert Event.objects.latest("pk").verb == "account.sign_out_everywhere"


def test_a_browser_that_changes_the_password_stays_listed_alone(chair: User) -> None:
    office, _phone = browser(chair, FIREFOX), browser(chair, CHROME)
    new = "mat-khau-moi-rat-dai"
    office.post(reverse("password-change"), {"old_password": PASSWORD, "new_password1": new, "new_password2": new})
    assert devices(office) == ["Firefox · Windows"]


def test_a_session_that_is_over_is_forgotten_at_the_next_sign_in(chair: User) -> None:
    browser(chair, FIREFOX).post(reverse("sign-out"))
    assert devices(browser(chair, CHROME)) == ["Chrome · Android"]
