"""What is told of each kind of activity, unit by unit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from dondoc.activities.facts import campaigns, counts, initiatives, training
from dondoc.activities.models import CampaignUnit
from dondoc.activities.queries.forces import in_force
from dondoc.activities.queries.places import standing_below
from dondoc.core.facts import Fact
from dondoc.units.rules import ids_of

MOST = 12  # campaigns or norms that have a column of their own


class Kind(StrEnum):
    """A kind of activity; the value names its list's address too."""

    INITIATIVES = "initiatives"
    CLASSES = "classes"
    CAMPAIGNS = "campaigns"
    COMMITMENTS = "commitments"
    FORCES = "forces"


HEADLINES: dict[Kind, Sequence[str]] = {
    Kind.INITIATIVES: (initiatives.RUNNING, initiatives.NEW),
    Kind.CLASSES: (training.CLASSES, training.PARTICIPANTS, training.PROGRAMME),
    Kind.CAMPAIGNS: (campaigns.JOINED, campaigns.ITEMS),
    Kind.COMMITMENTS: (counts.SIGNED,),
    Kind.FORCES: (counts.FULL,),
}
"""What is told of each kind where all stand side by side."""
_GENERAL: dict[Kind, Sequence[Fact]] = {
    Kind.INITIATIVES: (*initiatives.INITIATIVES, *initiatives.MORE),
    Kind.CLASSES: training.TRAINING,
    Kind.CAMPAIGNS: campaigns.CAMPAIGNS,
    Kind.COMMITMENTS: counts.COUNTS[:1],
    Kind.FORCES: counts.COUNTS[1:],
}


def headlines(kind: Kind) -> list[Fact]:
    """The few facts of a kind that stand beside those of the others."""
    return [fact for fact in _GENERAL[kind] if fact.key in HEADLINES[kind]]


def general_facts(kind: Kind) -> list[Fact]:
    """All that is told of a kind as a whole."""
    return list(_GENERAL[kind])


def single_facts(kind: Kind, path: str, first: date, last: date) -> list[Fact]:
    """What is told beside it of each campaign that called upon units at or below a place, of each kind of signer, of
    each norm that an office at or above the place has set. One query at most.
    """
    if kind is Kind.COMMITMENTS:
        return list(counts.SIGNED_BY)
    if kind is Kind.CAMPAIGNS:
        units = standing_below(path, last).values("unit_id")
        called = CampaignUnit.objects.filter(unit_id__in=units).order_by().values("campaign_id")
        return campaigns.facts_of(campaigns.held(first, last).filter(pk__in=called)[:MOST])
    if kind is Kind.FORCES:
        return counts.facts_of(in_force(last).filter(office_id__in=ids_of(path))[:MOST])
    return []
