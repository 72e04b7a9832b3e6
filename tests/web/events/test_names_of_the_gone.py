"""A unit that a decision made, and whose decision was undone, keeps its name in every history."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.models import Event
from dondoc.successions.actions import undo
from dondoc.units.models import Unit
from dondoc.web.events.telling import tell
from orders import done, merger, new_units
from web.html import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def gone(cast: Cast) -> int:
    """The id of the commune that was made by a merger and is no more."""
    succession = done(merger(cast.commune, cast.other_commune, below=cast.province))
    (new,) = new_units(succession)
    undo(succession=succession, reason="Ghi nhầm", by=None)
    return new.pk


def test_it_is_called_as_its_own_events_called_it(gone: int) -> None:
    lines = tell(list(Event.objects.filter(object_type="units.unit", object_id=gone)))
    assert [(line.thing.name, line.thing.url, line.unit) for line in lines] == [
        ("UBND xã Mây Lam", "", "UBND xã Mây Lam")
    ] * 2


def test_the_decision_and_those_it_ended_speak_of_it_by_name(gone: int, cast: Cast) -> None:
    told = [line.sentence for line in tell(list(Event.objects.order_by("pk")))]
    assert f"#{gone}" not in " ".join(told)
    assert any("Ủy ban nhân dân xã Suối Lam → UBND xã Mây Lam" in sentence for sentence in told)


def test_the_history_page_names_it(gone: int, cast: Cast, at: Callable[[Role, Unit], Client]) -> None:
    client = at(Role.ADMINISTRATOR, cast.province)
    page = text_of(client.get(reverse("unit-history", args=[cast.commune.pk])))
    assert ("UBND xã Mây Lam" in page, f"#{gone}" in page) == (True, False)


def test_names_of_units_that_stand_take_one_query_and_an_unknown_unit_has_its_number(cast: Cast) -> None:
    events = list(Event.objects.filter(object_type="units.unit", object_id=cast.commune.pk))
    with CaptureQueriesContext(connection) as queries:
        tell(events)
    assert len(queries) == 1
    unknown = Event(object_type="units.unit", object_id=999, unit_id=999, verb="unit.end", at=events[0].at)
    assert tell([unknown])[0].unit == "#999"
