"""Events as rows of a file, read and told a piece at a time: a long log is never in memory whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from django.db.models import QuerySet

from dondoc.core.models import Event
from dondoc.exports.writers.events import EventRow
from dondoc.web.events.telling import Line, tell

PIECE = 500


def rows(events: QuerySet[Event], *, newest_first: bool) -> Iterator[EventRow]:
    """Every event of a query, in the order asked for; those added meanwhile at the end are left out."""
    ordered = events.order_by("-pk" if newest_first else "pk")
    last = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    piece = list(ordered.filter(pk__lte=last)[:PIECE])
    while piece:
        yield from map(_row, tell(piece))
        beyond = {"pk__lt" if newest_first else "pk__gt": piece[-1].pk}
        piece = list(ordered.filter(**beyond, pk__lte=last)[:PIECE]) if len(piece) == PIECE else []


def _row(line: Line) -> EventRow:
    event = line.event
    return EventRow(
        id=event.pk,
        at=event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        user_id=event.user_id,
        acting_unit_id=event.acting_unit_id,
        unit_id=event.unit_id,
        verb=event.verb,
        object_type=event.object_type,
        object_id=event.object_id,
        before=event.before,
        after=event.after,
        reason=event.reason,
        request_id=event.request_id,
        digest=event.digest,
        unit=line.unit,
        thing=" ".join(filter(None, [line.noun, line.thing.name])),
        sentence=line.sentence,
    )
