"""Counts of people as a page or a file shows them: small ones only to the unit that wrote them down."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

from dondoc.activities.rules.hiding import Why, hidden_parts, is_small
from dondoc.consolidation.hiding import Hidden, floor
from dondoc.web.reporting.printing import hidden_text

Key = TypeVar("Key", bound=Hashable)


def told_count(count: int, *, own: bool) -> int | str:
    """A count, or "< 5"."""
    return hidden_text(Hidden.SMALL) if not own and is_small(count, floor()) else count


def told_parts(parts: Mapping[Key, int], *, own: bool) -> dict[Key, int | str]:
    """The parts of a total that is told by `told_count`."""
    hidden = {} if own else hidden_parts(parts, floor())
    return {key: _said(hidden[key]) if key in hidden else count for key, count in parts.items()}


def _said(why: Why) -> str:
    return hidden_text(Hidden.SMALL if why is Why.SMALL else Hidden.BESIDE)
