"""What every test may use: the cast of units and the accounts at them (tests/cast.py)."""

from __future__ import annotations

import pytest

from cast import Cast, make_cast


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--only-db", action="store_true", help="run only the tests that touch the database")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--only-db"):
        wanted = [item for item in items if item.get_closest_marker("django_db")]
        config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
        items[:] = wanted


@pytest.fixture
def cast(db: None) -> Cast:
    """A small invented province with one account per role where a test needs one."""
    return make_cast()
