"""What every test may use: the cast of units and the accounts at them (tests/cast.py)."""

from __future__ import annotations

import os
import shutil

import pytest

from cast import Cast, make_cast


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-db", action="store_true", help="run only the tests that touch the database")


def pytest_configure(config: pytest.Config) -> None:
    if "chromium" in os.environ.get("DONDOC_REQUIRE", "") and shutil.which("chromium") is None:
        pytest.exit("DONDOC_REQUIRE names chromium, and there is none", returncode=1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--only-db"):
        wanted = [
            item for item in items if item.get_closest_marker("django_db") and not item.get_closest_marker("browser")
        ]
        config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
        items[:] = wanted


@pytest.fixture
def cast(db: None) -> Cast:
    """A small invented province with one account per role where a test needs one."""
    return make_cast()
