"""The event log: a chain in which an altered or missing row shows."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from dondoc.core.events import record, request_id, verify
from dondoc.core.models import Event
from dondoc.units.models import Unit

pytestmark = pytest.mark.django_db


def make_chain(count: int) -> list[Event]:
    return [
        record("unit.test", Unit(pk=n), by=None, unit_id=n, after={"day": date(2026, 1, n)}, reason="thử")
        for n in range(1, count + 1)
    ]


def test_an_empty_or_untouched_log_is_whole() -> None:
    assert verify() is None
    make_chain(3)
    assert verify() is None


def test_an_event_keeps_what_happened_as_json_gives_it_back() -> None:
    token = request_id.set("yeu-cau-1")
    event = make_chain(1)[0]
    request_id.reset(token)
    stored = Event.objects.values(
        "user_id", "unit_id", "verb", "object_type", "object_id", "before", "after", "reason", "request_id"
    ).get(pk=event.pk)
    assert stored == {
        "user_id": None,
        "unit_id": 1,
        "verb": "unit.test",
        "object_type": "units.unit",
        "object_id": 1,
        "before": None,
        "after": {"day": "2026-01-01"},
        "reason": "thử",
        "request_id": "yeu-cau-1",
    }


@pytest.mark.parametrize(
    "change",
    [
        {"after": {"day": "2027-01-01"}},
        {"before": {"x": 1}},
        {"reason": "khác"},
        {"unit_id": 9},
        {"verb": "unit.other"},
        {"object_id": 9},
    ],
    ids=lambda change: next(iter(change)),
)
def test_an_altered_event_is_named(change: dict[str, object]) -> None:
    events = make_chain(4)
    Event.objects.filter(pk=events[1].pk).update(**change)
    assert verify() == events[1].pk


def test_a_removed_event_shows_at_the_one_after_it() -> None:
    events = make_chain(4)
    Event.objects.filter(pk=events[1].pk).delete()
    assert verify() == events[2].pk


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record("unit.test", Unit(pk=1), by=None, unit_id=None)
    assert Event.objects.count() == 0
