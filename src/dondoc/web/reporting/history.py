"""What happened to an obligation, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dondoc.core.models import Event
from dondoc.web.events.verbs import large, verb_of


@dataclass(frozen=True, slots=True)
class Line:
    """One event: when, who, what, why; ``version`` of the report where it is about one."""

    at: datetime
    who: str
    what: str
    icon: str
    reason: str
    version: int | None


def lines(events: Iterable[Event], versions: dict[int, int]) -> list[Line]:
    """Events in words; ``versions`` maps a submission's id to its version."""
    found = []
    for event in events:
        verb = verb_of(event.verb)
        version = versions.get(event.object_id) if event.object_type.endswith("submission") else None
        who = str(event.user) if event.user else ""
        found.append(Line(event.at, who, large(str(verb.did)), verb.icon, event.reason, version))
    return found
