"""What a compiled report says: frozen values, ready to be laid out by a writer.

All figures come from accepted submissions only; ``Counts`` says how many of those owed they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Figure = Decimal | int


@dataclass(frozen=True, slots=True)
class PlanCitation:
    """The plan reported on; ``number`` and ``day`` are None where its copy has them blank.

    Of a standing regime they are those of the document that sets it up, whose kind and issuer are not known.
    """

    kind: str
    title: str
    issuer: str
    number: str | None = None
    day: date | None = None
    regime: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The days that the figures cover, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Counts:
    """Where the units stand on the day of the report; exempt and excluded ones do not owe."""

    accepted: int
    sent: int
    returned: int
    late: int
    not_yet_due: int
    exempt: int = 0
    excluded: int = 0

    @property
    def owed(self) -> int:
        """How many units owe the report: each stands in exactly one of the five states."""
        return self.accepted + self.sent + self.returned + self.late + self.not_yet_due


@dataclass(frozen=True, slots=True)
class SetApart:
    """A unit that is exempt or excluded, and why."""

    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class EnteredFor:
    """A unit whose report a unit above entered, and why."""

    unit: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Share:
    """A result in per cent: so many of so many."""

    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class Count:
    """A result counted or measured, with the word for what is counted ("lớp")."""

    value: Figure
    unit: str


@dataclass(frozen=True, slots=True)
class Answers:
    """How many units chose which answer, those that nobody chose left out."""

    chosen: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Small:
    """A result that counts fewer people than may be told; printed as "< 5"."""

    floor: int


@dataclass(frozen=True, slots=True)
class Withheld:
    """A result that is not told because a count of fewer people than may be told would follow from it."""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target against its figures.

    ``result`` and ``met`` are None where no accepted figure tells. ``gap`` is by how many of ``gap_unit`` a missed
    goal is missed: positive where the result falls short, negative where it is over a ceiling. ``units_met`` of
    ``units_counted`` units reach the goal by themselves. ``key`` tells the figure from the others of the round.
    ``estimate`` is what was estimated for the same window, and ``change`` by how much the result is more (of a share
    in percentage points).
    """

    text: str
    goal: str
    result: Share | Count | Answers | Small | Withheld | None
    met: bool | None
    gap: Figure | None = None
    units_met: int = 0
    units_counted: int = 0
    gap_unit: str = ""
    key: str = ""
    estimate: Share | Count | Answers | Small | Withheld | None = None
    change: Figure | None = None


@dataclass(frozen=True, slots=True)
class Narrative:
    """What a unit wrote of its difficulties and proposals, as given; a line break opens a new paragraph."""

    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A unit past its due date without a report; ``days_late`` counts to the day of the report."""

    unit: str
    due: date
    days_late: int


@dataclass(frozen=True, slots=True)
class Pending:
    """A unit whose report is in but not accepted, or back with it; ``days_late`` counts to the day of the report."""

    unit: str
    state: str
    due: date
    days_late: int


@dataclass(frozen=True, slots=True)
class Late:
    """A unit whose report came after its due date."""

    unit: str
    due: date
    sent: date
    days_late: int


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """An indicator as a column of the annex, with its unit of measure ("lớp", "%")."""

    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """The figures and answers of one unit, one per column; None where nothing accepted tells, which is not zero.

    ``key`` tells the unit from the others.
    """

    unit: str
    values: tuple[Figure | str | Small | Withheld | None, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """The annex: units down, indicators across, and the totals where they mean something.

    Raises ValueError where a row has not one value per column.
    """

    columns: tuple[FigureColumn, ...]
    rows: tuple[FigureRow, ...]
    total: FigureRow | None = None

    def __post_init__(self) -> None:
        totals = (self.total,) if self.total else ()
        for row in (*self.rows, *totals):
            if len(row.values) != len(self.columns):
                raise ValueError(f"{row.unit}: {len(row.values)} values for {len(self.columns)} columns.")


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """Money of one unit for the plan, in đồng, without what it gave on to units below it; rows add up."""

    unit: str
    estimate: int
    available: int
    spent: int
    settled: int


@dataclass(frozen=True, slots=True)
class Money:
    """Money of the plan in one budget year, by unit."""

    year: int
    rows: tuple[MoneyRow, ...]

    @property
    def total(self) -> MoneyRow:
        """The sum of all rows."""
        sums = (sum(getattr(row, name) for row in self.rows) for name in ("estimate", "available", "spent", "settled"))
        return MoneyRow("Cộng", *sums)


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line under "Nơi nhận:"; ``purpose`` is "để báo cáo"; "Lưu: VT, NC" has none."""

    name: str
    purpose: str | None = None


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """A compiled report, whole.

    ``issuer``, ``issuer_above`` and ``place`` are in ordinary case ("Công an tỉnh"); ``symbol`` follows the
    number ("BC-CAT"); ``year`` is printed in the date line, whose day and month are filled in by hand;
    ``cycle_name`` is the round ("Báo cáo 6 tháng đầu năm 2026"); ``as_of`` is the day on which the figures
    and the counts were taken; ``signer_lines`` are authority and office ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC").
    ``mark`` opens the names of the bookmarks at its figures.
    """

    issuer: str
    place: str
    year: int
    symbol: str
    subject: str
    plan: PlanCitation
    cycle_name: str
    window: Window
    as_of: date
    counts: Counts
    targets: tuple[TargetRow, ...]
    recipients: tuple[Recipient, ...]
    signer_lines: tuple[str, ...]
    issuer_above: str | None = None
    set_apart: tuple[SetApart, ...] = ()
    entered_for: tuple[EnteredFor, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    missing: tuple[Missing, ...] = ()
    late: tuple[Late, ...] = ()
    pending: tuple[Pending, ...] = ()
    figures: UnitFigures | None = None
    money: Money | None = None
    mark: str = ""
