"""Reads the environment. A value that can't be used stops the program with a sentence that names it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE, _FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}
FEWEST_MESSAGE_DAYS = 100
WEAK_SECRET = 40  # characters; Django's own generator makes 50
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_OWN_MACHINE = {"localhost", "127.0.0.1", "::1"}
_OIDC_NAMES = {"name": "NAME", "issuer": "ISSUER", "client_id": "CLIENT_ID", "secret": "CLIENT_SECRET"}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool) -> bool:
    value = text(name, "1" if default else "0").lower()
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={value!r}: write 1 or 0.")


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name}={value!r}: write a whole number, 0 or more.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret_key(*, debug: bool) -> str:
    """The signing key; outside DEBUG a short or monotonous one is refused."""
    value = text("DONDOC_SECRET_KEY")
    if debug:
        return value or "only-for-development-never-for-a-server-that-others-reach"
    if len(value) < WEAK_SECRET or len(set(value)) < 10:
        raise ImproperlyConfigured(
            f"DONDOC_SECRET_KEY is missing or weak: set at least {WEAK_SECRET} random characters,"
            " or DONDOC_DEBUG=1 on your own machine."
        )
    return value


def mail() -> dict[str, Any]:
    """The mail server: host ("" for none), port, user, password, security, sender.

    Refuses to send a password in the clear.
    """
    found = {
        "host": text("DONDOC_EMAIL_HOST"),
        "user": text("DONDOC_EMAIL_USER"),
        "password": text("DONDOC_EMAIL_PASSWORD"),
        "security": text("DONDOC_EMAIL_SECURITY", "starttls").lower(),
        "sender": text("DONDOC_EMAIL_FROM"),
    }
    if found["security"] not in _PORTS:
        raise ImproperlyConfigured(f"DONDOC_EMAIL_SECURITY={found['security']!r}: write starttls, tls or none.")
    if found["host"] and not found["sender"]:
        raise ImproperlyConfigured("DONDOC_EMAIL_FROM is missing: set the address that mail is sent from.")
    if found["security"] == "none" and found["password"] and found["host"] not in _OWN_MACHINE:
        raise ImproperlyConfigured(
            "DONDOC_EMAIL_SECURITY=none would send DONDOC_EMAIL_PASSWORD in the clear: use starttls or tls,"
            " or a server that asks for no password."
        )
    return {**found, "port": number("DONDOC_EMAIL_PORT", _PORTS[found["security"]])}


def in_the_clear(server: dict[str, Any]) -> bool:
    """Whether mail travels unencrypted over a network."""
    return bool(server["host"]) and server["security"] == "none" and server["host"] not in _OWN_MACHINE


def site() -> str:
    """The site's own address as others reach it, without a slash at its end; "" where it is not said."""
    value = text("DONDOC_SITE").rstrip("/")
    parts = urlsplit(value)
    if value and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query):
        raise ImproperlyConfigured(f"DONDOC_SITE={value!r}: write an address such as https://dondoc.example.vn.")
    return value


def message_days() -> int:
    """How many days messages of reminders are kept; 0 for ever."""
    value = number("DONDOC_MESSAGE_DAYS", 400)
    if 0 < value < FEWEST_MESSAGE_DAYS:
        raise ImproperlyConfigured(
            f"DONDOC_MESSAGE_DAYS={value}: units are reminded for 90 days, so write {FEWEST_MESSAGE_DAYS} or more,"
            " or 0 to keep messages for ever."
        )
    return value


def mail_language() -> str:
    """The language of reminders by mail and webhook."""
    value = text("DONDOC_MAIL_LANGUAGE", "vi").lower()
    if value not in {"vi", "en"}:
        raise ImproperlyConfigured(f"DONDOC_MAIL_LANGUAGE={value!r}: write vi or en.")
    return value


def sign_in_provider() -> dict[str, str]:
    """The OpenID Connect provider that officials may sign in with: name, issuer, client_id, secret; {} for none."""
    found = {
        "name": text("DONDOC_OIDC_NAME"),
        "issuer": text("DONDOC_OIDC_ISSUER"),
        "client_id": text("DONDOC_OIDC_CLIENT_ID"),
        "secret": text("DONDOC_OIDC_CLIENT_SECRET"),
    }
    if not any(found.values()):
        return {}
    missing = [f"DONDOC_OIDC_{_OIDC_NAMES[name]}" for name, value in found.items() if not value]
    if missing:
        raise ImproperlyConfigured(f"{', '.join(missing)} missing: set all DONDOC_OIDC_ variables or none.")
    parts = urlsplit(found["issuer"])
    if parts.scheme != "https" or not parts.hostname:
        raise ImproperlyConfigured(
            f"DONDOC_OIDC_ISSUER={found['issuer']!r}: whoever sits on the network could sign in as anybody."
            " Write an address that begins with https://."
        )
    return found


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "dondoc.core.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": 60,  # the last connection that closes writes the whole log back and deletes it
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def database(data_dir: Path) -> dict[str, Any]:
    """Django's settings for ``DATABASE_URL``: ``postgresql://…`` or ``sqlite:///path``; SQLite when unset."""
    url = text("DATABASE_URL")
    if not url:
        return _sqlite(str(data_dir / "dondoc.sqlite3"))
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and parts.path.strip("/"):
        return _sqlite(unquote(parts.path[1:]))
    if parts.scheme in {"postgres", "postgresql"} and parts.path.strip("/"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(
        f"DATABASE_URL begins with {parts.scheme or 'nothing'!r}: write postgresql://user@host/name"
        " or sqlite:////absolute/path, or leave it out for SQLite in DONDOC_DATA_DIR."
    )
