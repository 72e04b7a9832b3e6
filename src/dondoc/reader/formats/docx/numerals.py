"""Numbers as Word's list formats print them."""

from __future__ import annotations

from collections.abc import Callable

_LETTERS = 26
_LONGEST_LETTERS = 30
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LARGEST_ROMAN = 32_767
_MOST_FIGURES = 9
_WORDS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def roman(number: int) -> str:
    """An upper-case Roman numeral; the plain figure where there is none."""
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    parts = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        parts.append(sign * count)
    return "".join(parts)


def letter(number: int) -> str:
    """Word's letters: a to z, then aa, bb, ..."""
    if not 0 < number <= _LETTERS * _LONGEST_LETTERS:
        return str(number)
    turns, place = divmod(number - 1, _LETTERS)
    return chr(ord("a") + place) * (turns + 1)


def counting(number: int) -> str:
    """Vietnamese words for numbers below a hundred ("hai mươi mốt"); the plain figure from there on."""
    if not 0 < number < 100:
        return str(number)
    tens, unit = divmod(number, 10)
    if not tens:
        return _WORDS[unit]
    head = "mười" if tens == 1 else f"{_WORDS[tens]} mươi"
    if not unit:
        return head
    tail = "mốt" if unit == 1 and tens > 1 else "lăm" if unit == 5 else _WORDS[unit]
    return f"{head} {tail}"


FORMATS: dict[str, Callable[[int], str]] = {
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": lambda number: letter(number).upper(),
    "lowerLetter": letter,
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "vietnameseCounting": counting,
    "none": lambda number: "",
}


def shown(number: int, format: str) -> str:
    """A number in one of the formats (ST_NumberFormat); plain figures where a format is not known."""
    return FORMATS.get(format, str)(number)


def padded(number: int, pattern: str) -> str:
    """A number with as many figures as the first of a pattern such as "001, 002, 003, ..."."""
    first = pattern.partition(",")[0].strip()
    return str(number).zfill(len(first)) if first.isdecimal() and len(first) <= _MOST_FIGURES else str(number)
