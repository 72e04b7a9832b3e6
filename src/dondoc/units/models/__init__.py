"""What is stored of organisation units."""

from dondoc.units.models.succession import (
    Succession,
    SuccessionChange,
    SuccessionKind,
    SuccessionPart,
    SuccessionState,
)
from dondoc.units.models.unit import LONGEST, Unit, UnitKind, UnitStatus, UnitVersion

__all__ = [
    "LONGEST",
    "Succession",
    "SuccessionChange",
    "SuccessionKind",
    "SuccessionPart",
    "SuccessionState",
    "Unit",
    "UnitKind",
    "UnitStatus",
    "UnitVersion",
]
