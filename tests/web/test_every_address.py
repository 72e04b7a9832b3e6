"""Every address of the site, tried as each role at a unit in each relation, and compared with access_table.txt.

A new address fails here until the table has a line for it: the failure prints the line as measured; check it against
what was meant, then paste it. An address about a new kind of thing also needs that thing in `web.scene.make_scene`.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

import pytest
from django.db import transaction
from django.template.base import Template
from django.test import Client
from django.utils.safestring import SafeString
from pytest_django import DjangoDbBlocker

from dondoc.accounts.models import Role
from dondoc.units import queries
from dondoc.web import middleware
from web.access import BOTH, GET, POST, TABLE, Walk, addresses, printed, read_table
from web.scene import Scene, make_scene

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
PARTS = 8  # so that several processes share the walk


@pytest.fixture(autouse=True)
def _django_db_marker() -> None:
    """No database for each test anew, as pytest-django makes it: the scene below serves them all."""


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """Built once; each request is undone, and in the end all of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = make_scene()
        logging.disable(logging.WARNING)  # thousands of refusals
        yield made
        logging.disable(logging.NOTSET)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def walk(scene: Scene) -> Walk:
    return Walk(scene)


@pytest.fixture
def unrendered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who may is decided before anything is laid out, and laying out takes most of the time; nobody's seats change,
    nor how far they reach."""
    monkeypatch.setattr(Template, "_render", lambda self, context: SafeString(""))
    monkeypatch.setattr(middleware, "seats_today", cache(middleware.seats_today))
    real, kept = queries.seen_by, cache(queries.seen_by)
    for module in [each for each in sys.modules.values() if vars(each).get("seen_by") is real]:
        monkeypatch.setattr(module, "seen_by", lambda user, day, roles=None: kept(user, day, roles=roles).all())


def test_the_table_names_every_address_and_how_it_is_asked(walk: Walk, unrendered: None) -> None:
    there, known = addresses(), read_table()
    missing = [name for name in there if name not in {line[0] for line in known}]
    told = [walk.told(name, there[name]) for name in missing]
    assert not missing, f"check these lines, then put them into {TABLE.name}:\n" + "\n".join(told)
    gone = {name for name, _method in known} - set(there)
    assert not gone, f"no longer there: take the lines of {gone} out of {TABLE.name}"
    asked = {name: {way for way in (GET, POST, BOTH) if (name, way) in known} for name in there}
    takes = {name: walk.methods(there[name]) for name, ways in asked.items() if ways in ({GET}, {POST})}
    assert {name: [*asked[name]] for name in takes} == takes


@pytest.mark.parametrize("part", range(PARTS))
def test_everybody_gets_what_the_table_says(walk: Walk, unrendered: None, part: int) -> None:
    there, table = addresses(), read_table()
    known = dict(islice(table.items(), part, None, PARTS))
    measured = {line: walk.measure(there[line[0]], line[1]) for line in known if line[0] in there}
    wrong = [line for line, cells in measured.items() if cells != known[line]]
    told = printed((line, known[line]) for line in wrong)
    found = "\n".join(
        printed(walk.lines(name, there[name]).items()) for name in dict.fromkeys(name for name, _ in wrong)
    )
    assert not wrong, f"the table says\n{told}\nand this was measured\n{found}"


@pytest.mark.parametrize("role", Role)
def test_lists_hold_nothing_of_a_unit_beside(scene: Scene, role: Role) -> None:
    words = ("Suối Lam", scene.round.plan.title, "Bịa ra", "bịa ra", "ban-quet", "moi@", "nguoi.khac@")
    shown = {}
    for name, pattern in addresses().items():
        if not pattern.pattern.converters:
            browser: Client = scene.browser(role, "beside", pattern)
            text = _text(browser.get(scene.address(pattern), {"unit-q": "a"}))
            shown[name] = [word for word in words if word in text]
    assert {name: found for name, found in shown.items() if found} == {}


def _text(answer: Any) -> str:
    content = b"".join(answer) if answer.streaming else answer.content
    return str(content.decode(errors="replace"))
