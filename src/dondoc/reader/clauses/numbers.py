"""Numbers as plans print them: "1.250", "92,5", "03", and the words up to ten."""

from __future__ import annotations

from dondoc.reader.clauses.lazy import LazyPattern

WORDS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}

# "một phần ba", "hai phần ba": the parts taken and of how many; "gấp đôi" is twice.
FRACTIONS = {
    "một nửa": (1, 2),
    **{
        f"{part} phần {whole}": (value, of)
        for part, value in (("một", 1), ("hai", 2), ("ba", 3))
        for whole, of in (("ba", 3), ("tư", 4), ("bốn", 4), ("năm", 5))
    },
}
MULTIPLES = {"đôi": 2, "rưỡi": 1.5}

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
    if word in MULTIPLES:
        return MULTIPLES[word]
    if _THOUSANDS.fullmatch(word):
        word = word.replace(".", "")
    value = float(word.replace(",", "."))
    return int(value) if value == int(value) else value
