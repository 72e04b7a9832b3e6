"""Settings of mail, the outside provider and second factors: what is not safe stops the start."""

from __future__ import annotations

import logging

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from dondoc.config import environment as env

OIDC = {
    "DONDOC_OIDC_NAME": "Cổng tỉnh",
    "DONDOC_OIDC_ISSUER": "https://sso.songmay.example",
    "DONDOC_OIDC_CLIENT_ID": "dondoc",
    "DONDOC_OIDC_CLIENT_SECRET": "bi-mat",
}
MAIL = {"DONDOC_EMAIL_HOST": "mail.songmay.example", "DONDOC_EMAIL_FROM": "dondoc@songmay.example"}


def put(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> None:
    for name, value in values.items():
        monkeypatch.setenv(name, value)


def test_a_provider_is_read_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env.sign_in_provider() == {}
    put(monkeypatch, OIDC)
    assert env.sign_in_provider() == {
        "name": "Cổng tỉnh",
        "issuer": "https://sso.songmay.example",
        "client_id": "dondoc",
        "secret": "bi-mat",
    }
    monkeypatch.delenv("DONDOC_OIDC_CLIENT_SECRET")
    with pytest.raises(ImproperlyConfigured, match="DONDOC_OIDC_CLIENT_SECRET missing"):
        env.sign_in_provider()


@pytest.mark.parametrize("issuer", ["http://sso.songmay.example", "sso.songmay.example", "https://"])
def test_a_provider_without_https_is_refused(monkeypatch: pytest.MonkeyPatch, issuer: str) -> None:
    put(monkeypatch, OIDC | {"DONDOC_OIDC_ISSUER": issuer})
    with pytest.raises(ImproperlyConfigured, match="begins with https://"):
        env.sign_in_provider()


@pytest.mark.parametrize(
    ("more", "security", "port"),
    [
        ({}, "starttls", 587),
        ({"DONDOC_EMAIL_SECURITY": "tls"}, "tls", 465),
        ({"DONDOC_EMAIL_SECURITY": "none"}, "none", 25),
        ({"DONDOC_EMAIL_PORT": "2525"}, "starttls", 2525),
    ],
)
def test_mail_is_encrypted_unless_it_is_said_not_to_be(
    monkeypatch: pytest.MonkeyPatch, more: dict[str, str], security: str, port: int
) -> None:
    put(monkeypatch, MAIL | more)
    found = env.mail()
    assert (found["host"], found["security"], found["port"]) == ("mail.songmay.example", security, port)
    assert env.in_the_clear(found) is (security == "none")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"DONDOC_EMAIL_SECURITY": "ssl"}, "write starttls, tls or none"),
        ({"DONDOC_EMAIL_FROM": ""}, "DONDOC_EMAIL_FROM is missing"),
        ({"DONDOC_EMAIL_SECURITY": "none", "DONDOC_EMAIL_PASSWORD": "x"}, "in the clear"),
    ],
)
def test_mail_that_is_not_safe_or_not_whole_is_refused(
    monkeypatch: pytest.MonkeyPatch, more: dict[str, str], sentence: str
) -> None:
    put(monkeypatch, MAIL | more)
    with pytest.raises(ImproperlyConfigured, match=sentence):
        env.mail()


def test_a_server_of_this_machine_may_go_without(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {"DONDOC_EMAIL_HOST": "localhost", "DONDOC_EMAIL_SECURITY": "none", "DONDOC_EMAIL_PASSWORD": "x"}
    put(monkeypatch, MAIL | own)
    assert env.in_the_clear(env.mail()) is False


def test_a_role_that_does_not_exist_stops_the_start(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = ["administrator", "boss"]
    with pytest.raises(ImproperlyConfigured, match="DONDOC_REQUIRE_TWO_FACTOR names boss"):
        apps.get_app_config("accounts").ready()


def test_mail_in_the_clear_is_said_aloud(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    settings.EMAIL_IN_THE_CLEAR, settings.EMAIL_HOST = True, "mail.songmay.example"
    with caplog.at_level(logging.WARNING):
        apps.get_app_config("accounts").ready()
    assert "go to mail.songmay.example unencrypted" in caplog.text
