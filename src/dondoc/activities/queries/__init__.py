"""Reads of activities, each narrowed to the units that a user may see."""

from dondoc.activities.queries.campaigns import calls_of, campaigns_seen_by, checklist, item_results, with_progress
from dondoc.activities.queries.forces import (
    Standing,
    against_norm,
    in_force,
    latest_counts,
    norms_for,
    placed,
    standings,
)
from dondoc.activities.queries.initiatives import (
    initiatives_seen_by,
    public_initiatives,
    questions_of,
    unreviewed,
    with_counts,
)
from dondoc.activities.queries.places import in_subtrees, named, of_units, titled, under

__all__ = [
    "Standing",
    "against_norm",
    "calls_of",
    "campaigns_seen_by",
    "checklist",
    "in_force",
    "in_subtrees",
    "initiatives_seen_by",
    "item_results",
    "latest_counts",
    "named",
    "norms_for",
    "of_units",
    "placed",
    "public_initiatives",
    "questions_of",
    "standings",
    "titled",
    "under",
    "unreviewed",
    "with_counts",
    "with_progress",
]
