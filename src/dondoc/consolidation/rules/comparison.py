"""Where the figures of an earlier round count in the tree of a later day, by rule. Pure; whole numbers, nothing lost.

A report of a unit that was merged or divided since is found in several rows of the later tree, with a share in
each. A rule says at which rows it counts, and at which nothing can be said of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from dondoc.consolidation.rules.tree import Ints
from dondoc.reporting.rules.figures import MISSING
from dondoc.units.successions.shares import divide, divide_pair


class Rule(StrEnum):
    """What a form says of an indicator (`dondoc.reporting.models.Across`)."""

    SUM = "sum"
    WEIGHTED = "weighted"
    KEEP = "keep"
    NONE = "none"


class How(StrEnum):
    """How an earlier figure was obtained: SAME needs no saying; NONE is no figure, since it can't be compared."""

    SAME = "same"
    SUM = "sum"
    WEIGHTED = "weighted"
    KEPT = "kept"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Found:
    """A touched report in the later tree: its share at each row (they add up to 1), and the row that keeps it."""

    shares: Mapping[int, Fraction]
    keeper: int


@dataclass(slots=True)
class Placed:
    """Figures to be summed up the tree: at ``row`` the report of ``place`` in ``figures``, a column a slot."""

    rows: list[int] = field(default_factory=list)
    figures: list[Sequence[int]] = field(default_factory=list)
    sources: Counter[int] = field(default_factory=Counter)
    barred: set[int] = field(default_factory=set)


def place(rule: Rule, found: Sequence[tuple[Found, Sequence[int]]], pairs: Sequence[int], parents: Ints) -> Placed:
    """Places touched reports by a rule.

    ``found`` has each report's figures, ``pairs`` the columns at which a numerator stands before its
    denominator. ``sources`` counts for each row the touched reports that it holds in whole or in part, and
    ``barred`` are the rows at which there is no earlier figure.
    """
    placed = Placed()
    for each, figures in found:
        ways = {row: _way_up(row, parents) for row in each.shares}
        meet = _meet(list(ways.values()))
        inside = {row for way in ways.values() for row in way}
        for row in inside:
            placed.sources[row] += 1
        match rule:
            case Rule.KEEP:
                placed.rows.append(each.keeper)
                placed.figures.append(figures)
            case Rule.NONE:
                placed.barred |= inside | set(_way_up(each.keeper, parents))
            case Rule.SUM:
                placed.rows.append(meet)
                placed.figures.append(figures)
                placed.barred |= inside - set(_way_up(meet, parents))
            case Rule.WEIGHTED:
                placed.rows += each.shares
                placed.figures += divided(figures, list(each.shares.values()), pairs)
    return placed


def divided(figures: Sequence[int], shares: Sequence[Fraction], pairs: Sequence[int]) -> list[list[int]]:
    """A report's figures, divided: a list a share; each column adds up to what was reported."""
    columns: list[Sequence[int]] = []
    skip = False
    for column, figure in enumerate(figures):
        if skip:
            skip = False
        elif column in pairs and MISSING not in (figure, figures[column + 1]):
            columns += divide_pair(figure, figures[column + 1], shares)
            skip = True
        elif figure == MISSING:
            columns.append([MISSING] * len(shares))
        else:
            columns.append(divide(figure, shares))
    return [list(part) for part in zip(*columns, strict=True)]


def how(rule: Rule, *, sources: int, barred: bool) -> How:
    """How the figure of a row came about."""
    if barred:
        return How.NONE
    if not sources:
        return How.SAME
    return {Rule.SUM: How.SUM, Rule.WEIGHTED: How.WEIGHTED, Rule.KEEP: How.KEPT, Rule.NONE: How.NONE}[rule]


def _way_up(row: int, parents: Ints) -> list[int]:
    """A row and those above it."""
    return list(_climb(row, parents))


def _climb(row: int, parents: Ints) -> Iterator[int]:
    while row >= 0:
        yield row
        row = int(parents[row])


def _meet(ways: Sequence[Sequence[int]]) -> int:
    """The lowest row that all ways up pass."""
    common = set(ways[0]).intersection(*ways[1:])
    return next(row for row in ways[0] if row in common)
