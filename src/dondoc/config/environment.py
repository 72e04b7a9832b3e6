"""Reads the environment. A value that can't be used stops the program with a sentence that names it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE, _FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}
WEAK_SECRET = 40  # characters; Django's own generator makes 50


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


def _sqlite(path: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
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
