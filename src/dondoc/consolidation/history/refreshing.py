"""Keeps the files of closed rounds as the event log says: written when a round closes, and again after corrections."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from dondoc.consolidation.history import files
from dondoc.core.events import last_seal
from dondoc.core.models import Event
from dondoc.reporting.models import Cycle, Obligation, Submission

MOST_THINGS = 5000
"""Of more changes than that it is not asked which rounds they are in."""


def refresh(today: date, *, everything: bool = False) -> int:
    """Writes the files that are missing or not up to date, takes away those of rounds that are open again.

    Gives how many files were written.
    """
    from dondoc.consolidation.history.writing import write  # pyarrow takes a while to load

    seal = last_seal()
    known = None if everything else files.mark()
    there = files.written()
    closed = list(Cycle.objects.filter(closed_at__isnull=False).select_related("form__plan"))
    touched = {each.pk for each in closed} if known is None else _touched(known, closed)
    stale = [each for each in closed if each.pk in touched or each.pk not in there]
    for pk, path in there.items():
        if pk not in {each.pk for each in closed}:
            path.unlink(missing_ok=True)
    count = sum(write(each, today) for each in stale)
    if seal is not None and files.root().exists():
        files.set_mark(seal)
    return count


def _touched(known: int, closed: list[Cycle]) -> set[int]:
    """The rounds in which something happened after an event; all where a unit or a route was changed."""
    since = Event.objects.filter(pk__gt=known).order_by()
    every = {each.pk for each in closed}
    if since.filter(Q(object_type__startswith="units.") | Q(object_type="reporting.route")).exists():
        return every
    things = {
        name: list(since.filter(object_type=name).values_list("object_id", flat=True).distinct()[: MOST_THINGS + 1])
        for name in ("reporting.submission", "reporting.obligation", "reporting.cycle")
    }
    if any(len(each) > MOST_THINGS for each in things.values()):
        return every
    reports = Submission.objects.filter(pk__in=things["reporting.submission"]).order_by()
    owing = Obligation.objects.filter(pk__in=things["reporting.obligation"]).order_by()
    found = set(reports.values_list("obligation__cycle", flat=True)) | set(owing.values_list("cycle", flat=True))
    return found | set(things["reporting.cycle"])
