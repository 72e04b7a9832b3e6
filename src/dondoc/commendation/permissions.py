"""Who runs campaigns, and who proposes."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Membership, Role, User
from dondoc.commendation.models import CommendationCampaign
from dondoc.units.permissions import answers_for
from dondoc.units.rules import ids_of

PROPOSING = (Role.HEAD, Role.OFFICE)


def can_run(user: User, unit_id: int, day: date) -> bool:
    """Whether the user opens and runs campaigns of a unit: its own office, or of one that has ended
    who answers for it."""
    return answers_for(user, unit_id, Role.OFFICE, day=day)


def can_propose(seat: Membership, campaign: CommendationCampaign, path: str) -> bool:
    """Whether a seat that is held today proposes the unit at ``path``: its head or office, or those of a unit above it
    that is within the campaign's reach.
    """
    way = ids_of(path)
    if campaign.unit_id not in way or seat.role not in PROPOSING:
        return False
    return seat.unit_id in way[way.index(campaign.unit_id) :]
