"""What was understood of a document, in the groups that the check page shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dondoc.documents import rules
from dondoc.documents.models import Reading
from dondoc.documents.queries import Issuer, issuer_elsewhere
from dondoc.plans.rules import counts, dates_of_tasks, kept_tasks, without_units
from dondoc.web.documents.board.agencies import Agency, agencies_of
from dondoc.web.documents.board.amendments import Amendment, amendments_of
from dondoc.web.documents.board.asking import question
from dondoc.web.documents.board.rows import Block, Row, head_row, row, rows
from dondoc.web.documents.board.sections import Section, section

__all__ = ["Agency", "Amendment", "Block", "Board", "Row", "Section", "board"]


@dataclass(frozen=True, slots=True)
class Board:
    """The right-hand side of the check page."""

    head: Row
    recipients: tuple[Row, ...]
    targets: tuple[Row, ...]
    blocks: tuple[Block, ...]
    deadlines: tuple[Row, ...]
    citations: tuple[Row, ...]
    outside: tuple[Row, ...]
    amendments: tuple[Amendment, ...]
    agencies: tuple[Agency, ...]
    of_tasks: Collection[str] = ()
    issuer: Issuer | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    unheld: Mapping[str, int] = field(default_factory=dict)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The items below the head and the agencies, by kind."""
        return (
            section("targets", self.targets),
            section("tasks", blocks=self.blocks),
            section("deadlines", self._standing(), folded=self.in_tasks),
            section("citations", self.citations),
            section("recipients", self.recipients),
        )

    def section(self, kind: str) -> Section:
        """The section that holds items of a kind; an agency stands with its tasks."""
        wanted = "tasks" if kind == "assignments" else kind
        return next(each for each in self.sections if each.kind == wanted)

    @property
    def unsettled(self) -> list[Agency]:
        """The agencies that a person should look at: unmatched, or matched with a name that is only like theirs."""
        return [agency for agency in self.agencies if agency.unsettled]

    @property
    def settled(self) -> list[Agency]:
        """The other agencies."""
        return [agency for agency in self.agencies if not agency.unsettled]

    @property
    def groups(self) -> list[Agency]:
        """Of those that are settled, the wordings that mean a group of units."""
        return [agency for agency in self.settled if agency.meaning.kind == "group"]

    @property
    def unmatched(self) -> list[Agency]:
        """The wordings that mean no unit yet."""
        return [agency for agency in self.agencies if agency.meaning.open]

    @property
    def near(self) -> list[Agency]:
        """The wordings that were matched with a name that is only like theirs."""
        return [agency for agency in self.agencies if agency.near]

    @property
    def vague(self) -> int:
        """How many wordings name no unit at all."""
        return sum(agency.meaning.vague for agency in self.agencies)

    @property
    def dropped(self) -> int:
        """How many items a person left out."""
        return sum(row.dropped for row in self.rows())

    @property
    def doubtful(self) -> list[Row]:
        """The items that a person should still look at, as the page orders them."""
        return [row for row in self.rows() if row.doubtful]

    @property
    def undecided(self) -> list[Row]:
        """The items that must be kept or left out before the plan can be accepted."""
        return [row for row in self.rows() if row.undecided]

    @property
    def open_doubts(self) -> list[Row]:
        """The other items in doubt: the plan may be accepted as they stand."""
        return [row for row in self.doubtful if not row.undecided]

    @property
    def holds_anything(self) -> bool:
        """Whether there is anything to accept."""
        return any(self.counts.values())

    @property
    def question(self) -> str:
        """What is asked before the reading is accepted; "" where nothing in it is open."""
        return question(
            unmatched=len(self.unmatched),
            near=len(self.near),
            doubtful=len(self.doubtful),
            unheld=self.unheld,
            undecided=len(self.undecided),
        )

    @property
    def duties(self) -> int:
        """How many due dates would take effect that are no task's."""
        return self.counts["duties"] - len(self.of_tasks)

    @property
    def in_tasks(self) -> tuple[Row, ...]:
        """The due dates that are those of tasks, in whose words they stand, unless a person should look at them."""
        return tuple(row for row in self.deadlines if row.key in self.of_tasks and not row.doubtful)

    def _standing(self) -> tuple[Row, ...]:
        folded = {row.key for row in self.in_tasks}
        return tuple(row for row in self.deadlines if row.key not in folded)

    def rows(self) -> Iterator[Row]:
        """Every item that can be corrected."""
        yield from (self.head, *self.targets)
        for block in self.blocks:
            yield from (block.agency, *block.tasks)
        yield from (*self.deadlines, *self.citations, *self.recipients)

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
    dated = {task["key"]: task for _block, task in kept_tasks(shown)}
    blocks = [(block, rows(block["tasks"], dated)) for block in shown.get("assignments", ())]
    targets, deadlines = rows(shown.get("targets", ())), rows(shown.get("deadlines", ()))
    agencies = agencies_of(reading, shown, day)
    every = [*targets, *(task for _block, tasks in blocks for task in tasks), *deadlines]
    return Board(
        head=head_row(shown["head"], reading.plan, reading.edits.get("head", {}).get("set", ())),
        recipients=rows(shown.get("recipients", ())),
        targets=_inside(targets),
        blocks=tuple(Block(row(block), inside) for block, tasks in blocks if (inside := _inside(tasks)) or not tasks),
        deadlines=_inside(deadlines),
        citations=rows(shown.get("citations", ())),
        outside=tuple(each for each in every if each.item["outside"]),
        amendments=amendments_of(reading.plan),
        agencies=agencies,
        of_tasks=dates_of_tasks(shown),
        issuer=issuer_elsewhere(reading, shown, day),
        counts=counts(shown),
        unheld=_unheld(shown, agencies),
    )


def _inside(found: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(row for row in found if not row.item["outside"])


def _unheld(shown: rules.Json, agencies: Sequence[Agency]) -> dict[str, int]:
    units = {agency.wording: agency.meaning.unit_ids for agency in agencies}
    aside = {agency.wording for agency in agencies if not (agency.meaning.open or agency.meaning.unit_ids)}
    return without_units(shown, units, aside)
