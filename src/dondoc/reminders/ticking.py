"""All that is timed in this app, once: find, take, tell those above, send lists, deliver. May run any number of times,
and in several places at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dondoc.calendar.queries import calendar
from dondoc.reminders import delivering
from dondoc.reminders.actions.announcing import announce
from dondoc.reminders.actions.announcing_amendments import announce_amendments
from dondoc.reminders.actions.digests import schedule, send_lists
from dondoc.reminders.actions.rising import tell_above
from dondoc.reminders.actions.taking import any_due, take
from dondoc.reminders.finding import find


@dataclass(frozen=True, slots=True)
class Done:
    """What one run did: things told, messages made, and of the outbox what left and what did not."""

    told: int
    messages: int
    sent: int
    failed: int


def remind(now: datetime, go_on: Callable[[], bool] = lambda: True) -> tuple[int, int]:
    """Puts everything that is due by now into inboxes and the outbox; how many things, in how many messages.

    ``go_on`` is asked between handfuls. After days of standstill each unit gets one message that sums up.
    """
    in_force = calendar()
    find(now)
    schedule(now, in_force)
    things = messages = 0
    while go_on() and (taken := take(now, in_force)) is not None:
        things, messages = things + taken.told, messages + taken.messages
    if not any_due(now):  # else another worker has the rest, and the units above get all of it in one message
        messages += tell_above(now)
    return things, messages + send_lists(now, in_force)


def tick(now: datetime, go_on: Callable[[], bool] = lambda: True) -> Done:
    """Reminds, announces plans and their amendments, then empties the outbox as far as servers answer."""
    told, messages = remind(now, go_on)
    in_force = calendar()
    messages += announce(now, in_force) + announce_amendments(now, in_force)
    sent, failed = delivering.deliver(now, go_on)
    return Done(told, messages, sent, failed)
