"""What every kind of thing with a due date has in common for those who watch it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.db.models import F, Model, Q, QuerySet

LONGEST_WORDS = 200  # characters of a clause in a message


@dataclass(frozen=True, slots=True)
class Fact:
    """Something open as it stands now: who owes it, whose office asks for it, by when, and its page."""

    pk: int
    unit_id: int
    office_id: int
    due: date
    what: str
    page: str
    key: int


class Source(ABC):
    """One kind of thing. Its rows in `open` carry ``office``, ``by`` (the due date), ``what`` and ``key``."""

    column: ClassVar[str]
    """The field of `Watch` that names such a thing."""
    model: ClassVar[type[Model]]
    page: ClassVar[str]
    """The name of the url of its page, which takes ``key``."""

    @abstractmethod
    def open(self) -> QuerySet[Any]:
        """All that is open and has a due date."""

    def unwatched(self, after: int, most: int) -> list[tuple[int, int, date]]:
        """Ids, units and due dates of the first things after an id that nobody watches yet."""
        rows = self.open().filter(watch__isnull=True, pk__gt=after).order_by("pk")
        return list(rows.values_list("pk", "unit_id", "by")[:most])

    def changed(self) -> QuerySet[Any, int]:
        """Ids of the watches whose thing has another unit or due date, or is open again."""
        moved = ~Q(watch__unit_id=F("unit_id")) | ~Q(watch__due=F("by"))
        rows = self.open().filter(moved | Q(watch__next_at__isnull=True), watch__isnull=False)
        return rows.order_by().values_list("watch__pk", flat=True)

    def facts(self, ids: Collection[int]) -> dict[int, Fact]:
        """Those of the things that are open, by id."""
        return {fact.pk: fact for fact in self._facts(self.open().filter(pk__in=ids).order_by())}

    def late(self, office_id: int, before: date) -> QuerySet[Any]:
        """What an office still waits for that was due before a day, the latest first."""
        return self.open().filter(office=office_id, by__lt=before).order_by("by", "pk")

    def oldest(self, rows: QuerySet[Any], most: int) -> list[Fact]:
        """The first of some rows of this kind."""
        return self._facts(rows[:most])

    def _facts(self, rows: QuerySet[Any]) -> list[Fact]:
        values = rows.values_list("pk", "unit_id", "office", "by", "what", "key")
        return [
            Fact(pk, unit, office, by, _shortened(what), self.page, key) for pk, unit, office, by, what, key in values
        ]


def _shortened(text: str) -> str:
    bare = " ".join(text.split())
    return bare if len(bare) <= LONGEST_WORDS else bare[: LONGEST_WORDS - 1].rstrip() + "…"
