"""What every kind of thing with a due date has in common for those who watch it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.db.models import F, Model, Q, QuerySet

from dondoc.plans.dues import opens_on, parse, recurs

LONGEST_WORDS = 200  # characters of a clause in a message
LONGEST_TITLE = 80  # of a plan's title, where it has no number
PLAN = ("plan_kind", "plan_number", "plan_title")


@dataclass(frozen=True, slots=True)
class Fact:
    """Something open as it stands now: who owes it, whose office asks for it, by when, and its page.

    ``plan`` is what the plan that asks for it is called: "Kế hoạch 18/KH-UBND".
    ``since`` is the day from which the round at hand of what comes again and again is asked for; nobody is reminded of
    it earlier.
    """

    pk: int
    unit_id: int
    office_id: int
    due: date
    what: str
    page: str
    key: int
    plan: str = ""
    since: date | None = None


class Source(ABC):
    """One kind of thing. Its rows in `open` carry ``office``, ``by`` (the due date), ``what``, ``key``, ``rule`` and
    ``plan_kind``, ``plan_number``, ``plan_title`` of the plan that asks for it.

    The rule is the stored due date of what comes again and again, else "" or any other.
    """

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
        values = rows.values_list("pk", "unit_id", "office", "by", "what", "key", "rule", *PLAN)
        return [
            Fact(pk, unit, office, by, shortened(what), self.page, key, plan_name(*plan), _asked_since(rule, by))
            for pk, unit, office, by, what, key, rule, *plan in values
        ]


def of_plan(path: str) -> dict[str, F]:
    """What a row of `Source.open` says of its plan, which lies at the end of a path of fields."""
    return {name: F(f"{path}__{name.removeprefix('plan_')}") for name in PLAN}


def plan_name(kind: str, number: str, title: str) -> str:
    """What a plan is called in a message: by its number, or by its title where it bears none."""
    return f"{kind} {number}" if number else f"{kind} “{shortened(title, LONGEST_TITLE)}”"


def _asked_since(stored: str, by: date) -> date | None:
    rule = parse(stored) if stored else None
    return opens_on(rule, by) if rule is not None and recurs(rule) else None


def shortened(text: str, longest: int = LONGEST_WORDS) -> str:
    """A clause as a message tells it."""
    bare = " ".join(text.split())
    return bare if len(bare) <= longest else bare[: longest - 1].rstrip() + "…"
