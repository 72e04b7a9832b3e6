"""Writes events. Each row's digest covers the row and the digest before it; ids count on without a gap."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from itertools import chain, islice
from typing import Any, NamedTuple

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, models, transaction
from django.utils import timezone

from dondoc.core.models import Event, LogEnd
from dondoc.core.prepared import Prepared, PreparedUpdate
from dondoc.core.states import State, difference, encode

request_id: ContextVar[str] = ContextVar("request_id", default="")
acting_unit: ContextVar[int | None] = ContextVar("acting_unit", default=None)
"""The unit in whose seat the user of this request acts."""
standing_in: ContextVar[str] = ContextVar("standing_in", default="")
"""In whose place the user of this request acts, in words that the reason of each event ends with."""

COLUMNS = (
    "id", "at", "user_id", "acting_unit_id", "unit_id", "verb", "object_type", "object_id", "before", "after",
    "reason", "request_id", "digest",
)  # fmt: skip
Row = tuple[Any, ...]
_HELD = Prepared(lambda: LogEnd.objects.select_for_update().filter(pk=1))
_MOVED = PreparedUpdate(lambda: LogEnd.objects.filter(pk=1), "last_id", "digest")


class Change(NamedTuple):
    """One thing of many: the unit that it concerns, and its whole state before and after."""

    thing: models.Model
    unit_id: int | None
    before: State | None = None
    after: State | None = None


def record(
    verb: str,
    thing: models.Model,
    *,
    by: AbstractBaseUser | None,
    unit_id: int | None,
    before: State | None = None,
    after: State | None = None,
    reason: str = "",
) -> None:
    """Adds one event to the chain; call it inside the action's own transaction, as late as can be.

    ``unit_id`` is the unit that the thing concerns; the unit in whose seat the user acts comes from the request.
    ``before`` and ``after`` are whole states: only what differs is kept. ``by`` is None only for what a command
    or the system does by itself.
    """
    record_all(verb, [Change(thing, unit_id, before, after)], by=by, reason=reason)


def record_all(verb: str, changes: Iterable[Change], *, by: AbstractBaseUser | None, reason: str = "") -> int:
    """Adds one event for each change, in order, with one insert; as `record` for each, but fast. Gives how many.

    A state that is handed in for many things is encoded once, so it must not be altered in between.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("an event belongs to its action's transaction")
    coming = iter(changes)
    first = next(coming, None)
    if first is None:
        return 0
    end = _hold_end()
    begun_at = end.last_id
    why = " ".join(filter(None, (reason, standing_in.get())))
    _insert(_rows(end, verb, chain([first], coming), by.pk if by else None, why))
    _MOVED.run(last_id=end.last_id, digest=end.digest)
    return end.last_id - begun_at


def _hold_end() -> LogEnd:
    """Where the chain ends, locked until the transaction ends: one writer at a time extends the chain."""
    end, made = _HELD.first(), False
    if end is None:
        end, made = LogEnd.objects.select_for_update().get_or_create(pk=1)
    if made:
        last = Event.objects.order_by("-pk").first()
        if last is not None:  # someone has removed the row; a later one must not hide what stands
            end.last_id, end.digest = last.pk, last.digest
    return end


def _rows(end: LogEnd, verb: str, changes: Iterable[Change], user_id: int | None, reason: str) -> Iterator[Row]:
    """The rows in the order of `COLUMNS`; ``end`` goes along with them. None is kept: a bulk may be of any size."""
    at, acting, request = timezone.now(), acting_unit.get(), request_id.get()
    stored_at = str(connection.ops.adapt_datetimefield_value(at))
    kinds = _Kinds(at, user_id, acting, verb, reason, request)
    number, last = end.last_id, end.digest
    states: tuple[State | None, State | None] = (None, None)
    texts: tuple[str | None, str | None] = (None, None)
    for thing, unit_id, before, after in changes:
        if before is not states[0] or after is not states[1]:
            states, texts = (before, after), _texts(before, after)
        object_type, head = kinds[thing.__class__]
        object_id = thing.pk
        number += 1
        last = digest_of(last, number, head, unit_id, object_id, *texts)
        yield (
            number, stored_at, user_id, acting, unit_id, verb, object_type, object_id, *texts, reason, request, last,
        )  # fmt: skip
    end.last_id, end.digest = number, last


def _texts(before: State | None, after: State | None) -> tuple[str | None, str | None]:
    """What differs, as JSON texts."""
    was, now = difference(before, after)
    return None if was is None else encode(was), None if now is None else encode(now)


class _Kinds(dict[type[models.Model], tuple[str, str]]):
    """For each kind of thing its name in the log, and the part of the digest that all of its events share."""

    def __init__(self, *shared: Any) -> None:
        super().__init__()
        self._shared = shared

    def __missing__(self, kind: type[models.Model]) -> tuple[str, str]:
        at, user_id, acting, verb, reason, request = self._shared
        name = kind._meta.label_lower
        self[kind] = name, head_of(at, user_id, acting, verb, name, reason, request)
        return self[kind]


def head_of(
    at: datetime, user_id: int | None, acting: int | None, verb: str, object_type: str, reason: str, request: str
) -> str:
    """The first part of what a digest covers, alike for all events of one bulk."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return encode([moment, user_id, acting, verb, object_type, reason, request])


def digest_of(
    last: str, number: int, head: str, unit_id: int | None, object_id: int, before: str | None, after: str | None
) -> str:
    """SHA-256 over seven lines; no part holds a line break of its own, so no two rows give the same lines."""
    lines = f"{last}\n{number}\n{head}\n{unit_id}\n{object_id}\n{before or ''}\n{after or ''}"
    return hashlib.sha256(lines.encode()).hexdigest()


def _insert(rows: Iterable[Row]) -> None:
    """By the drivers' own fast ways; the model's way takes five times as long, a statement a row twice."""
    names = ", ".join(COLUMNS)
    with connection.cursor() as wrapped, connection.wrap_database_errors:
        cursor = wrapped.cursor
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY core_event ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        places = f"({', '.join('?' * len(COLUMNS))})"
        most = (connection.features.max_query_params or 999) // len(COLUMNS)
        coming = iter(rows)
        while part := list(islice(coming, most)):
            every = ", ".join([places] * len(part))
            values = list(chain.from_iterable(part))
            cursor.execute(f"INSERT INTO core_event ({names}) VALUES {every}", values)  # noqa: S608
