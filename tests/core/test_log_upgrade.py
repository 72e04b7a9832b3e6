"""The log of the first version, whose digests covered less, is chained anew once; an altered one is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.apps import apps

from dondoc.core.events import FaultKind, faults
from dondoc.core.models import Event, LogEnd
from tampering import guards_off

pytestmark = pytest.mark.django_db
upgrade = import_module("dondoc.core.migrations.0002_append_only_log")
ID_AFTER_A_ROLLBACK = 5


@pytest.fixture
def former_log() -> Iterator[None]:
    """Three events as they were chained then; a rolled-back transaction had used up a number."""
    with guards_off():
        LogEnd.objects.all().delete()
        last = ""
        for number in (1, 2, ID_AFTER_A_ROLLBACK):
            event = Event(
                pk=number, at=datetime(2026, 1, number, tzinfo=UTC), unit_id=number, verb="unit.change",
                object_type="units.unit", object_id=number, before=None, after={"b": 1.5, "a": "Đá"}, reason="vì",
            )  # fmt: skip
            event.digest = last = upgrade.former_digest(event, last)
            event.save(force_insert=True)
        yield


def test_a_whole_log_is_chained_anew_without_a_gap(former_log: None) -> None:
    upgrade.chain_anew(apps, None)
    after = {"b": 1.5, "a": "Đá"}
    assert list(Event.objects.values_list("pk", "object_id", "before", "after")) == [
        (1, 1, None, after),
        (2, 2, None, after),
        (3, ID_AFTER_A_ROLLBACK, None, after),
    ]
    assert [fault.kind for fault in faults()] == [FaultKind.UNGUARDED]


def test_an_altered_log_is_not_made_to_look_whole(former_log: None) -> None:
    Event.objects.filter(pk=2).update(reason="khác")
    with pytest.raises(RuntimeError, match="sự kiện số 2"):
        upgrade.chain_anew(apps, None)
