"""What reading a plan document yields: frozen values, each with its span in the normalised source.

Texts are verbatim from the document, NFC, with each run of white space made one space. Dates are ISO 8601
strings, because a recurring one ("--11-15", "---18", "-W-5") is no calendar date. ``None`` means that the
document does not say. Every value knows its ``basis``: the rule that read it and how sure that is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dondoc.reader.keys import DocumentKey, document_key
from dondoc.reader.rules import HAND, Basis, Confidence
from dondoc.reader.source import Source, Span


class Role(StrEnum):
    """How a task charges its agency: to lead, to work with others, or on its own."""

    LEAD = "lead"
    COORDINATE = "coordinate"
    OWN = "own"


class DeadlineKind(StrEnum):
    """What is due: a report, the unit's own implementing plan, or something else."""

    REPORT = "report"
    PLAN = "plan"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What was read and the rule that read it; two values are equal where they say the same, however found."""

    basis: Basis = field(default=HAND, compare=False, repr=False)

    @property
    def confidence(self) -> Confidence:
        """How sure the value is."""
        return self.basis.confidence


@dataclass(frozen=True, slots=True)
class Text(Value):
    """A value as printed and where it stands. A value completed from several places has the span of its core."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Period(Value):
    """What the plan says that it covers, both days included; ISO dates."""

    start: str
    end: str
    span: Span


@dataclass(frozen=True, slots=True)
class Signatory:
    """The signature block: the upper line ("KT. CHỦ TỊCH"), the office, the printed name."""

    authority: Text | None = None
    title: Text | None = None
    name: Text | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The parts that stand around the content (Nghị định 30/2020/NĐ-CP, Điều 8)."""

    kind: Text | None = None
    number: Text | None = None
    place: Text | None = None
    date: Text | None = None
    title: Text | None = None
    issuer: Text | None = None
    period: Period | None = None
    signatory: Signatory = Signatory()

    @property
    def key(self) -> DocumentKey | None:
        """What the document is cited by; None where it bears no number."""
        if self.number is None:
            return None
        kind, day = self.kind, self.date
        return document_key(kind.text if kind else None, self.number.text, day.text if day else None)


@dataclass(frozen=True, slots=True)
class Recipient(Value):
    """One line under "Nơi nhận:", its purpose ("để báo cáo") apart."""

    name: str
    purpose: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Citation(Value):
    """A document cited by number, at its first appearance."""

    kind: str
    number: str
    date: str | None
    span: Span

    @property
    def key(self) -> DocumentKey:
        """What the document is known by wherever it is cited."""
        return document_key(self.kind, self.number, self.date)


@dataclass(frozen=True, slots=True)
class OutlineItem(Value):
    """A numbered heading (title as printed) or a numbered paragraph (title None); span of the whole line."""

    path: str
    title: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class After:
    """A period in place of a date: so many days, hours or months from an event (negative: before it).

    ``start`` is "signing", "receipt", "end" or "event"; in JSON it is called "from".
    """

    start: str
    days: int | None = None
    hours: int | None = None
    months: int | None = None
    working: bool = False


@dataclass(frozen=True, slots=True)
class Outside:
    """Why a clause is out of scope: the words that decided it (docs/scope.md, rule 5)."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Funds(Value):
    """Money named for a task: ``amount`` in đồng, exact, None where none is printed; ``source`` as printed."""

    text: str
    span: Span
    amount: int | None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Task(Value):
    """One clause of work. ``time``, ``due``, ``every``, ``after`` and ``product`` come from a table row; else None."""

    text: str
    span: Span
    role: Role = Role.OWN
    partners: tuple[Text, ...] = ()
    time: str | None = None
    due: str | None = None
    every: str | None = None
    product: str | None = None
    outside: Outside | None = None
    funds: tuple[Funds, ...] = ()
    after: After | None = None


@dataclass(frozen=True, slots=True)
class Assignment(Value):
    """The work that one agency (or group of agencies) is charged with under one heading or table row."""

    path: str
    agency: str
    span: Span
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Target(Value):
    """A number that the plan sets itself to reach. ``value`` and ``upper`` in ``unit``; ``by`` an ISO date."""

    path: str
    text: str
    span: Span
    comparator: str
    value: float
    unit: str
    subject: str | None = None
    every: str | None = None
    by: str | None = None
    upper: float | None = None
    per: str | None = None
    of: float | None = None
    outside: Outside | None = None


@dataclass(frozen=True, slots=True)
class Window(Value):
    """The days that a report's figures cover, both included: ISO, or recurring ("--12-15", "---15").

    ``previous`` tells that a recurring start lies in the year or the month before that of the end.
    """

    text: str
    span: Span
    start: str
    end: str
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Deadline(Value):
    """A due date for something to be sent or done; ``due`` may recur ("--11-15" with every "year")."""

    path: str
    text: str
    span: Span
    kind: DeadlineKind
    due: str | None
    every: str | None = None
    who: str | None = None
    to: str | None = None
    via: str | None = None
    time: str | None = None
    next: bool = False
    month: int | None = None
    after: After | None = None
    outside: Outside | None = None
    window: Window | None = None


class Action(StrEnum):
    """What an amendment does to a clause: gives it new words, adds it, repeals it, replaces words in it."""

    AMEND = "amend"
    ADD = "add"
    REPEAL = "repeal"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document by its kind and number as printed."""

    kind: str
    number: str


@dataclass(frozen=True, slots=True)
class Amendment(Value):
    """One change that the document makes to another plan.

    ``clause`` is the place as printed ("khoản 2 mục III"), ``text`` the new words without their quotation marks
    (None for a repeal), ``old`` the words that "thay cụm từ ... bằng ..." takes out, ``path`` where it stands here.
    ``clause`` is "" where words are changed in the whole document; ``span`` is that of the sentence then.
    """

    path: str
    clause: str
    action: Action
    document: NamedDocument | None
    text: str | None
    span: Span
    old: str | None = None
    text_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole reading. A document that is no plan yields an outline at most and says so in ``warnings``."""

    head: Head
    source: Source
    recipients: tuple[Recipient, ...] = ()
    citations: tuple[Citation, ...] = ()
    outline: tuple[OutlineItem, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    targets: tuple[Target, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    amendments: tuple[Amendment, ...] = ()
