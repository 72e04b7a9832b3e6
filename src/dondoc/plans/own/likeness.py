"""Which task or target of the plan above an item of an own plan carries out: proposed by like words, for people to
confirm. Pure: values in, values out; all words come folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

LIKE = 60.0
"""How like two items must be, of 100, to be proposed at all."""
SURE = 85.0
"""How like they must be to be confirmed with all others in one click."""
LEAD = 5.0
"""By how much the next best item must be less like for a proposal to be sure."""
_FEW_WORDS = 5  # a clause of fewer words is held in too many longer ones to say anything
_HELD, _SAME_AGENCY = 6.0, 2.0
_HELD_IN_LONGER = 0.95


class Above(NamedTuple):
    """An item of the plan above: ``held`` by the unit of the own plan, charged to an agency, counted in a measure."""

    pk: int
    words: str
    agency: str = ""
    measure: str = ""
    held: bool = True


class Own(NamedTuple):
    """An item of the own plan."""

    pk: int
    words: str
    agency: str = ""
    measure: str = ""


class Proposal(NamedTuple):
    """That an item of the own plan carries out one above; ``score`` says how like their words are, of 100."""

    own: int
    above: int
    score: float
    sure: bool


def propose(own: Iterable[Own], above: Sequence[Above]) -> dict[int, Proposal]:
    """Item of the own plan -> the item above that it is most like; nothing for one that is like none.

    Of items alike in words, one that the unit itself holds goes before others, then one of the same agency. Items
    counted in different measures ("%", "lớp") never go together. A proposal is sure where the words are very like,
    the unit holds the item, and no other comes near. The order of the items does not matter.
    """
    ranked = ((item, _ranked(item, above)) for item in own)
    return {item.pk: _proposal(item, found) for item, found in ranked if found}


def likeness(one: str, other: str) -> float:
    """How like two clauses are, of 100: letter by letter, or one held in the other with words around it."""
    score = fuzz.ratio(one, other)
    if min(len(one.split()), len(other.split())) < _FEW_WORDS:
        return score
    return max(score, _HELD_IN_LONGER * fuzz.token_set_ratio(one, other))


def _ranked(item: Own, above: Sequence[Above]) -> list[tuple[float, float, Above]]:
    """The items above that are like one, the best first: rank, likeness, item."""
    scored = ((likeness(item.words, each.words), each) for each in above if each.measure == item.measure)
    found = [(_rank(score, item, each), score, each) for score, each in scored if score >= LIKE]
    return sorted(found, key=lambda each: (-each[0], each[2].pk))


def _rank(score: float, item: Own, each: Above) -> float:
    return score + _HELD * each.held + _SAME_AGENCY * (bool(item.agency) and item.agency == each.agency)


def _proposal(item: Own, ranked: Sequence[tuple[float, float, Above]]) -> Proposal:
    rank, score, best = ranked[0]
    alone = len(ranked) == 1 or rank - ranked[1][0] >= LEAD
    return Proposal(item.pk, best.pk, score, sure=score >= SURE and best.held and alone)
