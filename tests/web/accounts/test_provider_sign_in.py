"""Signing in with the office's own system, played by a stand-in that answers what the test says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from requests import ConnectionError as Unreachable

from cast import Cast
from dondoc.accounts.actions import invite
from dondoc.accounts.actions.invitations import Invited
from dondoc.accounts.models import Role, User
from dondoc.core.models import Event
from dondoc.web.accounts.adapters import ProviderAdapter
from web.html import heading, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
ISSUER = "https://sso.songmay.example"
CONFIG = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/vao",
    "token_endpoint": f"{ISSUER}/the",
    "userinfo_endpoint": f"{ISSUER}/ai",
    "jwks_uri": f"{ISSUER}/khoa",
}


class Answer:
    status_code = 200
    headers = {"content-type": "application/json"}

    def __init__(self, told: dict[str, Any]) -> None:
        self._told = told

    def json(self) -> dict[str, Any]:
        return self._told

    def raise_for_status(self) -> None:
        """All is well."""


class Provider:
    """What the provider says of whoever signs in; ``reachable`` or not."""

    def __init__(self) -> None:
        self.claims: dict[str, Any] = {}
        self.reachable = True

    def get(self, url: str, **more: Any) -> Answer:
        if not self.reachable:
            raise Unreachable
        return Answer(self.claims if url == CONFIG["userinfo_endpoint"] else CONFIG)

    def request(self, method: str, url: str, **more: Any) -> Answer:
        until = datetime.now(UTC) + timedelta(minutes=5)
        told = self.claims | {"iss": ISSUER, "aud": "dondoc", "exp": until}
        return Answer({"access_token": "x", "id_token": jwt.encode(told, "x" * 32, "HS256")})


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Provider:
    app = {
        "provider_id": "co-quan",
        "name": "Cổng tỉnh",
        "client_id": "dondoc",
        "secret": "bi-mat",
        "settings": {"server_url": ISSUER},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    settings.SIGN_IN_PROVIDER = {"name": "Cổng tỉnh"}
    played = Provider()

    @contextmanager
    def session(adapter: ProviderAdapter) -> Iterator[Provider]:
        yield played

    monkeypatch.setattr(ProviderAdapter, "get_requests_session", session)
    return played


@pytest.fixture
def chair(cast: Cast) -> User:
    return cast.user(Role.HEAD, cast.commune)


def sign_in(client: Client, provider: Provider, **claims: Any) -> HttpResponse:
    """Goes to the provider and comes back as it says."""
    provider.claims = {"sub": "7", "email_verified": True} | claims
    there = client.get(reverse("sign-in-provider", args=["co-quan"])).headers["Location"]
    asked = parse_qs(urlsplit(there).query)
    assert (there.partition("?")[0], asked["code_challenge_method"]) == (CONFIG["authorization_endpoint"], ["S256"])
    told = {"code": "ma", "state": asked["state"][0]}
    return client.get(reverse("sign-in-provider-return", args=["co-quan"]), told)


def test_the_sign_in_page_offers_it_by_its_name(provider: Provider, client: Client) -> None:
    assert "Đăng nhập qua Cổng tỉnh" in text_of(client.get(reverse("sign-in")))


def test_a_verified_address_with_an_account_signs_in_and_stays_linked(
    provider: Provider, chair: User, client: Client
) -> None:
    before = chair.password
    assert sign_in(client, provider, email=chair.email.upper()).headers["Location"] == "/"
    assert client.get(reverse("units")).status_code == 200
    chair.refresh_from_db()
    assert (chair.password, Event.objects.get(verb="account.provider_link").user) == (before, chair)
    assert sign_in(Client(), provider, email="doi-roi@songmay.example").headers["Location"] == "/"


def test_no_claims_are_kept(provider: Provider, chair: User, client: Client) -> None:
    sign_in(client, provider, email=chair.email, birthdate="1980-01-01", phone_number="0912345678")
    assert list(SocialAccount.objects.values_list("uid", "extra_data")) == [("7", {})]
    sign_in(Client(), provider, email=chair.email, birthdate="1980-01-01")
    assert list(SocialAccount.objects.values_list("uid", "extra_data")) == [("7", {})]


@pytest.mark.parametrize("verified", [False, None, "false", "true", 1])
def test_an_address_that_the_provider_has_not_verified_signs_nobody_in(
    provider: Provider, chair: User, client: Client, verified: object
) -> None:
    response = sign_in(client, provider, email=chair.email, email_verified=verified)
    assert (response.status_code, heading(response)) == (403, "Chưa đăng nhập được")
    assert client.get(reverse("units")).status_code == 302


def test_an_unknown_address_gets_no_account(provider: Provider, cast: Cast, client: Client) -> None:
    response = sign_in(client, provider, email="ai@songmay.example")
    assert "chưa có tài khoản ở đây" in text_of(response)
    assert not User.objects.filter(email="ai@songmay.example").exists()


def test_a_closed_account_stays_closed(provider: Provider, chair: User, client: Client) -> None:
    sign_in(Client(), provider, email=chair.email)
    User.objects.filter(pk=chair.pk).update(is_active=False)
    response = sign_in(client, provider, email=chair.email)
    assert (response.status_code, heading(response)) == (403, "Tài khoản này đã ngừng hoạt động")


def test_a_second_person_of_the_provider_with_the_same_address_is_refused(
    provider: Provider, chair: User, client: Client
) -> None:
    sign_in(Client(), provider, email=chair.email)
    response = sign_in(client, provider, sub="8", email=chair.email)
    assert "đã gắn với một người dùng khác" in text_of(response)


def test_whoever_was_invited_may_come_in_this_way(provider: Provider, cast: Cast, client: Client, chair: User) -> None:
    person = Invited(
        "moi@songmay.example", "Mới", cast.commune.pk, Role.OFFICER, datetime(2026, 1, 1, tzinfo=UTC).date()
    )
    (invitation,) = invite(people=[person], now=datetime.now(UTC), by=chair)
    assert sign_in(client, provider, email="moi@songmay.example").headers["Location"] == "/"
    invitation.refresh_from_db()
    assert invitation.accepted_at is not None


def test_stopping_there_or_a_foreign_state_is_told(provider: Provider, client: Client) -> None:
    there = client.get(reverse("sign-in-provider", args=["co-quan"])).headers["Location"]
    state = parse_qs(urlsplit(there).query)["state"][0]
    back = reverse("sign-in-provider-return", args=["co-quan"])
    stopped = client.get(back, {"error": "access_denied", "state": state})
    assert "Bạn đã dừng đăng nhập" in text_of(stopped)
    foreign = client.get(back, {"code": "ma", "state": "khac"})
    assert (foreign.status_code, heading(foreign)) == (403, "Chưa đăng nhập được")


def test_nobody_links_an_account_by_hand(provider: Provider, chair: User, client: Client) -> None:
    there = client.get(reverse("sign-in-provider", args=["co-quan"]), {"process": "connect"}).headers["Location"]
    provider.claims = {"sub": "7", "email": chair.email, "email_verified": True}
    told = {"code": "ma", "state": parse_qs(urlsplit(there).query).get("state", [""])[0]}
    assert client.get(reverse("sign-in-provider-return", args=["co-quan"]), told).status_code == 403
    assert not SocialAccount.objects.exists()


def test_a_provider_that_does_not_answer_is_told(provider: Provider) -> None:
    provider.reachable = False
    response = Client(raise_request_exception=False).get(reverse("sign-in-provider", args=["co-quan"]))
    assert (response.status_code, "không trả lời" in text_of(response)) == (422, True)


def test_without_settings_there_is_no_such_address(client: Client) -> None:
    assert Client(raise_request_exception=False).get(reverse("sign-in-provider", args=["co-quan"])).status_code == 404
