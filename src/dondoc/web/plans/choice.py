"""Choosing many units at once: by kind, by level, one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from dondoc.units.models import UnitKind, UnitVersion
from dondoc.units.queries import subtree
from dondoc.units.rules import level


@dataclass(frozen=True, slots=True)
class Below:
    """The units below a plan's unit on a day, each with its kind and its level (1: directly below)."""

    versions: tuple[UnitVersion, ...]
    depth: int

    def level_of(self, version: UnitVersion) -> int:
        """How many levels below the plan's unit."""
        return level(version.path) - self.depth

    def kinds(self) -> list[tuple[str, str, int]]:
        """Each kind that occurs: value, name, how many units."""
        counted = Counter(version.kind for version in self.versions)
        return [(kind.value, str(kind.label), counted[kind]) for kind in UnitKind if counted[kind]]

    def levels(self) -> list[tuple[int, int]]:
        """Each level that occurs, and how many units it has."""
        return sorted(Counter(self.level_of(version) for version in self.versions).items())

    def chosen(self, choice: Choice) -> list[UnitVersion]:
        """The units that a choice means, in the order of the tree."""
        return [version for version in self.versions if self._means(choice, version)]

    def _means(self, choice: Choice, version: UnitVersion) -> bool:
        if version.unit_id in choice.units:
            return True
        if not (choice.kinds or choice.levels):
            return False
        of_kind = not choice.kinds or version.kind in choice.kinds
        return of_kind and (not choice.levels or self.level_of(version) in choice.levels)


@dataclass(frozen=True, slots=True)
class Choice:
    """What was ticked. Kinds and levels narrow each other; single units come on top."""

    kinds: Collection[str] = ()
    levels: Collection[int] = ()
    units: Collection[int] = ()


def below(unit_id: int, day: date) -> Below:
    """The units below one, without itself."""
    versions = tuple(subtree(unit_id, day))
    depth = level(versions[0].path) if versions else 0
    return Below(versions[1:], depth)


def choice_of(data: QueryDict) -> Choice:
    """What a form sent; whatever is no number is left out."""
    return Choice(kinds=frozenset(data.getlist("kind")), levels=_numbers(data, "level"), units=_numbers(data, "unit"))


def _numbers(data: QueryDict, name: str) -> frozenset[int]:
    texts = (text for text in data.getlist(name) if text.isascii() and text.isdigit() and len(text) < 12)
    return frozenset(int(text) for text in texts)
