"""Finds the money that a request is about, if the user may see it, and what the user may do with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from dondoc.budget.models import Entry, EntryKind, Line
from dondoc.budget.permissions import Powers, powers
from dondoc.core.errors import Denied
from dondoc.units.models import UnitVersion
from dondoc.units.queries import follows, seen_by
from dondoc.web.requests import AuthedRequest


@dataclass(frozen=True, slots=True)
class Seen:
    """A line in sight, its unit as it stands or last stood, and what the seat may do."""

    line: Line
    unit: UnitVersion
    powers: Powers


def line_in_sight(request: AuthedRequest, line_id: int, day: date) -> Seen:
    """A line of a unit in the user's reach; `Http404` for any other."""
    line = Line.objects.select_related("plan", "task", "source").filter(pk=line_id).first()
    if line is None:
        raise Http404
    unit = unit_in_sight(request, line.unit_id, day)
    ended = unit.valid_to is not None and unit.valid_to <= day
    heir = ended and follows(request.seat.unit_id, unit.unit_id, day)
    return Seen(line, unit, powers(request.seat, unit.path, line.source_kind, follows=heir))


def entry_in_sight(request: AuthedRequest, entry_id: int, day: date) -> tuple[Entry, Seen]:
    """An entry and its line."""
    entry = Entry.objects.select_related("partner").filter(pk=entry_id).first()
    if entry is None:
        raise Http404
    return entry, line_in_sight(request, entry.line_id, day)


def may_take_back(entry: Entry, held: Powers) -> bool:
    """Whether an entry is of a step that the seat takes itself; an office above takes back any."""
    if entry.kind in (EntryKind.ESTIMATE, EntryKind.SPENT):
        return held.any
    own = entry.kind == EntryKind.ALLOTTED and entry.giver_id is None and held.receives
    return held.allots or own


def unit_in_sight(request: AuthedRequest, unit_id: int, day: date) -> UnitVersion:
    """A unit in the user's reach as it stands, or last stood."""
    unit = seen_by(request.user, day).filter(unit_id=unit_id).first()
    if unit is None:
        raise Http404
    return unit


def refuse_unless(allowed: bool) -> None:
    """Raises `Denied` for what is seen and may not be done."""
    if not allowed:
        raise Denied
