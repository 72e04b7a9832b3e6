"""Stores who followed whom, as the official list tells it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from dondoc.accounts.models import User
from dondoc.core.events import Change, record_all
from dondoc.units.actions.official.known import Known
from dondoc.units.actions.versions import CHUNK
from dondoc.units.models import Succession, SuccessionPart
from dondoc.units.official.following import Followed, Planned, successions
from dondoc.units.official.lineage import Gazetteer, Region
from dondoc.units.official.names import organisation_name


def write_successions(gazetteer: Gazetteer, region: Region, known: Known, *, by: User | None, reason: str) -> int:
    """Stores the successions of a region that are not there yet; gives how many.

    One is left out where a unit that it ends goes on in the database, or one of its parts is there already.
    """
    planned = [each for each in successions(gazetteer, region) if _fits(each, known)]
    now = timezone.now()
    stored = Succession.objects.bulk_create(
        [
            Succession(
                kind=each.kind, day=each.day, decision_number=each.decision, note=each.note, by=by, settled_at=now
            )
            for each in planned
        ],
        batch_size=CHUNK,
    )
    pairs = list(zip(stored, planned, strict=True))
    parts = [[_part(one, succession, known) for one in each.parts] for succession, each in pairs]
    SuccessionPart.objects.bulk_create([part for found in parts for part in found], batch_size=CHUNK)
    changes = [
        Change(succession, found[0].old_id, None, _state(succession, found))
        for succession, found in zip(stored, parts, strict=True)
    ]
    return record_all("succession.load", changes, by=by, reason=reason)


def _fits(planned: Planned, known: Known) -> bool:
    return not any(
        known.has_part(part.old, part.new) or known.goes_on_beside(part.old, part.new) for part in planned.parts
    )


def _part(followed: Followed, succession: Succession, known: Known) -> SuccessionPart:
    old, new, day = followed.old, followed.new, succession.day
    return SuccessionPart(
        succession=succession,
        old_id=known.found[old],
        new_id=known.found[new] if new else None,
        old_name=next(organisation_name(span.name) for span in old.spans if span.until == day),
        new_name=next(organisation_name(span.name) for span in new.spans if span.since == day) if new else "",
        numerator=followed.share.numerator,
        denominator=followed.share.denominator,
        takes_work=followed.takes_work,
    )


def _state(succession: Succession, parts: list[SuccessionPart]) -> dict[str, Any]:
    return {
        "kind": succession.kind,
        "day": succession.day,
        "decision": succession.decision_number,
        "parts": [
            {"old": part.old_id, "new": part.new_id, "share": f"{part.numerator}/{part.denominator}"} for part in parts
        ],
    }
