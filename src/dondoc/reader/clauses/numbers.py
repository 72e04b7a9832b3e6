"""Numbers as plans print them: "1.250", "92,5", "03", and the words up to ten."""

from __future__ import annotations

from dondoc.reader.clauses.lazy import LazyPattern

WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}

# A dot divides thousands where three digits follow each; a comma divides decimals.
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?"
_THOUSANDS = LazyPattern(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def value_of(printed: str) -> float:
    """The value of a number as printed; a number word counts as well.

    Raises ValueError where it is neither.
    """
    word = printed.strip().lower()
    if word in WORDS:
        return WORDS[word]
    if _THOUSANDS.fullmatch(word):
        word = word.replace(".", "")
    value = float(word.replace(",", "."))
    return int(value) if value == int(value) else value
