"""What every test may use: the cast of units and the accounts at them (tests/cast.py)."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management.color import Style
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations
from django.db.backends.postgresql.operations import DatabaseOperations as PostgresOperations
from django.utils import translation
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

import migrated
from cast import Cast, make_cast
from dondoc.config import new_database
from dondoc.reader import guarded
from dondoc.reporting.asked import forget_asking
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
        elsewhere = ("browser", "any_database")
        wanted = [each for each in items if _asks_database(each) and not any(map(each.get_closest_marker, elsewhere))]
        config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
        items[:] = wanted


def pytest_collectstart() -> None:
    gc.disable()  # until all are collected; not asked of a process that only hands tests out


def pytest_collection_finish() -> None:
    """What stands when all tests are collected stands to the end; to look through it for garbage took a tenth of the
    time of all tests, the collecting itself included."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


def _asks_database(item: pytest.Item) -> bool:
    """By its mark, or by a fixture that it uses, such as the cast."""
    fixtures = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Tables are laid out from the models as `dondoc migrate` does for a new database; SQLite's stay in memory."""
    connection.settings_dict["TEST"]["MIGRATE"] = False
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = ":memory:"


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The tests' database as migrating leaves it; of SQLite also a file, before the first test has written."""
    with django_db_blocker.unblock():
        new_database.complete()
        if connection.vendor == "sqlite":
            migrated.keep(tmp_path_factory.getbasetemp() / migrated.FILE)


@pytest.fixture(scope="session")
def migrated_file(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite file; `migrated.copy` lays it where a process of its own finds it."""
    if connection.vendor != "sqlite":
        pytest.skip("these processes have an SQLite file of their own, whatever database the tests ask")
    return tmp_path_factory.getbasetemp() / migrated.FILE


@pytest.fixture(autouse=True, scope="session")
def flush_empties_the_log() -> Iterator[None]:
    """A test with transactions of its own ends by emptying every table; the log refuses that to anybody else.

    PostgreSQL takes seconds to truncate so many tables, and next to nothing to delete their few rows.
    """
    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_unguarded(operations: BaseDatabaseOperations, sql_list: list[str]) -> None:
        with guards_off():
            flush(operations, sql_list)

    def delete_all(operations: PostgresOperations, style: Style, tables: list[str], **_asked: bool) -> list[str]:
        return [f"DELETE FROM {operations.quote_name(table)};" for table in tables]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_unguarded)
        patch.setattr(PostgresOperations, "sql_flush", delete_all)
        yield


@pytest.fixture(autouse=True, scope="session")
def each_text_is_read_once() -> Iterator[None]:
    """Many tests take in the same invented text; reading it starts a process. The reader's own tests do without."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("read_plan_guarded", "read_source_guarded"):
            patch.setattr(guarded, name, lru_cache(maxsize=100)(getattr(guarded, name)))
        yield


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """Each test begins in Vietnamese: a request answered in English leaves its language behind."""
    with translation.override(django_settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def nothing_kept_of_forms() -> None:
    """What a process keeps of forms in use belongs to the database of one test."""
    forget_asking()


@pytest.fixture
def cast(db: None) -> Cast:
    """A small invented province with one account per role where a test needs one."""
    return make_cast()
