"""What the event log says has happened in a round since its sums were kept."""

from __future__ import annotations

from dondoc.core.events import Seal
from dondoc.core.models import Event
from dondoc.reporting.models import Cycle, Obligation, Submission

MOST_EVENTS = 20_000
MOST_CHANGES = 500
"""With more it is quicker to reckon anew."""

FOLLOWED = ("reporting.submission", "reporting.obligation")
HARMLESS = ("reporting.cycle", "reporting.form")
"""Events that move no figure and no standing by themselves."""
WATCHED = ("reporting", "units", "calendar")
"""What all else in these apps does to sums is not followed: they are reckoned anew."""


def changes_since(seal: Seal, cycle: Cycle) -> set[int] | None:
    """The ids of the obligations that may stand otherwise now; None where the sums must be reckoned anew.

    Events are written in the transactions of what they tell, one after the other: all that happened after the seal
    has a larger id. A log that does not hold the seal is another one, of a database put back from a copy.
    """
    if not Event.objects.filter(pk=seal.id, digest=seal.digest).exists():
        return None
    since = Event.objects.filter(pk__gt=seal.id).order_by("pk").values_list("object_type", "object_id")
    things: dict[str, set[int]] = {each: set() for each in FOLLOWED}
    for count, (object_type, object_id) in enumerate(since.iterator()):
        if object_type in things:
            things[object_type].add(object_id)
        elif object_type.partition(".")[0] in WATCHED and object_type not in HARMLESS:
            return None
        if count >= MOST_EVENTS:
            return None
    return _in_round(cycle, things["reporting.submission"], things["reporting.obligation"])


def _in_round(cycle: Cycle, submissions: set[int], obligations: set[int]) -> set[int] | None:
    if len(submissions) + len(obligations) > MOST_EVENTS // 4:
        return None
    of_reports = Submission.objects.filter(pk__in=submissions, obligation__cycle=cycle).order_by()
    found = set(of_reports.values_list("obligation_id", flat=True))
    found |= set(Obligation.objects.filter(pk__in=obligations, cycle=cycle).values_list("pk", flat=True))
    return found if len(found) <= MOST_CHANGES else None
