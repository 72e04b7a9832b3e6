"""The cells of a workbook that are to be filled, from what a form asks. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from dondoc.reporting.rules.forms import SHARE_PARTS, HasCodeAndKey

NARRATIVE = "#thuyet_minh"
YES_NO = ("Không", "Có")
NUMBERS = ("count", "amount", "share")
_SHORT = {part: short for short, part in SHARE_PARTS.items()}


class HasBoxes(HasCodeAndKey, Protocol):
    """What a workbook needs to know of an indicator."""

    @property
    def label(self) -> str: ...
    @property
    def section(self) -> str: ...
    @property
    def help(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def numerator_label(self) -> str: ...
    @property
    def denominator_label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Box:
    """One cell to be filled. ``key`` names it in the file ("c1", "c2.tu"), ``name`` on the page ("17.value").

    ``above`` is the label of the indicator where ``label`` is only that of a part of it; ``answers`` are in the order
    of the figures that stand for them. ``number`` is the indicator's place in the form, from 1; 0 for the narrative.
    """

    key: str
    name: str
    kind: str
    label: str
    above: str = ""
    section: str = ""
    help: str = ""
    unit: str = ""
    required: bool = False
    decimals: int = 0
    answers: tuple[str, ...] = ()
    number: int = 0

    @property
    def indicator(self) -> str:
        """The key under which a report keeps what is said here."""
        return self.name.partition(".")[0]

    @property
    def part(self) -> str:
        """Which part of the indicator: "value", "numerator", "denominator" or "text"."""
        return self.name.partition(".")[2]


def boxes_of(indicators: Iterable[HasBoxes], narrative_label: str) -> tuple[Box, ...]:
    """The cells of a form in its order, the narrative last; files can't be put into a workbook."""
    numbered = enumerate(indicators, start=1)
    boxes = [box for number, each in numbered if each.kind != "file" for box in _boxes(each, number)]
    if narrative_label:
        boxes.append(Box(NARRATIVE, "narrative", "text", narrative_label))
    return tuple(boxes)


def _boxes(each: HasBoxes, number: int) -> list[Box]:
    box = Box(
        key=each.code,
        name=f"{each.pk}.{'text' if each.kind == 'text' else 'value'}",
        kind=each.kind,
        label=each.label,
        section=each.section,
        help=each.help,
        unit=each.unit,
        required=each.required,
        decimals=each.decimals,
        answers=_answers(each),
        number=number,
    )
    if each.kind != "share":
        return [box]
    labels = {"numerator": each.numerator_label, "denominator": each.denominator_label}
    return [
        replace(
            box, key=f"{each.code}.{_SHORT[part]}", name=f"{each.pk}.{part}", label=label, above=each.label, unit=""
        )
        for part, label in labels.items()
    ]


def _answers(each: HasBoxes) -> tuple[str, ...]:
    if each.kind == "yes_no":
        return YES_NO
    return tuple(each.answers) if each.kind == "choice" else ()


def headings(boxes: Sequence[Box]) -> list[str]:
    """What the boxes are called in the heading of a table, each wholly."""
    return [f"{box.above}: {box.label}" if box.above else box.label for box in boxes]
