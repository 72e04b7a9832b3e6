"""What decides whether a unit may be commended. Pure: values in, values out."""

from dondoc.commendation.rules.eligibility import (
    Check,
    Reason,
    Terms,
    Told,
    barred_names,
    eligible,
    has_majority,
    reasons,
)
from dondoc.commendation.rules.quotas import ALL, Quota, Room, places, rooms

__all__ = [
    "ALL",
    "Check",
    "Quota",
    "Reason",
    "Room",
    "Terms",
    "Told",
    "barred_names",
    "eligible",
    "has_majority",
    "places",
    "reasons",
    "rooms",
]
