"""A sample plan as values: its head, its lines, its foot and the table of tasks behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dondoc.exports.writers.official_docx.elements import Element, numbered, paragraph
from dondoc.exports.writers.official_docx.head import Head
from dondoc.exports.writers.report import Recipient

Line = Callable[[], Element]


def basis(text: str) -> Line:
    """A line of the legal grounds, in italics."""
    return lambda: paragraph("Basis", text)


def section(text: str) -> Line:
    """A part's heading, its Roman number in the text."""
    return lambda: paragraph("Section", text)


def heading(text: str) -> Line:
    """A heading within a part, its number in the text."""
    return lambda: paragraph("Subsection", text)


def auto_heading(text: str, *, list_number: int) -> Line:
    """A heading whose number is Word's own: it stands in no paragraph's text."""
    return lambda: numbered("Subsection", text, list_number=list_number)


def body(text: str) -> Line:
    """A paragraph of the body."""
    return lambda: paragraph("Body", text)


@dataclass(frozen=True, slots=True)
class Group:
    """A row of the appendix that names the group of the tasks under it."""

    label: str
    title: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of the appendix: one task."""

    number: str
    content: str
    lead: str
    partners: str
    time: str
    product: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """The table of tasks on its own page."""

    subject: str
    reference: str
    rows: tuple[Group | TaskRow, ...]


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """A plan, whole."""

    day: date
    head: Head
    lines: tuple[Line, ...]
    recipients: tuple[Recipient, ...]
    signer_lines: tuple[str, ...]
    signer: str
    appendix: Appendix | None = None
