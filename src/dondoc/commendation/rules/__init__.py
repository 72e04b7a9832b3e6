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
from dondoc.commendation.rules.quotas import Quota, places

__all__ = ["Check", "Quota", "Reason", "Terms", "Told", "barred_names", "eligible", "has_majority", "places", "reasons"]
