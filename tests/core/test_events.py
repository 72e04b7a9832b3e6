"""The event log as actions write it: one chain, whole states in, differences kept, many at once."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cast import Cast
from dondoc.accounts.models import Role
from dondoc.core.events import Change, acting_unit, record, record_all, request_id, verify
from dondoc.core.models import Event, LogEnd
from dondoc.core.states import difference
from dondoc.units.models import Unit, UnitVersion

pytestmark = pytest.mark.django_db
COLUMNS = [field.attname for field in Event._meta.fields]


def everything() -> list[dict[str, Any]]:
    return list(Event.objects.order_by("pk").values(*COLUMNS))


def test_an_event_keeps_who_did_what_from_which_seat(cast: Cast) -> None:
    user = cast.user(Role.OFFICE, cast.province)
    before = Event.objects.count()
    tokens = request_id.set("yeu-cau-1"), acting_unit.set(cast.province.pk)
    with time_machine.travel("2026-03-05 14:02:00+07:00", tick=False):
        record(
            "unit.test", cast.commune, by=user, unit_id=cast.commune.pk,
            before={"name": "Cũ", "code": "1"}, after={"name": "Mới", "code": "1"}, reason="thử",
        )  # fmt: skip
    request_id.reset(tokens[0])
    acting_unit.reset(tokens[1])
    stored = everything()[-1]
    assert len(stored.pop("digest")) == 64
    assert stored == {
        "id": before + 1,
        "at": datetime(2026, 3, 5, 7, 2, tzinfo=UTC),
        "user_id": user.pk,
        "acting_unit_id": cast.province.pk,
        "unit_id": cast.commune.pk,
        "verb": "unit.test",
        "object_type": "units.unit",
        "object_id": cast.commune.pk,
        "before": {"name": "Cũ"},
        "after": {"name": "Mới"},
        "reason": "thử",
        "request_id": "yeu-cau-1",
    }


@pytest.mark.parametrize(
    ("before", "after", "was", "now"),
    [
        (None, {"a": 1, "b": None}, None, {"a": 1, "b": None}),
        ({"a": 1}, None, {"a": 1}, None),
        ({"a": 1, "b": 2}, {"a": 1, "b": 3}, {"b": 2}, {"b": 3}),
        ({"a": 1}, {"a": 1}, None, None),
        ({"a": 1}, {"a": 1, "b": 2}, None, {"b": 2}),
        ({"a": 1, "b": 2}, {"a": 1}, {"b": 2}, None),
        ({"a": None}, {"a": {"b": 1}}, {"a": None}, {"a": {"b": 1}}),
        (
            {"t": {"1": {"x": 1, "y": 2}, "2": {"x": 1}}},
            {"t": {"1": {"x": 1, "y": 3}, "2": {"x": 1}}},
            {"t": {"1": {"y": 2}}},
            {"t": {"1": {"y": 3}}},
        ),
        ({"units": {1, 2, 3}}, {"units": {2, 3, 4}}, {"units": {1}}, {"units": {4}}),
        ({"a": [1, 2]}, {"a": [2, 1]}, {"a": [1, 2]}, {"a": [2, 1]}),
    ],
)
def test_only_what_differs_is_kept(before: Any, after: Any, was: Any, now: Any) -> None:
    assert difference(before, after) == (was, now)


def test_states_come_back_as_json_says_them() -> None:
    after = {
        "day": date(2026, 1, 31), "share": Decimal("66.67"), "units": {3, 1}, "text": "Bến Đá\n\x00“…”",
        "float": 0.1, "large": 1e22,
    }  # fmt: skip
    record("unit.test", Unit(pk=1), by=None, unit_id=None, after=after)
    assert Event.objects.get().after == {
        "day": "2026-01-31", "share": "66.67", "units": [1, 3], "text": "Bến Đá\n\x00“…”", "float": 0.1, "large": 1e22,
    }  # fmt: skip
    assert verify() is None


def test_many_at_once_are_what_one_by_one_would_be() -> None:
    request_token, shared = request_id.set("một yêu cầu"), {"due": date(2026, 6, 15)}
    changes = [
        Change(Unit(pk=1), 1, None, shared),
        Change(Unit(pk=2), 2, None, shared),
        Change(UnitVersion(pk=2), None, {"name": "A", "code": "x"}, {"name": "B", "code": "x"}),
        Change(Unit(pk=3), 3, None, {"due": date(2026, 6, 16)}),
        Change(Unit(pk=3), 3),
    ]
    with time_machine.travel("2026-03-05 14:02:00+07:00", tick=False):
        with transaction.atomic():
            assert record_all("unit.test", changes, by=None, reason="vì") == 5
            together = everything()
            transaction.set_rollback(True)
        with transaction.atomic():
            for thing, unit_id, before, after in changes:
                record("unit.test", thing, by=None, unit_id=unit_id, before=before, after=after, reason="vì")
            apart = everything()
    request_id.reset(request_token)
    assert together == apart
    assert [row["after"] for row in apart] == [
        {"due": "2026-06-15"}, {"due": "2026-06-15"}, {"name": "B"}, {"due": "2026-06-16"}, None,
    ]  # fmt: skip
    assert verify() is None


def test_a_bulk_of_any_size_costs_the_same_few_queries() -> None:
    LogEnd.objects.get_or_create(pk=1)
    counts = []
    for size in (1, 500):
        with CaptureQueriesContext(connection) as queries:
            record_all("unit.test", (Change(Unit(pk=n), n) for n in range(1, size + 1)), by=None)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 3  # PostgreSQL's COPY is not among the counted ones


def test_no_change_is_no_event() -> None:
    assert record_all("unit.test", [], by=None) == 0
    assert not Event.objects.exists()


def test_ids_go_on_without_a_gap_after_what_was_rolled_back() -> None:
    record("unit.test", Unit(pk=1), by=None, unit_id=None)
    with transaction.atomic():
        record("unit.test", Unit(pk=2), by=None, unit_id=None)
        transaction.set_rollback(True)
    record("unit.test", Unit(pk=3), by=None, unit_id=None)
    assert list(Event.objects.values_list("pk", "object_id")) == [(1, 1), (2, 3)]
    assert verify() is None


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        record("unit.test", Unit(pk=1), by=None, unit_id=None)
    assert Event.objects.count() == 0


@pytest.mark.postgres
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has a single writer")
@pytest.mark.django_db(transaction=True)
def test_two_transactions_at_once_keep_one_chain() -> None:
    """The first appends and waits; the second must wait for it, and go on from its last event."""
    appended, go_on = threading.Event(), threading.Event()

    def first() -> None:
        with transaction.atomic():
            record("unit.test", Unit(pk=1), by=None, unit_id=None)
            appended.set()
            go_on.wait(10)
            record("unit.test", Unit(pk=1), by=None, unit_id=None)
        connection.close()

    def second() -> None:
        appended.wait(10)
        with transaction.atomic():
            record_all("unit.test", [Change(Unit(pk=2), None)] * 3, by=None)
        connection.close()

    threads = [threading.Thread(target=work) for work in (first, second)]
    for thread in threads:
        thread.start()
    threads[1].join(0.3)
    assert threads[1].is_alive()
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert list(Event.objects.values_list("pk", "object_id")) == [(1, 1), (2, 1), (3, 2), (4, 2), (5, 2)]
    assert verify() is None
