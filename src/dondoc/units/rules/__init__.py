"""Rules of the tree: where a unit stands in it, and which kinds of units may stand below which. Pure."""

from dondoc.units.rules.kinds import NAMES_RECUR, fitting, holders, holds
from dondoc.units.rules.paths import (
    MAX_LEVELS,
    MAX_UNIT_ID,
    WIDTH,
    child_path,
    ids_of,
    level,
    moved_path,
    outermost,
    successor,
)

__all__ = [
    "MAX_LEVELS",
    "MAX_UNIT_ID",
    "NAMES_RECUR",
    "WIDTH",
    "child_path",
    "fitting",
    "holders",
    "holds",
    "ids_of",
    "level",
    "moved_path",
    "outermost",
    "successor",
]
