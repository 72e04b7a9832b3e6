"""Which results a plan's own targets want of a round: "90% đơn vị đạt", "xuất sắc từ 30%", "không có đơn vị yếu". Pure.

A proposal only: the office keeps, corrects or drops it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dondoc.assessments.rules.aims import Side

_NONE_OF = re.compile(r"\bkhông (?:có|để)\b|\bkhông còn\b")
_REACHES = re.compile(r"\bđạt\b|\bcông nhận\b|\ban toàn\b")
_LEAST, _MOST = (">=", ">", "="), ("<=", "<")


@dataclass(frozen=True, slots=True)
class LevelName:
    """A level of the set, the best first: its key, its name, and whether it counts as reached."""

    key: str
    name: str
    reaches: bool


@dataclass(frozen=True, slots=True)
class Proposed:
    """A result as `dondoc.assessments.rules.aims.Aim` means it."""

    level: str
    side: Side
    least: bool
    value: Decimal
    share: bool


def propose(text: str, comparator: str, value: Decimal, unit: str, levels: Sequence[LevelName]) -> Proposed | None:
    """What a target's words and number want; None where they speak of no level.

    A level that is named counts with all better ones; one that does not count as reached with all worse ones. Words
    that name none, but say that units reach the set, mean the lowest level that counts as reached.
    """
    words = " ".join(text.casefold().split())
    named = next((each for each in levels if re.search(rf"\b{re.escape(each.name.casefold())}\b", words)), None)
    share = unit.strip() == "%"
    if named is not None and not named.reaches:
        ceiling = Decimal(0) if _NONE_OF.search(words) else value
        return Proposed(named.key, Side.DOWN, False, ceiling, share and ceiling > 0)
    if comparator not in _LEAST + _MOST or (share and value > 100) or value < 0:
        return None
    lowest = [each for each in levels if each.reaches]
    level = named or (lowest[-1] if lowest and _REACHES.search(words) else None)
    if level is None:
        return None
    return Proposed(level.key, Side.UP, comparator in _LEAST, value, share)
