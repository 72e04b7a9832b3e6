"""What a section of a unit's file is made of: a table, or a sentence where there is nothing to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from django.utils.formats import date_format, number_format

SHOWN = 30  # rows of one section; the rest is a click away


@dataclass(frozen=True, slots=True)
class Cell:
    """Words, which may lead somewhere; with a ``tone`` and an ``icon`` they are a state."""

    words: str
    url: str = ""
    tone: str = ""
    icon: str = ""

    @classmethod
    def state(cls, badge: Mapping[str, str]) -> Self:
        """What a badge (`dondoc.web.templatetags.components.state_badge`) shows."""
        return cls(badge["word"], tone=badge["tone"], icon=badge["icon"])


@dataclass(frozen=True, slots=True)
class Section:
    """One table: ``numbers`` are the places of columns of numbers; ``url`` leads to all of it."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    nothing: str
    url: str = ""
    numbers: frozenset[int] = field(default_factory=frozenset)

    @property
    def heads(self) -> list[tuple[str, bool]]:
        """The words above each column, and whether numbers stand in it."""
        return [(words, place in self.numbers) for place, words in enumerate(self.columns)]

    @property
    def shown(self) -> list[list[tuple[Cell, bool]]]:
        """The first rows: each cell, and whether it is a number."""
        return [[(cell, place in self.numbers) for place, cell in enumerate(row)] for row in self.rows[:SHOWN]]

    @property
    def more(self) -> int:
        """How many rows are not shown."""
        return max(len(self.rows) - SHOWN, 0)


def words(text: str, url: str = "") -> Cell:
    return Cell(text, url)


def day(value: date | None) -> Cell:
    return Cell(date_format(value) if value else "")


def number(value: int | None) -> Cell:
    return Cell("" if value is None else number_format(value, force_grouping=True))
