"""What holds of money in plans. Pure: values in, values out; the day is passed in."""

from dondoc.budget.rules.funds import SourceKind, source_named
from dondoc.budget.rules.money import LARGEST, in_words, parse_amount
from dondoc.budget.rules.rolling import rolled_up
from dondoc.budget.rules.standing import SLOW_BY, Standing, expected_share, standing
from dondoc.budget.rules.sums import NOTHING, Sums

__all__ = [
    "LARGEST",
    "NOTHING",
    "SLOW_BY",
    "SourceKind",
    "Standing",
    "Sums",
    "expected_share",
    "in_words",
    "parse_amount",
    "rolled_up",
    "source_named",
    "standing",
]
