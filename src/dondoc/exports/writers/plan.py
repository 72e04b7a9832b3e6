"""What is written of a plan at work: frozen values, ready to be laid out as a Word or an Excel file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dondoc.exports.writers.report import PlanCitation, Recipient


@dataclass(frozen=True, slots=True)
class Stands:
    """How assignments stand: ``by_status`` names each status that any of them has, in the order of the work, and adds
    up to ``count``; ``late`` are open ones past their date; ``percent`` is by weight, rounded down."""

    count: int
    over: int
    late: int
    percent: int
    by_status: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """A document that the plan cites, and the plans here that bear its number."""

    words: str
    day: date | None
    here: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target: where it stands, its words, its level ("từ 95% trở lên"), of what, how often and by when."""

    path: str
    text: str
    level: str
    subject: str
    every: str
    by: date | None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task. ``due`` is its due date in words and ``day`` the next day that it comes to; ``units`` counts those that
    hold it and ``names`` tells them where they are few and in sight; ``stands`` is None for who sees only some."""

    agency: str
    path: str
    text: str
    role: str
    partners: str
    time: str
    due: str
    day: date | None
    product: str
    units: int
    names: str
    stands: Stands | None = None


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round of reports: what it covers, and how many of the reports owed have come in and are accepted."""

    name: str
    start: date
    end: date
    owed: int
    received: int
    accepted: int
    late: int


@dataclass(frozen=True, slots=True)
class DutyLine:
    """Something that is due, with its units as `TaskLine` has them and its rounds, the newest first."""

    kind: str
    path: str
    text: str
    due: str
    day: date | None
    who: str
    to: str
    units: int
    names: str
    rounds: tuple[RoundLine, ...] = ()


@dataclass(frozen=True, slots=True)
class IssueLine:
    """A unit that must issue a plan of its own: how that stands in words, and the plan where it is in sight."""

    unit: str
    stands: str
    due: date | None
    issued_on: date | None
    days: int
    number: str
    title: str
    issued: bool


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """An agency as the plan names it, its tasks, and how they stand together."""

    name: str
    tasks: tuple[TaskLine, ...]
    stands: Stands | None


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """A plan at work on a day (``as_of``), whole or as far as the asking unit sees it.

    ``unit`` runs the plan, in ordinary case, and ``unit_above`` is the one above it; ``symbol`` follows the number of
    a paper on it ("BC-UBND"); ``place`` is for its date line. ``stands`` is None for who sees only some units.
    """

    plan: PlanCitation
    unit: str
    unit_above: str | None
    place: str
    symbol: str
    as_of: date
    start: date | None
    end: date | None
    signatory: str
    signer_lines: tuple[str, ...]
    cited: tuple[Cited, ...]
    citing: tuple[str, ...]
    recipients: tuple[Recipient, ...]
    targets: tuple[TargetLine, ...]
    agencies: tuple[AgencyLine, ...]
    duties: tuple[DutyLine, ...]
    issues: tuple[IssueLine, ...]
    stands: Stands | None

    @property
    def tasks(self) -> tuple[TaskLine, ...]:
        """All tasks, agency by agency."""
        return tuple(task for agency in self.agencies for task in agency.tasks)
