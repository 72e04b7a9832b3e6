"""Labels of numbered headings and paragraphs ("II.", "3.", "a)") and bullet marks ("-", "+").

Nghị định 30/2020/NĐ-CP, Phụ lục I: Phần and Chương in Roman numbers, Mục, Điều and khoản in Arabic ones,
điểm by Vietnamese letters. Plans mostly use I. > 1. > a) > - > +.
"""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.letters import CAPITAL, SMALL


class Rank(IntEnum):
    """The kinds of label from the highest level to the lowest."""

    PART = 0
    CHAPTER = 1
    UPPER = 2
    ROMAN = 3
    SECTION = 4
    ARTICLE = 5
    ARABIC = 6
    DECIMAL = 7
    LETTER = 8
    BRACKET = 9
    BULLET = 10


class Label(NamedTuple):
    """A label: its kind, what it adds to a path, its place in its sequence (from 1), where it ends.

    "PHẦN II" and "Chương II" add "II" to a path, as "II." does, and "Phần thứ hai" too; "Điều 2" adds itself.
    """

    rank: Rank
    token: str
    order: int
    end: int


LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = {"I": 1, "V": 5, "X": 10}
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_NAMED_RANKS = {"phần": Rank.PART, "chương": Rank.CHAPTER, "mục": Rank.SECTION, "điều": Rank.ARTICLE}
_NAMED_FIRST = "PCMĐ"
_UNPRINTED = "§"
_NAMED = LazyPattern(
    r"(?P<name>Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Điều|ĐIỀU) "
    r"(?P<number>(?:thứ|THỨ) \w+|[IVX]+\b|[A-HĐ](?=\s*[.:]|\s+[-–]|$)|\d{1,3}\b)"
    rf"(?:\s*[.:]|\s+[-–])?(?: |$)(?![{SMALL},;])"
)
_UPPER_ROMAN = LazyPattern(
    rf"([IVX]{{1,6}})(?:\s?[.)/:]\s?|\s?[-–]\s|[-–](?=[{CAPITAL}]{{2}})|,\s(?=[{CAPITAL}]{{2}}))(?=[{CAPITAL}“\"(])"
)
# No "P.", "Q.", "T.": words cut short ("P. Hành chính"), which no plan counts up to.
_UPPER = LazyPattern(rf"([A-HK-OĐ])(?:[.)/]\s?|\s?[-–]\s)(?=[{CAPITAL}][{CAPITAL}{SMALL}])")
# "II.1. Nội dung": the number repeats the label above it.
# "3.1- Ban Tổ chức", "3.1/ Nội dung": other marks only before a capital, as in "1- Nội dung".
_MARKED = rf"(?:(?:\s?[-–]\s|:\s?)(?=[{CAPITAL}][{CAPITAL}{SMALL}])|[-/]\s?(?=[{CAPITAL}][{SMALL}]))"
_UPPER_DECIMAL = LazyPattern(
    rf"((?:[IVX]{{1,5}}|[A-HĐ])(?:\.\d{{1,2}}){{1,3}})(?:{_MARKED}|[.)/:]\s?|\s)(?=[^\W_]|[“\"(])"
)
_DECIMAL = LazyPattern(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})(?:{_MARKED}|[.)]\s?|\s)(?=[^\W_]|[“\"(])")
_ARABIC = LazyPattern(
    r"(\d{1,2})(?:\s?[.)]\s?|/ )(?=[^\W\d_]|[“\"(]|\d+(?:[.,]\d+)?\s?%)"
    rf"|(\d{{1,2}})/(?=[{CAPITAL}][{SMALL}])|(\d{{1,2}})\s?[-–]\s(?=[{CAPITAL}][{CAPITAL}{SMALL}])"
    r"|(\d{1,2})[-–]\s(?=\d+(?:[.,]\d+)?\s?%)"
)
_ARABIC_FIGURE = LazyPattern(r"(\d{1,2})[.)] (?=\d)")
_LETTER = LazyPattern(rf"([a-zđ])(?:\s?\)\s?|/\s?(?=[{CAPITAL}])|\s?[-–]\s(?=[{CAPITAL}])|[.,] (?=[{CAPITAL}]))(?=\S)")
_LETTER_NUMBER = LazyPattern(rf"([a-eđ]\.?\d{{1,2}})(?:\s?\)\s?|\. ?)(?=[{CAPITAL}])")
_SMALL_ROMAN = LazyPattern(r"(i{2,3}|iv|vi{1,3}|ix)\s?[).]\s?(?=\S)")
_BRACKET = LazyPattern(r"\((\d{1,2}|[ivx]{1,5}|[a-zđ])\)\s?(?=\S)")
_BULLET = LazyPattern(r"([-–—+•●▪◦○■□♦➢✓*·])\s?(?=[^\W\d_]|[“\"(0-9])")


@lru_cache(maxsize=1024)  # each pass over the paragraphs of a plan asks again
def read_label(text: str) -> Label | None:
    """The label that a text begins with, a bullet mark included; None where it has none."""
    if not text:
        return None
    first = text[0]
    if first.isdigit():
        return _arabic(text)
    if first.isupper() and text[1:2].islower():
        return _named(text) if first in _NAMED_FIRST else None
    if first.isupper():
        return _named(text) or _repeated(text) or _roman(text) or _upper(text)
    if first == "(":
        return _bracket(text)
    if first.islower():
        return _small(text)
    found = _BULLET.match(text)
    return Label(Rank.BULLET, found[1], 0, found.end()) if found else None


def unprinted(rank: Rank, order: int) -> Label:
    """The label of a heading that bears none on the page."""
    return Label(rank, f"{_UNPRINTED}{order}", order, 0)


def is_unprinted(token: str) -> bool:
    """Whether a token of a path stands for a heading without a number."""
    return token.startswith(_UNPRINTED)


@lru_cache(maxsize=256)  # every part and every table counts from one
def label_of(token: str) -> Label | None:
    """The label that a token of a path came from ("IV", "2", "a", "Điều 1")."""
    return read_label(f"{token}) Xx" if len(token) == 1 and token.islower() else f"{token}. Xx")


def as_small_roman(label: Label) -> Label:
    """A letter as the small Roman number that it is out of its own sequence ("i)" below "a)"), else as it is."""
    order = roman_value(label.token.upper())
    return Label(Rank.BRACKET, label.token, order, label.end) if order else label


def roman_value(number: str) -> int:
    """The value of a Roman number made of I, V and X; 0 where it is not well formed."""
    values = [_ROMAN.get(char, 0) for char in number]
    total = sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))
    return total if total > 0 and _roman_text(total) == number else 0


def _roman_text(value: int) -> str:
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (value // 10) + ones[value % 10]


def _arabic(text: str) -> Label | None:
    found = _DECIMAL.match(text)
    if found:
        return Label(Rank.DECIMAL, found[1], int(found[1].rsplit(".", 1)[1]), found.end())
    found = _ARABIC.match(text) or _ARABIC_FIGURE.match(text)
    if not found:
        return None
    number = int(found[found.lastindex or 1])
    return Label(Rank.ARABIC, str(number), number, found.end())


def _named(text: str) -> Label | None:
    found = _NAMED.match(text)
    if not found:
        return None
    number = found["number"]
    order = int(number) if number.isdigit() else roman_value(number) or _ordinal(number)
    rank = _NAMED_RANKS[found["name"].lower()]
    if rank is Rank.ARTICLE:
        return Label(rank, found[0].rstrip(" .:-–"), order, found.end())
    spelled = number.lower().startswith("thứ ") and order
    return Label(rank, _roman_text(order) if spelled else number, order, found.end())


def _ordinal(number: str) -> int:
    word = number.lower().removeprefix("thứ ")
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else 0


def _roman(text: str) -> Label | None:
    found = _UPPER_ROMAN.match(text)
    order = roman_value(found[1]) if found else 0
    return Label(Rank.ROMAN, found[1], order, found.end()) if found and order else None


def _upper(text: str) -> Label | None:
    found = _UPPER.match(text)
    return Label(Rank.UPPER, found[1], _letter_order(found[1].lower()), found.end()) if found else None


def _repeated(text: str) -> Label | None:
    found = _UPPER_DECIMAL.match(text)
    return Label(Rank.DECIMAL, found[1], int(found[1].rsplit(".", 1)[1]), found.end()) if found else None


def _small(text: str) -> Label | None:
    if found := _LETTER.match(text):
        return Label(Rank.LETTER, found[1], _letter_order(found[1]), found.end())
    if found := _LETTER_NUMBER.match(text):
        return Label(Rank.BRACKET, found[1], int(found[1].lstrip("abcdđe.")), found.end())
    found = _SMALL_ROMAN.match(text)
    return Label(Rank.BRACKET, found[1], roman_value(found[1].upper()), found.end()) if found else None


def _bracket(text: str) -> Label | None:
    found = _BRACKET.match(text)
    if not found:
        return None
    token = found[1]
    order = int(token) if token.isdigit() else roman_value(token.upper()) or _letter_order(token)
    return Label(Rank.BRACKET, token, order, found.end())


def _letter_order(letter: str) -> int:
    return LETTERS.find(letter) + 1
