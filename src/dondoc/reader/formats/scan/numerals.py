"""Roman numerals of headings as recognition misreads them: strokes run together, lost, or taken for other letters."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence

from dondoc.reader.formats.scan.formulas import as_section

NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_LABEL = re.compile(r"^(?P<label>[IVXHL1l|ïÏÍÌ]{1,6}?)(?:(?P<end>[.,:;]\s*|L(?=\w)|\s+))(?P<rest>\w.*)$")
_STROKES = str.maketrans({"H": "II", "L": None, "1": "I", "l": "I", "|": "I", "ï": "I", "Ï": "I", "Í": "I", "Ì": "I"})
_QUARTER = re.compile(r"^([I1lïÏ|!H]{2,4})([/.,;:]?\S*)$")
_QUARTERS = ("I", "II", "III", "IV")
_CAPITALS = 0.85
_LEAST_LETTERS = 4
_LEAST_HEADINGS = 3


class Headings:
    """Follows the headings in capitals through a document and sets their numerals right.

    ``lines`` are those of the document, so that a numeral can be told by its neighbours: I, _, III.
    """

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self._last = 0
        found = [one for one in map(_read_heading, lines) if one is not None]
        self._counted = _are_counted([number for number, _ in found])
        self._numbers = deque(number for number, _ in found)

    def mended(self, text: str) -> str:
        """A line; where it is a heading whose numeral can only be the next one, with that numeral."""
        read_heading = _read_heading(text)
        if read_heading is None:
            return text
        if self._numbers:
            self._numbers.popleft()
        if self._counted and self._last < len(NUMERALS):
            self._last += 1
            return f"{NUMERALS[self._last - 1]}. {read_heading[1]}"
        found = _heading(text)
        if found is None:
            return text
        read = found["label"].translate(_STROKES)
        following = NUMERALS[self._last] if self._last < len(NUMERALS) else ""
        number = _number(read)
        # The same numeral twice has lost a stroke; "I" may begin another part, but for the III behind it.
        lost = number == self._last > 1 and following.replace("I", "") == read.replace("I", "")
        lost = lost or (self._last > 0 and bool(self._numbers) and self._numbers[0] == self._last + 2)
        if following and (read == following or lost):
            self._last += 1
            return f"{following}. {found['rest']}"
        self._last = number or self._last
        return text


def _read_heading(text: str) -> tuple[int, str] | None:
    """The number and the title of a heading in capitals; 0 where its numeral is lost and only its words tell it."""
    found = _heading(text)
    if found is not None:
        rest = found["rest"].strip("_ ")
        return _number(found["label"]), as_section(rest) or rest
    title = as_section(text)
    return (0, title) if title is not None else None


def _are_counted(numbers: Sequence[int]) -> bool:
    """Whether headings are I, II, III and so on, some of them with strokes lost: the last one is what it should be."""
    if (
        len(numbers) < _LEAST_HEADINGS
        or numbers[-1] != len(numbers)
        or list(range(1, len(numbers) + 1)) == list(numbers)
    ):
        return False
    read = [number for number in numbers if number]
    return read == sorted(read) and all(number <= place for place, number in enumerate(numbers, start=1))


def _heading(text: str) -> re.Match[str] | None:
    """The label and the rest of a line that is a heading in capitals."""
    found = _LABEL.match(text)
    return found if found and _in_capitals(found["rest"]) else None


def _number(label: str) -> int:
    """The value of a numeral as read; 0 where it is none."""
    read = label.translate(_STROKES)
    return NUMERALS.index(read) + 1 if read in NUMERALS else 0


def group(text: str, number: int) -> str:
    """The label of a group of a table's rows, the one of that number from 1, where its strokes can be that numeral."""
    following = NUMERALS[number - 1] if number <= len(NUMERALS) else ""
    return following if text.rstrip(".").translate(_STROKES) == following else text


def quarter(text: str) -> str:
    """The word after "quý", its Roman numeral set right: no quarter is numbered 11 or 111."""
    found = _QUARTER.match(text)
    read = found[1].translate(_STROKES).replace("!", "I") if found else ""
    return f"{read}{found[2]}" if found and read in _QUARTERS else text


def _in_capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) >= _LEAST_LETTERS and sum(map(str.isupper, letters)) >= _CAPITALS * len(letters)
