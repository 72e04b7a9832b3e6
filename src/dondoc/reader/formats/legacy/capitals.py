"""Capitals with tones, which TCVN3 does not have: words of capitals hold small letters in their places."""

from __future__ import annotations

import re

from dondoc.reader.formats.legacy.syllables import is_syllable

_WORD = re.compile(r"([^\W\d_]+)")
_CAPITALS_WITHOUT_TONE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĂÂÊÔƠƯĐ")
_SMALL_WITHOUT_TONE = frozenset(char.lower() for char in _CAPITALS_WITHOUT_TONE)
_TONED = "[áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]"
# The first letter of a line, behind its label, of a sentence, and of a committee.
_BEGINNING = re.compile(
    rf"(?:^[ \t#*]*(?:(?:[-+•]|[IVX]+\.|\d+(?:\.\d+)*[.)]|[a-zđ]\))[ \t*]*)?|(?<=[.!?] )){_TONED}|\bủ(?=[yỷ] ban\b)",
    re.MULTILINE,
)
_BETWEEN = re.compile(r"[ \t\xa0,\-–&\"“”()]{1,3}")


def with_capitals(text: str) -> str:
    """The text with the toned letters of words of capitals as capitals ("HOạCH" is "HOẠCH").

    A word with one plain letter ("Kế") tells nothing by itself; it goes with a word of capitals beside it.
    """
    pieces = _WORD.split(text)
    for index in range(1, len(pieces), 2):
        word = pieces[index]
        if not word.isupper() and _certain(word):
            pieces[index] = word.upper()
    for index in range(1, len(pieces), 2):
        if _open(pieces[index]) and (_beside(pieces, index, -1) or _beside(pieces, index, 1)):
            pieces[index] = pieces[index].upper()
    return "".join(pieces)


def with_beginnings(text: str) -> str:
    """A whole text whose lines and sentences begin with a capital.

    So does the name of a committee ("Ủy ban", Nghị định 30/2020/NĐ-CP, Phụ lục II), the one word of agencies'
    names that begins with a letter which TCVN3 lacks. Within a document set in fonts, a font prints these capitals.
    """
    return _BEGINNING.sub(lambda found: found[0][:-1] + found[0][-1].upper(), text)


def _certain(word: str) -> bool:
    return _SMALL_WITHOUT_TONE.isdisjoint(word) and sum(char in _CAPITALS_WITHOUT_TONE for char in word) > 1


def _open(word: str) -> bool:
    return not word.isupper() and _SMALL_WITHOUT_TONE.isdisjoint(word)


def _beside(pieces: list[str], index: int, step: int) -> bool:
    """Whether the word before or after on the same line is one of at least two capitals."""
    other = index + 2 * step
    if not 0 < other < len(pieces) or not _BETWEEN.fullmatch(pieces[index + step]):
        return False
    return len(pieces[other]) > 1 and pieces[other].isupper() and is_syllable(pieces[other])
