"""Whether anybody has altered the log, taken events out of it, or cut off its end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import ExpressionWrapper, F, QuerySet, TextField

from dondoc.core.events import guards
from dondoc.core.events.chain import digest_of, head_of
from dondoc.core.models import Event, LogEnd


class FaultKind(StrEnum):
    """What is wrong. ALTERED: this event, or the one before it, is not as it was written. MISSING: events in the
    middle are gone. CUT: the last ones are gone. ADDED: events that the program did not write, or its mark of the
    end is gone. UNSEALED: the event is not the one that a seal tells of. UNGUARDED: the database's own lock on the
    log is off.
    """

    ALTERED = "altered"
    MISSING = "missing"
    CUT = "cut"
    ADDED = "added"
    UNSEALED = "unsealed"
    UNGUARDED = "unguarded"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong, from event ``first`` to event ``last``; 0 where no event is meant."""

    kind: FaultKind
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Seal:
    """The last event at one time, to be kept outside the database: what stood up to it can't change unseen."""

    id: int
    digest: str
    at: datetime


def last_seal() -> Seal | None:
    """A seal over all events of now; None for an empty log."""
    last = Event.objects.order_by("-pk").values_list("pk", "digest", "at").first()
    return Seal(*last) if last else None


def verify(seals: Iterable[Seal] = ()) -> Fault | None:
    """The first thing wrong with the log; None when it is whole."""
    return next(faults(seals), None)


def faults(seals: Iterable[Seal] = ()) -> Iterator[Fault]:
    """Everything wrong with the log, in its order; seals that were kept elsewhere are held against it.

    Events that are added meanwhile do no harm.
    """
    if not guards.stand():
        yield Fault(FaultKind.UNGUARDED)
    begun_at = _end()
    sealed: dict[int, list[str]] = defaultdict(list)
    for seal in seals:
        sealed[seal.id].append(seal.digest)
    number, last = 0, ""
    for row in _rows():
        following = number + 1
        number = row["pk"]
        if number != following:
            yield Fault(FaultKind.MISSING, following, number - 1)
        elif row["digest"] != _digest(row, last):
            yield Fault(FaultKind.ALTERED, number, number)
        last = row["digest"]
        if any(digest != last for digest in sealed.pop(number, ())):
            yield Fault(FaultKind.UNSEALED, number, number)
    yield from _faults_of_end(number, last, begun_at, max(sealed, default=0))


def _faults_of_end(number: int, last: str, begun_at: tuple[int, str], sealed: int) -> Iterator[Fault]:
    """``number`` and ``last``: the last event that stands, and its digest; ``sealed``: a later one told by a seal."""
    promised = max(begun_at[0], sealed)
    if number < promised:
        yield Fault(FaultKind.CUT, number + 1, promised)
        return
    ended_at = _end()
    if number > ended_at[0]:
        yield Fault(FaultKind.ADDED, ended_at[0] + 1, number)
    elif number == ended_at[0] and last != ended_at[1]:
        yield Fault(FaultKind.ALTERED, number, number)


def _end() -> tuple[int, str]:
    """Where the program says that the chain ends."""
    return LogEnd.objects.values_list("last_id", "digest").first() or (0, "")


def _rows() -> Iterator[dict[str, Any]]:
    """Every event in order, with its states as the texts that are stored."""
    return with_texts(Event.objects.order_by("pk")).values(
        "pk", "at", "user_id", "acting_unit_id", "unit_id", "verb", "object_type", "object_id", "before_text",
        "after_text", "reason", "request_id", "digest",
    ).iterator(chunk_size=2000)  # fmt: skip


def with_texts(events: QuerySet[Event]) -> QuerySet[Any]:
    """Events with ``before_text`` and ``after_text``: their states as stored, not read."""
    texts = {f"{name}_text": ExpressionWrapper(F(name), TextField()) for name in ("before", "after")}
    return events.annotate(**texts)


def _digest(row: dict[str, Any], last: str) -> str:
    head = head_of(
        row["at"], row["user_id"], row["acting_unit_id"], row["verb"], row["object_type"], row["reason"],
        row["request_id"],
    )  # fmt: skip
    return digest_of(last, row["pk"], head, row["unit_id"], row["object_id"], row["before_text"], row["after_text"])
