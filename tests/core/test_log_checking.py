"""Whoever gets past the program and the triggers is found out: altered, missing, cut off, added."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from dondoc.core.events import Change, Fault, FaultKind, Seal, faults, guards, last_seal, record_all
from dondoc.core.events.chain import digest_of, head_of
from dondoc.core.models import Event, LogEnd
from dondoc.units.models import Unit
from tampering import guards_off

pytestmark = pytest.mark.django_db
UNGUARDED = Fault(FaultKind.UNGUARDED)


@pytest.fixture
def chain() -> None:
    """Five events, each about a unit of its own."""
    changes = [
        Change(Unit(pk=n), n, {"day": date(2025, 1, n), "code": n}, {"day": date(2026, 1, n), "code": n})
        for n in range(1, 6)
    ]
    record_all("unit.test", changes, by=None, reason="thử")


@pytest.fixture
def unguarded(chain: None) -> Iterator[None]:
    with guards_off():
        yield


def found(*seals: Seal) -> list[Fault]:
    """What is wrong, but for the triggers that the test itself has taken off."""
    return [fault for fault in faults(seals) if fault != UNGUARDED]


def altered(number: int) -> list[Fault]:
    return [Fault(FaultKind.ALTERED, number, number)]


def test_an_empty_log_is_whole() -> None:
    assert list(faults()) == []
    assert last_seal() is None


def test_an_untouched_log_is_whole(chain: None) -> None:
    assert list(faults()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"at": "2026-01-01T00:00:00Z"},
        {"user_id": 7},
        {"acting_unit_id": 7},
        {"unit_id": 9},
        {"unit_id": None},
        {"verb": "unit.other"},
        {"object_type": "units.other"},
        {"object_id": 9},
        {"before": {"day": "2025-01-03"}},
        {"before": None},
        {"after": {"day": "2027-01-01"}},
        {"reason": "khác"},
        {"request_id": "khác"},
        {"digest": "0" * 64},
    ],
    ids=str,
)
def test_an_alteration_of_any_column_is_found(unguarded: None, change: dict[str, object]) -> None:
    Event.objects.filter(pk=2).update(**change)
    wrong = [2, 3] if "digest" in change else [2]
    assert found() == [fault for number in wrong for fault in altered(number)]


def test_even_the_spelling_of_a_state_is_covered(unguarded: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("""UPDATE core_event SET after = '{"day": "2026-01-02"}' WHERE id = 2""")
    assert Event.objects.get(pk=2).after == {"day": "2026-01-02"}
    assert found() == altered(2)


@pytest.mark.parametrize(("number", "where"), [(2, 3), (5, 5)], ids=["in the middle", "at the end"])
def test_an_event_rewritten_with_its_digest_is_found_at_what_follows(unguarded: None, number: int, where: int) -> None:
    rewrite(number, "lý do khác")
    assert found() == altered(where)


def test_events_taken_out_of_the_middle_are_named(unguarded: None) -> None:
    Event.objects.filter(pk__in=[1, 3, 4]).delete()
    assert found() == [Fault(FaultKind.MISSING, 1, 1), Fault(FaultKind.MISSING, 3, 4)]


def test_a_log_cut_short_is_found(unguarded: None) -> None:
    Event.objects.filter(pk__gt=3).delete()
    assert found() == [Fault(FaultKind.CUT, 4, 5)]


def test_an_emptied_log_is_found(unguarded: None) -> None:
    Event.objects.all().delete()
    assert found() == [Fault(FaultKind.CUT, 1, 5)]


@pytest.mark.parametrize("gone", [False, True], ids=["set back", "gone"])
def test_a_mark_of_the_end_that_was_tampered_with_is_found(unguarded: None, gone: bool) -> None:
    ends = LogEnd.objects.filter(pk=1)
    ends.delete() if gone else ends.update(last_id=4)
    assert found() == [Fault(FaultKind.ADDED, 1 if gone else 5, 5)]


def test_a_mark_of_the_end_that_is_gone_does_not_stop_work(unguarded: None) -> None:
    LogEnd.objects.all().delete()
    record_all("unit.test", [Change(Unit(pk=6), 6)], by=None)
    assert Event.objects.latest("pk").pk == 6
    assert found() == []


def test_a_cut_that_covers_its_traces_is_found_by_a_seal_kept_elsewhere(unguarded: None) -> None:
    seal = last_seal()
    assert seal is not None
    third = Event.objects.get(pk=3)
    Event.objects.filter(pk__gt=3).delete()
    LogEnd.objects.update(last_id=3, digest=third.digest)
    assert found() == []
    assert found(seal) == [Fault(FaultKind.CUT, 4, 5)]


def test_a_history_written_anew_is_found_by_a_seal(unguarded: None) -> None:
    seal = last_seal()
    assert seal is not None
    for number in range(2, 6):
        rewrite(number, "lý do khác")
    LogEnd.objects.update(digest=Event.objects.get(pk=5).digest)
    assert found() == []
    assert found(seal) == [Fault(FaultKind.UNSEALED, 5, 5)]


def test_seals_hold_while_the_log_goes_on(chain: None) -> None:
    seals = []
    for number in (1, 2):
        seal = last_seal()
        assert seal is not None
        seals.append(seal)
        record_all("unit.test", [Change(Unit(pk=number), None)], by=None)
    assert [seal.id for seal in seals] == [5, 6]
    assert list(faults(seals)) == []
    foreign = Seal(3, "f" * 64, seals[0].at - timedelta(days=1))
    assert list(faults([*seals, foreign])) == [Fault(FaultKind.UNSEALED, 3, 3)]


def test_without_the_triggers_the_log_is_not_whole(unguarded: None) -> None:
    assert list(faults()) == [UNGUARDED]


def test_a_trigger_that_does_nothing_counts_as_none(unguarded: None) -> None:
    guards.install()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER event_no_update")
            cursor.execute("CREATE TRIGGER event_no_update BEFORE UPDATE ON core_event BEGIN SELECT 1; END")
        else:
            cursor.execute("ALTER TABLE core_event DISABLE TRIGGER event_append_only")
    assert not guards.stand()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE core_event SET reason = 'khác' WHERE id = 2",
        "UPDATE core_event SET id = 9 WHERE id = 5",
        "DELETE FROM core_event WHERE id = 5",
        "DELETE FROM core_event",
    ],
)
def test_the_database_refuses_to_alter_or_remove_an_event(chain: None, sql: str) -> None:
    with pytest.raises(IntegrityError, match="Nhật ký chỉ được ghi thêm"):
        run(sql)
    assert list(faults()) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE core_logend SET last_id = 4",
        "UPDATE core_logend SET digest = ''",
        "DELETE FROM core_logend",
    ],
)
def test_the_database_refuses_to_set_the_end_back(chain: None, sql: str) -> None:
    with pytest.raises(IntegrityError, match="Dấu cuối của nhật ký chỉ được tiến lên"):
        run(sql)


@pytest.mark.postgres
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("table", ["core_event", "core_logend"])
def test_the_database_refuses_to_empty_the_log(chain: None, table: str) -> None:
    with pytest.raises(IntegrityError, match=r"Nhật ký|Dấu cuối"):
        run(f"TRUNCATE {table}")
    with pytest.raises(IntegrityError, match=r"Nhật ký|Dấu cuối"):
        run(f"SET LOCAL session_replication_role = replica; TRUNCATE {table}")


def test_nothing_gets_in_but_at_the_end(chain: None) -> None:
    with pytest.raises(DatabaseError):
        run("INSERT INTO core_logend (id, last_id, digest) VALUES (2, 0, '')")


def run(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def rewrite(number: int, reason: str) -> None:
    """One event as somebody writes it anew who knows how digests are made."""
    before = Event.objects.filter(pk=number - 1).values_list("digest", flat=True).get()
    event = Event.objects.get(pk=number)
    head = head_of(event.at, None, None, event.verb, event.object_type, reason, event.request_id)
    assert isinstance(event.at, datetime)
    texts = f'{{"day":"2025-01-0{number}"}}', f'{{"day":"2026-01-0{number}"}}'
    digest = digest_of(before, number, head, event.unit_id, event.object_id, *texts)
    Event.objects.filter(pk=number).update(reason=reason, digest=digest)
