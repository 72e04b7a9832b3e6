"""Reads of activities, each narrowed to the units that a user may see."""

from dondoc.activities.queries.initiatives import (
    initiatives_seen_by,
    public_initiatives,
    questions_of,
    unreviewed,
    with_counts,
)
from dondoc.activities.queries.places import in_subtrees, named, of_units, titled, under, years_of

__all__ = [
    "in_subtrees",
    "initiatives_seen_by",
    "named",
    "of_units",
    "public_initiatives",
    "questions_of",
    "titled",
    "under",
    "unreviewed",
    "with_counts",
    "years_of",
]
