"""What every test may use: the cast of units and the accounts at them (tests/cast.py)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils import translation
from hypothesis import HealthCheck, settings

from cast import Cast, make_cast
from tampering import guards_off

# A busy machine is slow; that says nothing of the code.
settings.register_profile("dondoc", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dondoc")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-db", action="store_true", help="run only the tests that touch the database")


def pytest_configure(config: pytest.Config) -> None:
    for program in ("chromium", "tesseract"):
        if program in os.environ.get("DONDOC_REQUIRE", "") and shutil.which(program) is None:
            pytest.exit(f"DONDOC_REQUIRE names {program}, and there is none", returncode=1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--only-db"):
        wanted = [item for item in items if _asks_database(item) and not item.get_closest_marker("browser")]
        config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
        items[:] = wanted


def _asks_database(item: pytest.Item) -> bool:
    """By its mark, or by a fixture that it uses, such as the cast."""
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True, scope="session")
def flush_empties_the_log() -> Iterator[None]:
    """A test with transactions of its own ends by emptying every table; the log refuses that to anybody else."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_unguarded(operations: BaseDatabaseOperations, sql_list: list[str]) -> None:
        with guards_off():
            flush(operations, sql_list)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_unguarded)
        yield


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Each test begins in Vietnamese: a request answered in English leaves its language behind."""
    with translation.override(django_settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def cast(db: None) -> Cast:
    """A small invented province with one account per role where a test needs one."""
    return make_cast()
