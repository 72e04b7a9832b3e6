"""What goes into the matching and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dondoc.units.models import UnitKind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that a name may mean. ``depth`` is 0 for the plan's owner, 1 for the units directly below it."""

    unit_id: int
    name: str
    short_name: str
    kind: UnitKind
    depth: int


class MatchKind(StrEnum):
    """How sure a match is: the very name, the name in other letters, a near name, several units, nothing."""

    EXACT = "exact"
    FOLDED = "folded"
    FUZZY = "fuzzy"
    GROUP = "group"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """The units meant, a score from 0 to 100, and a sentence part for the user on how the name was read.

    ``vague`` says that the name fits no unit because it names none ("các đơn vị liên quan").
    """

    kind: MatchKind
    unit_ids: tuple[int, ...]
    score: float
    reading: str
    vague: bool = False
