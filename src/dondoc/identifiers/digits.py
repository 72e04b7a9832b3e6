"""Numbers as people write them: in one piece, or in groups parted by spaces, dots or dashes, or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dondoc.identifiers.words import ACCOUNT, IDENTITY, PHONE, loose

SHORTEST, LONGEST = 9, 14  # digits of the numbers that are looked for
_CHAIN = re.compile(r"(?<![0-9])[0-9](?:[ \t.\-_/,()]{0,3}[0-9]){8,}")
_GROUP = re.compile(r"[0-9]+")
_WORDS = {
    "0": "không|ko", "1": "một|mốt", "2": "hai", "3": "ba", "4": "bốn|tư", "5": "năm|lăm", "6": "sáu", "7": "bảy|bẩy",
    "8": "tám", "9": "chín",
}  # fmt: skip
_WORD = re.compile("|".join(rf"(?P<d{digit}>{loose(words)})" for digit, words in _WORDS.items()), re.IGNORECASE)
DIGIT_WORD = "(?:" + loose("|".join(_WORDS.values())) + ")"
_BLANKS, _STROKES = frozenset(" \t()"), ("-", "/", "_")
_LETTERS = re.compile(r"[^\W\d_]\Z")
_GLUED_LABEL = re.compile(rf"(?:{IDENTITY}|{PHONE}|{ACCOUNT}|s[ốo])\Z", re.IGNORECASE)
_SYMBOL = re.compile(r"[^\W\d_]|/\s?[A-ZĐ]|-[A-ZĐ]{2}")  # the number is a part of a code or a document's number
_SPOKEN = re.compile(
    rf"[kK](?<!\w.)(?:h[ôo]ng|o)(?!\w)(?:[\s,.\-]{{1,3}}(?:{DIGIT_WORD}|[0-9]{{1,4}})(?!\w)){{8,13}}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Number:
    """Digits in a text: their place, the sizes of their groups, and which signs part those.

    ``led`` and ``followed`` say that other digits stand one space before or after it, as in the row of a table.
    """

    start: int
    end: int
    digits: str
    shape: tuple[int, ...]
    gaps: frozenset[str]
    led: bool = False
    followed: bool = False
    spoken: bool = False

    @property
    def is_apart(self) -> bool:
        """Whether it can be told from the digits before it, which may be another column of a table."""
        return not self.led


def numbers(text: str) -> tuple[Number, ...]:
    """Every number of `SHORTEST` to `LONGEST` digits that is not a part of a longer one, spoken ones included."""
    return (*_written(text), *_spoken(text))


def _written(text: str) -> Iterator[Number]:
    for match in _CHAIN.finditer(text):
        chain = _Chain.of(text, match)
        for first in range(len(chain.groups)):
            if not chain.is_glued(first - 1, outwards=-1):
                yield from _from(text, chain, first)


def _spoken(text: str) -> Iterator[Number]:
    """Numbers read out digit by digit: "không chín một hai …". All that are looked for begin with 0."""
    for match in _SPOKEN.finditer(text):
        digits = _WORD.sub(lambda word: (word.lastgroup or "")[-1], match.group())
        digits = "".join(_GROUP.findall(digits))
        yield Number(*match.span(), digits, (len(digits),), frozenset(), spoken=True)


@dataclass(frozen=True, slots=True)
class _Chain:
    """Groups of digits that only spaces and signs part: ``gaps[i]`` stands between group i and the next."""

    groups: list[re.Match[str]]
    gaps: list[str]

    @classmethod
    def of(cls, text: str, match: re.Match[str]) -> _Chain:
        groups = list(_GROUP.finditer(text, *match.span()))
        return cls(groups, [text[one.end() : two.start()] for one, two in pairwise(groups)])

    def is_glued(self, gap: int, *, outwards: int) -> bool:
        """Whether nothing but a sign stands in a gap, so that what it parts is one number or one code.

        A dash or stroke may also part two whole numbers: then there are enough digits on its other side.
        """
        if not 0 <= gap < len(self.gaps) or not _BLANKS.isdisjoint(self.gaps[gap]):
            return False
        if self.gaps[gap] not in _STROKES:
            return True
        beyond = self.groups[gap + 1 : gap + 1 + SHORTEST] if outwards > 0 else self.groups[max(0, gap - 8) : gap + 1]
        return sum(len(group.group()) for group in beyond) < SHORTEST

    def is_comma(self, gap: int) -> bool:
        """Whether a gap holds a comma, or is the end of the chain."""
        return not 0 <= gap < len(self.gaps) or "," in self.gaps[gap]

    def is_spaced(self, gap: int) -> bool:
        """Whether nothing but a space or bracket stands in a gap."""
        return 0 <= gap < len(self.gaps) and not self.gaps[gap].strip("()\t ")


def _from(text: str, chain: _Chain, first: int) -> Iterator[Number]:
    """The numbers that begin with one group of a chain."""
    length = 0
    for last in range(first, min(first + LONGEST, len(chain.groups))):
        length += len(chain.groups[last].group())
        if length > LONGEST:
            return
        if length < SHORTEST or chain.is_glued(last, outwards=1):
            continue
        if length == last - first + 1 and not (chain.is_comma(first - 1) and chain.is_comma(last)):
            continue  # some of many single digits in a row
        taken, gaps = chain.groups[first : last + 1], chain.gaps[first:last]
        start, end = taken[0].start(), taken[-1].end()
        if _is_alone(text, start, end):
            yield Number(
                start,
                end,
                digits="".join(group.group() for group in taken),
                shape=tuple(len(group.group()) for group in taken),
                gaps=frozenset(gap.strip()[:1] or " " for gap in gaps),
                led=chain.is_spaced(first - 1),
                followed=chain.is_spaced(last),
            )


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether no letters hang on the number, but for a label without a space: "CMND số301234567"."""
    near = max(0, start - 12)
    if _LETTERS.search(text, near, start) and not _GLUED_LABEL.search(text, near, start):
        return False
    return _SYMBOL.match(text, end) is None
