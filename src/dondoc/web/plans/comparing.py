"""The differences between a plan and a new text of it, as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from dondoc.documents.dates import printed_due
from dondoc.documents.words import (
    said_deadline,
    said_deadline_kind,
    said_every,
    said_level,
    said_role,
    said_target,
    said_task,
)
from dondoc.plans.amending import Differences, Item, Kind, Line, What
from dondoc.plans.sentences import stored_due_sentence
from dondoc.web.documents.forms import labels

NAMED = 5  # units that a line names

Names = Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a clause: they go (``sign`` "-"), come ("+") or stay ("")."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One value that changes."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Charge:
    """Units that are charged anew ("+"), no longer ("-") or otherwise (""); ``more`` is how many are not named."""

    sign: str
    names: tuple[str, ...]
    more: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison. ``reason`` is why it is left out, "" while it is not."""

    line: Line
    words: tuple[Words, ...]
    facts: tuple[Fact, ...]
    said: str
    charges: tuple[Charge, ...]
    reason: str = ""

    @property
    def agency(self) -> str:
        """Whom the plan charges, where the line is a task."""
        return str(self.line.item.values.get("agency", ""))


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one kind that change, and how many stay as they are."""

    kind: Kind
    rows: tuple[Row, ...]
    kept: int


def sections(found: Differences, names: Names, reasons: Mapping[str, str] | None = None) -> list[Section]:
    """Everything that changes, by kind; ``names`` are the units that the user may see."""
    given = reasons or {}
    made = []
    for kind in (Kind.TASK, Kind.DUTY, Kind.TARGET):
        lines = [line for line in found.lines if line.kind is kind]
        rows = tuple(_row(line, names, given.get(line.id, "")) for line in lines if line.what is not What.KEPT)
        made.append(Section(kind, rows, len(lines) - len(rows)))
    return made


def head_facts(found: Differences) -> list[Fact]:
    """What changes in the head."""
    named = labels()
    return [Fact(str(named.get(name, name)), _day(old), _day(new)) for name, old, new in found.head]


def units_in(found: Differences) -> set[int]:
    """The units of which some line tells that they are charged otherwise than before."""
    return {
        unit for line in found.changes for unit in (*(unit for unit, _role in (*line.gained, *line.roles)), *line.lost)
    }


def said_item(item: Item) -> str:
    """What an item says beside its words."""
    values = dict(item.values)
    if item.kind is Kind.TARGET:
        return said_target(values)
    values["in_force"] = stored_due_sentence(values.pop("due"))
    return said_task(values) if item.kind is Kind.TASK else said_deadline(values)


def _row(line: Line, names: Names, reason: str) -> Row:
    changed = line.what is What.CHANGED
    return Row(
        line=line,
        words=tuple(_words(line)),
        facts=tuple(_facts(line)) if changed else (),
        said="" if changed else said_item(line.item),
        charges=tuple(_charges(line, names)),
        reason=reason,
    )


def _words(line: Line) -> Iterator[Words]:
    """The words of both texts, word by word, in one run."""
    old, new = (item.text.split() if item else [] for item in (line.old, line.new))
    for what, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield Words("", " ".join(old[start:end]))
            continue
        if end > start:
            yield Words("-", " ".join(old[start:end]))
        if last > first:
            yield Words("+", " ".join(new[first:last]))


def _facts(line: Line) -> Iterator[Fact]:
    assert line.old is not None and line.new is not None
    old, new = line.old, line.new
    if "path" in line.fields:
        yield Fact(_("Mục"), old.path, new.path)
    if {"comparator", "value", "unit"} & set(line.fields):
        yield Fact(_("Mức đề ra"), _level(old), _level(new))
    named = {"agency": _("Cơ quan được giao"), "via": _("Qua")} | {name: str(label) for name, label in labels().items()}
    for name in line.fields:
        if name not in ("text", "path", "comparator", "value", "unit"):
            yield Fact(named.get(name, name), _said(name, old), _said(name, new))


def _level(item: Item) -> str:
    return said_level(item.values["comparator"], item.values["value"], item.values["unit"])


def _said(name: str, item: Item) -> str:
    value = item.values[name]
    if not value:
        return "–"
    match name:
        case "due":
            return stored_due_sentence(value)
        case "every":
            return said_every(value)
        case "role":
            return said_role(value)
        case "kind":
            return said_deadline_kind(value)
        case "partners":
            return "; ".join(value)
    return _day(str(value))


def _day(text: str) -> str:
    """A day as it is printed; any other text as it is."""
    return (printed_due(text) or text) if text[:4].isdigit() and text[4:5] == "-" else text or "–"


def _charges(line: Line, names: Names) -> Iterator[Charge]:
    by_role: dict[str, list[int]] = {}
    for unit, role in line.gained:
        by_role.setdefault(role, []).append(unit)
    for role, units in by_role.items():
        yield _charge("+", units, names, said_role(role) if role else "")
    if line.lost:
        yield _charge("-", line.lost, names)
    for unit, role in line.roles:
        yield _charge("", [unit], names, said_role(role))


def _charge(sign: str, units: Sequence[int], names: Names, role: str = "") -> Charge:
    told = tuple(_known(units, names))
    return Charge(sign, told, len(units) - len(told), role)


def _known(units: Iterable[int], names: Names) -> list[str]:
    return [names[unit] for unit in units if unit in names][:NAMED]
