"""What was understood of a document, in the groups that the check page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dondoc.documents import rules
from dondoc.documents.dates import printed_due
from dondoc.documents.models import Reading
from dondoc.documents.queries import Issuer, Meaning, issuer_elsewhere, matches
from dondoc.documents.words import said_deadline, said_target, said_task
from dondoc.plans.rules import counts, without_units
from dondoc.units.queries import as_of

NAMED = 5
_EXPECTED = {"head": ("number", "date", "title"), "deadlines": ("due",)}
_SAID = {"targets": said_target, "tasks": said_task, "deadlines": said_deadline}


@dataclass(frozen=True, slots=True)
class Row:
    """One item: its values, the sentence that says them, and where its words begin in the document."""

    key: str
    item: rules.Json
    said: str
    start: int | None

    @property
    def id(self) -> str:
        """The item's id in the page."""
        return f"i-{self.key}"

    @property
    def kind(self) -> str:
        """ "targets", "tasks" and so on."""
        return rules.kind_of(self.key)

    @property
    def doubtful(self) -> bool:
        """Whether something is missing that a person should look for in the document."""
        return any(not self.item.get(name) for name in _EXPECTED.get(self.kind, ())) and not self.item.get("after")

    @property
    def dropped(self) -> bool:
        """Whether a person left it out."""
        return bool(self.item["dropped"])


@dataclass(frozen=True, slots=True)
class Block:
    """An agency with its tasks inside the scope."""

    agency: Row
    tasks: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Agency:
    """A wording and the units it means: the names of the first few, and how many there are."""

    number: int
    wording: str
    meaning: Meaning
    names: tuple[str, ...]
    start: int | None

    @property
    def id(self) -> str:
        """Its id in the page."""
        return f"a-{self.number}"

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at it."""
        return self.meaning.open or self.meaning.kind == "fuzzy"

    @property
    def more(self) -> int:
        """How many units are not named."""
        return len(self.meaning.unit_ids) - len(self.names)


@dataclass(frozen=True, slots=True)
class Board:
    """The right-hand side of the check page."""

    head: Row
    recipients: tuple[Row, ...]
    targets: tuple[Row, ...]
    blocks: tuple[Block, ...]
    deadlines: tuple[Row, ...]
    outside: tuple[Row, ...]
    agencies: tuple[Agency, ...]
    issuer: Issuer | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    unheld: Mapping[str, int] = field(default_factory=dict)

    @property
    def doubtful(self) -> list[Agency]:
        """The agencies that a person should look at."""
        return [agency for agency in self.agencies if agency.doubtful]

    @property
    def sure(self) -> list[Agency]:
        """The other agencies."""
        return [agency for agency in self.agencies if not agency.doubtful]

    @property
    def groups(self) -> list[Agency]:
        """Of those that are sure, the wordings that mean a group of units."""
        return [agency for agency in self.sure if agency.meaning.kind == "group"]

    @property
    def unmatched(self) -> list[Agency]:
        """The wordings that still need a person."""
        return [agency for agency in self.agencies if agency.meaning.open]

    @property
    def vague(self) -> int:
        """How many wordings name no unit at all."""
        return sum(agency.meaning.vague for agency in self.agencies)

    @property
    def dropped(self) -> int:
        """How many items a person left out."""
        return sum(row.dropped for row in self.rows())

    def rows(self) -> Iterator[Row]:
        """Every item that can be corrected."""
        yield self.head
        yield from (*self.recipients, *self.targets)
        for block in self.blocks:
            yield from (block.agency, *block.tasks)
        yield from self.deadlines

    def row(self, key: str) -> Row | None:
        """The item under a key, unless it is outside the scope or not there."""
        return next((row for row in self.rows() if row.key == key), None)

    def block(self, key: str) -> Block | None:
        """The agency under a key."""
        return next((block for block in self.blocks if block.agency.key == key), None)

    def agency(self, wording: str) -> Agency | None:
        """The agency of that wording."""
        return next((agency for agency in self.agencies if agency.wording == wording), None)


def board(reading: Reading, day: date) -> Board:
    """A reading as it stands with its edits, its agencies matched with the units of a day."""
    shown = rules.proposal(reading.plan, reading.edits)
    blocks = [(block, _rows(block["tasks"])) for block in shown.get("assignments", ())]
    targets, deadlines = _rows(shown.get("targets", ())), _rows(shown.get("deadlines", ()))
    agencies = _agencies(reading, shown, day)
    every = [*targets, *(row for _block, rows in blocks for row in rows), *deadlines]
    return Board(
        head=_head(shown["head"], reading.plan),
        recipients=_rows(shown.get("recipients", ())),
        targets=_inside(targets),
        blocks=tuple(Block(_row(block), inside) for block, rows in blocks if (inside := _inside(rows)) or not rows),
        deadlines=_inside(deadlines),
        outside=tuple(row for row in every if row.item["outside"]),
        agencies=agencies,
        issuer=issuer_elsewhere(reading, shown, day),
        counts=counts(shown),
        unheld=_unheld(shown, agencies),
    )


def _rows(found: Iterable[rules.Json]) -> tuple[Row, ...]:
    return tuple(_row(item) for item in found)


def _row(item: rules.Json) -> Row:
    say = _SAID.get(rules.kind_of(item["key"]))
    return Row(item["key"], item, say(item) if say else "", item["span"][0] if "span" in item else None)


def _head(head: rules.Json, plan: rules.Json) -> Row:
    shown = head | {name: printed_due(head[name]) for name in ("date", "period_start", "period_end")}
    starts = [span[0] for span in plan.get("spans", {}).values()]
    return Row("head", shown, "", min(starts, default=None))


def _inside(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if not row.item["outside"])


def _agencies(reading: Reading, shown: rules.Json, day: date) -> tuple[Agency, ...]:
    found = matches(reading, shown, day)
    named = {unit_id for meaning in found.values() for unit_id in meaning.unit_ids[:NAMED]}
    names = dict(as_of(day).filter(unit_id__in=named).values_list("unit_id", "name"))
    starts = _starts(shown)
    return tuple(
        Agency(
            number=number,
            wording=wording,
            meaning=meaning,
            names=tuple(names[unit_id] for unit_id in meaning.unit_ids[:NAMED] if unit_id in names),
            start=starts.get(wording),
        )
        for number, (wording, meaning) in enumerate(found.items())
    )


def _unheld(shown: rules.Json, agencies: Sequence[Agency]) -> dict[str, int]:
    units = {agency.wording: agency.meaning.unit_ids for agency in agencies}
    aside = {agency.wording for agency in agencies if not (agency.meaning.open or agency.meaning.unit_ids)}
    return without_units(shown, units, aside)


def _starts(shown: rules.Json) -> dict[str, int]:
    """Where each wording stands in the document: with its assignment, its task or its due date."""
    starts: dict[str, int] = {}
    for block in shown.get("assignments", ()):
        starts.setdefault(block["agency"], block["span"][0])
        for task in block["tasks"]:
            for partner in task.get("partners", ()):
                starts.setdefault(partner, task["span"][0])
    for deadline in shown.get("deadlines", ()):
        for wording in (deadline.get("who"), deadline.get("to")):
            starts.setdefault(wording or "", deadline["span"][0])
    return starts
