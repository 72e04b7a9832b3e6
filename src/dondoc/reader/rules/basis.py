"""How a value of a reading was found, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Confidence(StrEnum):
    """How sure a value is: of sure ones at most one in a hundred is wrong; doubtful ones a person checks."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of finding a value: its dotted name, how sure it is, and one Vietnamese sentence for a clerk."""

    name: str
    confidence: Confidence
    says: str


@dataclass(frozen=True, slots=True)
class Basis:
    """What a value rests on: the name of the rule that read it, how sure it is.

    ``doubt`` says in Vietnamese what lowered the rule's own confidence, None where nothing did. Values share
    instances (``rules.basis``), so that one costs a value nothing but a reference.
    """

    rule: str
    confidence: Confidence
    doubt: str | None = None


_STEPS = (Confidence.SURE, Confidence.LIKELY, Confidence.DOUBTFUL)


def lowest(*steps: Confidence) -> Confidence:
    """The least sure of some steps; sure where none is given."""
    return max(steps, key=_STEPS.index, default=Confidence.SURE)


@lru_cache(maxsize=1024)
def lowered(basis: Basis, to: Confidence, doubt: str) -> Basis:
    """The basis no surer than ``to``, with the reason; one that is less sure already keeps its own reason."""
    if basis.doubt is not None and lowest(basis.confidence, to) is basis.confidence:
        return basis
    return Basis(basis.rule, lowest(basis.confidence, to), doubt)
