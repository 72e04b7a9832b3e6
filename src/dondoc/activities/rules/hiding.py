"""Which counts of people are not told outside the unit that wrote them down. Pure."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from enum import Enum
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


class Why(Enum):
    """A count is small itself, or a small one could be computed from it and the total."""

    SMALL = "small"
    BESIDE = "beside"


def hidden_parts(parts: Mapping[Key, int], floor: int) -> dict[Key, Why]:
    """The parts of a total that are not told, the total being told where it is not small itself (`is_small`).

    Small parts are hidden; and the next larger ones with them until two or more are hidden that come to the floor
    together, for what is hidden is the total less what is told.
    """
    counted = sorted(((count, place, key) for place, (key, count) in enumerate(parts.items()) if count > 0))
    found = {key: Why.SMALL for count, _place, key in counted if count < floor}
    for count, _place, key in counted:
        if not found or (len(found) > 1 and sum(parts[each] for each in found) >= floor):
            break
        if count >= floor:
            found[key] = Why.BESIDE
    return found


def is_small(count: int, floor: int) -> bool:
    """Whether a count of people is too small to be told."""
    return 0 < count < floor
