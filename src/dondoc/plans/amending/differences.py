"""The differences between a plan at work and a new text of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dondoc.plans.amending.items import DATES, FIELDS, Item, Kind
from dondoc.plans.amending.matching import pairs

HeadChange = tuple[str, str, str]
"""A field of the head, what it says and what it will say."""


class What(StrEnum):
    """What becomes of an item."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Line:
    """An item of the plan and the item of the new text that it becomes; one of them is None where there is none.

    ``fields`` are those that differ, "text" and "path" among them. ``gained`` and ``roles`` say which units are charged
    anew or otherwise, and how; ``lost`` which are charged no longer.
    """

    old: Item | None
    new: Item | None
    fields: tuple[str, ...] = ()
    gained: tuple[tuple[int, str], ...] = ()
    lost: tuple[int, ...] = ()
    roles: tuple[tuple[int, str], ...] = ()

    @property
    def item(self) -> Item:
        """As it will be; as it was where it ends."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def kind(self) -> Kind:
        """What it is."""
        return self.item.kind

    @property
    def id(self) -> str:
        """Its name in a form."""
        return f"{self.kind}_{self.old.key if self.old else ''}_{self.new.key if self.new else ''}"

    @property
    def what(self) -> What:
        """What becomes of it. One that only stands elsewhere is kept."""
        if self.old is None:
            return What.ADDED
        if self.new is None:
            return What.ENDED
        differs = set(self.fields) - {"path"} or self.gained or self.lost or self.roles
        return What.CHANGED if differs else What.KEPT

    @property
    def moves_date(self) -> bool:
        """Whether it is due at another time."""
        return self.what is What.CHANGED and bool(DATES & set(self.fields))

    @property
    def rewritten(self) -> bool:
        """Whether something else of it changes than its dates, its place and its units."""
        return bool(set(self.fields) - DATES - {"path"})


@dataclass(frozen=True, slots=True)
class Differences:
    """Every item of both texts in a line, and what changes in the head.

    ``recipients`` and ``citations`` are those that go and those that come.
    """

    lines: tuple[Line, ...]
    head: tuple[HeadChange, ...] = ()
    recipients: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    citations: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def changes(self) -> tuple[Line, ...]:
        """The lines in which something becomes different."""
        return tuple(line for line in self.lines if line.what is not What.KEPT)

    @property
    def empty(self) -> bool:
        """Whether both texts say the same."""
        return not (self.changes or self.head or any(self.recipients) or any(self.citations))

    def of(self, what: What) -> tuple[Line, ...]:
        """The lines that become so."""
        return tuple(line for line in self.lines if line.what is what)

    def without(self, ids: Collection[str]) -> Differences:
        """What is left when a person leaves out some lines; "head" stands for the head."""
        lines = tuple(_left_out(line) if line.id in ids else line for line in self.lines)
        return replace(self, lines=tuple(filter(None, lines)), head=() if "head" in ids else self.head)

    @property
    def fingerprint(self) -> str:
        """Equal for two comparisons that find the same: what was seen is what is accepted."""
        state = [_shown(line) for line in sorted(self.lines, key=lambda line: line.id)]
        lists = [self.head, self.recipients, self.citations]
        return hashlib.sha256(json.dumps([state, lists], ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def differences(old: Sequence[Item], new: Sequence[Item]) -> Differences:
    """What becomes of every item: matched ones first, in the order of the new text, then those that end."""
    became: dict[int, Item] = {}
    for kind in Kind:
        mine = [item for item in old if item.kind is kind]
        became |= {id(other): one for one, other in pairs(mine, [item for item in new if item.kind is kind])}
    gone = {id(item) for item in became.values()}
    coming = [_line(became.get(id(item)), item) for item in new]
    return Differences((*coming, *(Line(item, None, lost=_sorted(item)) for item in old if id(item) not in gone)))


def _line(old: Item | None, new: Item) -> Line:
    if old is None:
        return Line(None, new, gained=tuple(sorted(new.units.items())))
    gained = {unit: role for unit, role in new.units.items() if unit not in old.units and unit not in old.holders}
    roles = {unit: role for unit, role in new.units.items() if old.units.get(unit, role) != role}
    lost = [unit for unit in old.units if unit not in new.units and unit in old.holders]
    fields = tuple(_fields(old, new))
    return Line(old, new, fields, tuple(sorted(gained.items())), tuple(sorted(lost)), tuple(sorted(roles.items())))


def _fields(old: Item, new: Item) -> Iterator[str]:
    if " ".join(old.text.split()) != " ".join(new.text.split()):
        yield "text"
    if old.path != new.path:
        yield "path"
    yield from (name for name in FIELDS[new.kind] if old.values.get(name) != new.values.get(name))


def _left_out(line: Line) -> Line | None:
    """The line as it is when nothing becomes of it: the item stays as it was, in its place in the new text."""
    if line.old is None or line.new is None:
        return None
    return Line(line.old, line.new, tuple(name for name in line.fields if name == "path"))


def _sorted(item: Item) -> tuple[int, ...]:
    return tuple(sorted(item.holders))


def _shown(line: Line) -> Mapping[str, object]:
    items = [item and [item.text, item.path, item.values] for item in (line.old, line.new)]
    return {"id": line.id, "items": items, "units": [line.gained, line.lost, line.roles]}
