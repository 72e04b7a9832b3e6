"""Settings come from the environment; one that can't be used stops the start with a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from dondoc.config import environment as env

STRONG = "k3J9-vQ2x_Zr7wLm4Tn8Yb1Hc6Gd5Fp0Sa-Ue3Rt"


def starts(**variables: str) -> tuple[int, str]:
    """The exit code of loading the settings in a fresh process, and what it said last."""
    done = subprocess.run(
        [sys.executable, "-c", "import dondoc.config.settings"],
        env={"PATH": "", **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, (done.stderr.strip().splitlines() or [""])[-1]


def test_settings_load_with_a_strong_secret() -> None:
    assert starts(DONDOC_SECRET_KEY=STRONG) == (0, "")


@pytest.mark.parametrize("secret", ["", "short", "a" * 60])
def test_settings_refuse_a_weak_secret_when_debug_is_off(secret: str) -> None:
    code, said = starts(DONDOC_SECRET_KEY=secret)
    assert (code, "DONDOC_SECRET_KEY is missing or weak" in said) == (1, True)


def test_settings_need_no_secret_on_a_developers_machine() -> None:
    assert starts(DONDOC_DEBUG="1") == (0, "")


@pytest.mark.parametrize("url", ["mysql://root@localhost/x", "postgresql://localhost", "sqlite://", "nonsense"])
def test_settings_refuse_an_unknown_database(url: str) -> None:
    code, said = starts(DONDOC_SECRET_KEY=STRONG, DATABASE_URL=url)
    assert (code, "write postgresql://user@host/name" in said) == (1, True)


def test_sqlite_is_the_default_and_loses_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    found = env.database(tmp_path)
    assert found == {
        "ENGINE": "dondoc.core.sqlite",
        "NAME": str(tmp_path / "dondoc.sqlite3"),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def test_a_postgresql_url_is_taken_apart_and_unquoted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://clerk:p%40ss@db.example:5433/don%64oc")
    assert env.database(tmp_path) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "dondoc",
        "USER": "clerk",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


@pytest.mark.parametrize(("text", "value"), [("1", True), ("yes", True), ("0", False), ("off", False), ("", False)])
def test_a_flag_is_read(monkeypatch: pytest.MonkeyPatch, text: str, value: bool) -> None:
    monkeypatch.setenv("DONDOC_HTTPS", text)
    assert env.flag("DONDOC_HTTPS", default=True) is value


def test_a_flag_that_is_neither_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_HTTPS", "maybe")
    with pytest.raises(ImproperlyConfigured, match="DONDOC_HTTPS='maybe': write 1 or 0"):
        env.flag("DONDOC_HTTPS", default=True)


def test_a_number_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_READ_SECONDS", "-5")
    with pytest.raises(ImproperlyConfigured, match="write a whole number"):
        env.number("DONDOC_READ_SECONDS", 60)


@pytest.mark.parametrize(("value", "days"), [("", 400), ("0", 0), ("100", 100), ("3650", 3650)])
def test_messages_are_kept_for_some_days_or_for_ever(monkeypatch: pytest.MonkeyPatch, value: str, days: int) -> None:
    if value:
        monkeypatch.setenv("DONDOC_MESSAGE_DAYS", value)
    assert env.message_days() == days


def test_messages_are_kept_while_their_reminders_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONDOC_MESSAGE_DAYS", "99")
    with pytest.raises(ImproperlyConfigured, match="write 100 or more"):
        env.message_days()
