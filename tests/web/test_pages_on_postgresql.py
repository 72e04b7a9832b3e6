"""Every page asked of PostgreSQL by the office that owns its thing, or else by the administrator: laid out whole, searched, and
sorted by each of its columns.

What pages say is tested in their own folders, and what they ask of the floors below is tested there on each database;
here is tested that PostgreSQL answers what the pages add to that.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoDbBlocker

from dondoc.accounts.models import Role
from web.access import addresses
from web.html import page
from web.scene import Scene, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture(autouse=True)
def _django_db_marker() -> None:
    """No database for each test anew, as pytest-django makes it: the scene below serves them all."""


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """Built once, and undone in the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        if connection.vendor != "postgresql":
            pytest.skip("on SQLite the pages' own tests ask all this")
        yield make_scene()
        transaction.set_rollback(True)


def test_every_page_opens_searched_and_in_every_order(scene: Scene) -> None:
    faults, orders = [], 0
    for pattern in addresses().values():
        address, browser = scene.address(pattern), scene.browser(Role.OFFICE, "own", pattern)
        answer = _asked(browser, address)
        if answer.status_code in (403, 404):
            browser = scene.browser(None, "own", pattern)
            answer = _asked(browser, address)
        found = _orders(answer)
        orders += len(found)
        asked = {address: answer} | {f"{address}{each}": _asked(browser, f"{address}{each}") for each in found}
        faults += [question for question, told in asked.items() if told.status_code >= 500]
    assert faults == []
    assert orders > len(addresses()) / 4


def _asked(browser: Client, address: str) -> HttpResponse:
    """The answer; what it changed is undone."""
    with transaction.atomic():
        answer = browser.get(address)
        transaction.set_rollback(True)
    return answer


def _orders(answer: HttpResponse) -> list[str]:
    """What a page asks when its search is used, and when it is sorted by one of its columns."""
    if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
        return []
    shown = page(answer)
    found = {str(each) for each in shown.xpath("//main//th//a/@href") if "sort=" in each}
    return sorted(found | {f"?{name}=lam" for name in shown.xpath("//main//input[@type='search']/@name")})
