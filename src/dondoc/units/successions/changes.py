"""What a succession did to the tree, as values; and the rows that it wrote, as they were and as they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Max, Q

from dondoc.units.models import SuccessionKind, UnitVersion
from dondoc.units.queries import in_subtree
from dondoc.units.rules import ids_of
from dondoc.units.successions.orders import Order

Pair = tuple[UnitVersion | None, UnitVersion | None]


@dataclass(frozen=True, slots=True)
class Flow:
    """How much of an old unit goes on as which; ``new`` None where nobody follows."""

    old: int
    new: int | None
    share: Fraction


@dataclass(frozen=True, slots=True)
class Rehung:
    """A unit that came from below one unit to below another."""

    unit_id: int
    old_parent: int
    new_parent: int


class Snapshot:
    """The versions that an order may touch, before it does."""

    def __init__(self, order: Order, olds: Mapping[int, UnitVersion]) -> None:
        touched = Q(unit_id__in=order.old)
        for unit_id, version in olds.items():
            if _goes_deep(order, unit_id, version):
                touched |= in_subtree(version.path)
        versions = UnitVersion.objects.filter(touched).filter(_lasting_or_ending(order.day))
        self._day = order.day
        self._before = {version.pk: version for version in versions}
        self._last = UnitVersion.objects.aggregate(last=Max("pk"))["last"] or 0

    def pairs(self, created: Collection[int]) -> Iterator[Pair]:
        """Every version that is no longer as it was, and every one that there was not."""
        now = UnitVersion.objects.in_bulk(list(self._before))
        for pk, was in self._before.items():
            if _row(was) != _row(now[pk]):
                yield was, now[pk]
        units = {version.unit_id for version in self._before.values()} | set(created)
        for version in UnitVersion.objects.filter(pk__gt=self._last, valid_from=self._day).order_by("pk"):
            if version.unit_id in units:
                yield None, version

    def followers(self, movers: Collection[int]) -> int:
        """How many units hang below the movers, themselves not counted."""
        moving = set(movers)
        lasting = (version for version in self._before.values() if version.valid_to != self._day)
        below = {version.unit_id for version in lasting if not moving.isdisjoint(ids_of(version.path)[:-1])}
        return len(below - moving)


@dataclass(frozen=True, slots=True)
class TreeChange:
    """What became of the tree.

    ``parts`` has the id of each part of the order, ``created`` those that are new, ``followers`` counts the
    units further below that went along.
    """

    parts: tuple[int, ...]
    created: tuple[int, ...]
    ended: tuple[int, ...]
    flows: tuple[Flow, ...]
    rehung: tuple[Rehung, ...]
    followers: int
    snapshot: Snapshot

    def rows(self) -> Iterator[Pair]:
        """Every version touched, as it was and as it is. Read anew each time."""
        return self.snapshot.pairs(self.created)


def _goes_deep(order: Order, unit_id: int, version: UnitVersion) -> bool:
    """Whether what hangs below the unit changes too."""
    if unit_id in order.ending or order.kind == SuccessionKind.SPLIT:
        return True
    facts = next((part.facts for part in order.parts if part.unit_id == unit_id), None)
    return facts is not None and facts.parent_id != version.parent_id


def _lasting_or_ending(day: date) -> Q:
    return Q(valid_to__isnull=True) | Q(valid_to__gte=day)


def _row(version: UnitVersion) -> tuple[object, ...]:
    return tuple(getattr(version, field.attname) for field in version._meta.concrete_fields)
