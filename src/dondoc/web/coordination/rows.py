"""What lists of programmes show beside each one."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from datetime import date

from dondoc.coordination.models import Programme
from dondoc.coordination.queries import reviews_due
from dondoc.coordination.rules import DueReview, ReviewState
from dondoc.units.queries import as_of


def names_on(unit_ids: Iterable[int], day: date) -> dict[int, str]:
    """The names of the units that exist on a day, by id."""
    return dict(as_of(day).filter(unit_id__in=set(unit_ids)).values_list("unit_id", "name"))


def party_names(programmes: Iterable[Programme], day: date) -> dict[int, list[str]]:
    """For each programme the names of its parties that exist on a day; ``parties`` must be prefetched."""
    held = {one.pk: [party.unit_id for party in one.parties.all()] for one in programmes}
    names = names_on([unit_id for ids in held.values() for unit_id in ids], day)
    return {key: [names[unit_id] for unit_id in ids if unit_id in names] for key, ids in held.items()}


def next_review(programme: Programme, today: date) -> tuple[DueReview, int] | None:
    """The oldest review that is late, else the one to come, with its days late; None where none is left to hold."""
    left = [each for each in reviews_due(programme, today) if each.state is not ReviewState.HELD]
    return (left[-1], left[-1].days_late(today)) if left else None


def is_alone(programme: Programme, parties: Sized, today: date) -> bool:
    """Whether a programme still runs with fewer than two of the parties that exist: after a merger or an end."""
    return len(parties) < 2 and (programme.ends is None or programme.ends >= today)
