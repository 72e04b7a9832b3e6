"""The wordings of agencies and the units that they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from dondoc.documents import rules
from dondoc.documents.models import Reading
from dondoc.documents.queries import Meaning, matches
from dondoc.plans.rules import kept, kept_tasks
from dondoc.units.queries import as_of

NAMED = 5


@dataclass(frozen=True, slots=True)
class Uses:
    """What a wording is charged with in a proposal: how many tasks in each role, and what it sends and receives."""

    lead: int = 0
    own: int = 0
    coordinate: int = 0
    who: int = 0
    to: int = 0


@dataclass(frozen=True, slots=True)
class Agency:
    """A wording and the units it means: the names of the first few, and how many there are."""

    number: int
    wording: str
    meaning: Meaning
    names: tuple[str, ...]
    start: int | None
    uses: Uses = Uses()

    @property
    def id(self) -> str:
        """Its id in the page."""
        return f"a-{self.number}"

    @property
    def unsettled(self) -> bool:
        """Whether a person should still say which units it means, or look at a match that is only near."""
        return self.meaning.open or self.near

    @property
    def near(self) -> bool:
        """Whether it was matched with a name that is only like it."""
        return self.meaning.kind == "fuzzy"

    @property
    def more(self) -> int:
        """How many units are not named."""
        return len(self.meaning.unit_ids) - len(self.names)


def agencies_of(reading: Reading, shown: rules.Json, day: date) -> tuple[Agency, ...]:
    """Every wording of a proposal that counts, matched with the units of a day."""
    found = matches(reading, shown, day)
    named = {unit_id for meaning in found.values() for unit_id in meaning.unit_ids[:NAMED]}
    names = dict(as_of(day).filter(unit_id__in=named).values_list("unit_id", "name"))
    starts, uses = _starts(shown), Counter(_uses(shown))
    return tuple(
        Agency(
            number=number,
            wording=wording,
            meaning=meaning,
            names=tuple(names[unit_id] for unit_id in meaning.unit_ids[:NAMED] if unit_id in names),
            start=starts.get(wording),
            uses=Uses(**{field.name: uses[wording, field.name] for field in fields(Uses)}),
        )
        for number, (wording, meaning) in enumerate(found.items())
    )


def _starts(shown: rules.Json) -> dict[str, int]:
    """Where each wording stands in the document: with its assignment, its task or its due date."""
    starts: dict[str, int] = {}
    for wording, item in _places(shown):
        if "span" in item:
            starts.setdefault(wording, item["span"][0])
    return starts


def _places(shown: rules.Json) -> Iterator[tuple[str, rules.Json]]:
    for block in shown.get("assignments", ()):
        yield block["agency"], block
        yield from ((partner, task) for task in block["tasks"] for partner in task.get("partners", ()))
    for deadline in shown.get("deadlines", ()):
        yield from ((deadline[end], deadline) for end in ("who", "to") if deadline.get(end))


def _uses(shown: rules.Json) -> Iterator[tuple[str, str]]:
    """Each charge that would take effect: the wording and how it is charged."""
    for block, task in kept_tasks(shown):
        yield block["agency"], task["role"]
        yield from ((partner, "coordinate") for partner in task.get("partners", ()))
    for deadline in kept(shown.get("deadlines", ())):
        yield from ((deadline[end], end) for end in ("who", "to") if deadline.get(end))
