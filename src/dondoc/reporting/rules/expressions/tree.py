"""An expression as it was understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Constant:
    """A number or a text."""

    value: Fraction | str


@dataclass(frozen=True, slots=True)
class Name:
    """A figure or an attribute, such as ``c1`` or ``c1.tu``; ``at`` is where it stands."""

    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function or an operator on its operands."""

    verb: str
    operands: Sequence[Node]


Node = Constant | Name | Call
