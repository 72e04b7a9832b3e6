"""From cells of a workbook to what a person would have typed, and to figures. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from dondoc.reporting.rules.figures import Fault, parse_figure
from dondoc.reporting.workbooks.boxes import Box

Cell = str | float | int | bool | list[str] | None
"""A cell as the reading process tells it: None where it is empty, a list for a day or a time."""
_DIGITS = 15  # that a spreadsheet keeps of a number
_YES, _NO = ("có", "co", "yes", "true"), ("không", "khong", "no", "false")


class Wrong(StrEnum):
    """Why a cell can't be taken, beside the faults of figures."""

    FORMULA = "formula"
    ERROR = "error"
    MERGED = "merged"
    A_DAY = "a_day"
    A_FRACTION = "a_fraction"


@dataclass(slots=True)
class Said:
    """What a file says: figures and words by the keys of the indicators, the narrative where it has one.

    An empty cell says nothing: what is there stays.
    """

    values: dict[str, dict[str, int]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    narrative: str = ""

    @property
    def empty(self) -> bool:
        return not (self.values or self.texts or self.narrative)


def take(said: Said, box: Box, cell: Cell) -> Fault | Wrong | None:
    """Adds to ``said`` what stands in a cell; what is wrong with it where it can't be taken."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    words = box.kind == "text"
    if isinstance(cell, list):
        if not words:
            return Wrong.A_DAY
        cell = cell[0]
    if words:
        _take_text(said, box, _plain(cell))
        return None
    figure = _answer(cell, box.answers) if box.answers else _figure(cell, box.decimals)
    if isinstance(figure, int):
        said.values.setdefault(box.indicator, {})[box.part] = figure
        return None
    return figure


def _take_text(said: Said, box: Box, text: str) -> None:
    if box.name == "narrative":
        said.narrative = text
    else:
        said.texts[box.indicator] = text


def _plain(cell: str | float | int | bool) -> str:
    """A cell as text: whole numbers without a point."""
    if isinstance(cell, bool):
        return "Có" if cell else "Không"
    if isinstance(cell, float):
        return f"{cell:.{_DIGITS}g}"
    return str(cell).replace("\x00", "").strip()


def _answer(cell: str | float | int | bool, answers: Sequence[str]) -> int | Fault:
    """The place of an answer, capital letters and spaces aside; yes and no in any of their words."""
    text = _folded(_plain(cell))
    if len(answers) == 2 and [_folded(each) for each in answers] == ["không", "có"]:
        return 1 if text in _YES else 0 if text in _NO else Fault.NOT_AN_ANSWER
    places = {_folded(answer): place for place, answer in enumerate(answers)}
    return places.get(text, Fault.NOT_AN_ANSWER)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _figure(cell: str | float | int | bool, decimals: int) -> int | Fault | Wrong:
    """A number cell as it is; words in one as they would be typed, so "1.234,5" is one and "1,234.5" is none."""
    if isinstance(cell, bool):
        return Fault.NOT_A_NUMBER if decimals else Fault.NOT_WHOLE
    if isinstance(cell, str):
        figure = parse_figure(cell.replace("\x00", ""), decimals)
        return Fault.NOT_A_NUMBER if figure is None else figure
    number = Decimal(f"{cell:.{_DIGITS}g}") if isinstance(cell, float) else Decimal(cell)
    if not number.is_finite():
        return Fault.TOO_LARGE
    if number != number.to_integral_value() and not decimals:
        return Wrong.A_FRACTION
    return parse_figure(f"{number:f}".replace(".", ","), decimals) or 0


def merged(values: Mapping[str, Mapping[str, int]], said: Said) -> dict[str, dict[str, int]]:
    """The figures of a report with those of a file over them."""
    if not values:
        return said.values
    together = {key: dict(parts) for key, parts in values.items()}
    for key, parts in said.values.items():
        together.setdefault(key, {}).update(parts)
    return together
