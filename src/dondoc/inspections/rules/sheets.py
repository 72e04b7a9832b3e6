"""The sheet of a visit as two devices write it: nothing is overwritten that the writer had not seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

HELD, RESULT = "held", "result"
ANSWER, FINDING = "answer:", "finding:"
Value = Any  # JSON


@dataclass(frozen=True, slots=True)
class Change:
    """One item as a device has it now, and the revision that the device had last seen of it; 0 for none."""

    item: str
    value: Value
    base: int


@dataclass(frozen=True, slots=True)
class Kept:
    """One item as it is stored."""

    value: Value
    revision: int


@dataclass(frozen=True, slots=True)
class Merged:
    """``write``: what may be stored, with its new revision; ``same``: what stood there already; ``clash``: what
    somebody else has changed meanwhile."""

    write: tuple[tuple[Change, int], ...]
    same: tuple[tuple[Change, int], ...]
    clash: tuple[tuple[Change, Kept], ...]


def merged(changes: Sequence[Change], stored: Mapping[str, Kept]) -> Merged:
    """Sorts changes out: one that builds on what is stored is written, one that does not is a clash."""
    write, same, clash = [], [], []
    for change in changes:
        kept = stored.get(change.item, Kept(None, 0))
        if change.value == kept.value:
            same.append((change, kept.revision))
        elif change.base == kept.revision:
            write.append((change, kept.revision + 1))
        else:
            clash.append((change, kept))
    return Merged(tuple(write), tuple(same), tuple(clash))
