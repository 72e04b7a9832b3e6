"""A text as the rules read it: composed letters, plain digits, spaces and dashes, each with its place as typed.

Full-width digits ("０９１２"), letters written in two parts (NFD) and signs without width between two digits all
look alike on paper, and so they do here.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_SAME_PLACE = re.compile(
    r"[\u00a0\u2000-\u200a\u202f\u205f\u3000\u2010-\u2015\u2212\uff01-\uff5e\u0660-\u0669\u06f0-\u06f9\u0e50-\u0e59]"
)
_MARK = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
_PARTED = re.compile(r"\w[\u0300-\u036f]+|[\u00ad\u200b-\u200f\u2060\ufeff]+")
# the letters o and l typed for 0 and 1, within a number and before a mobile number
_TYPED_LETTERS = re.compile(r"[OolI](?:(?<=\d.)(?=\d)|(?<=[Oo])(?<!\w.)(?=[35789]\d\d))")


@dataclass(frozen=True, slots=True)
class Plain:
    """The text to be read. ``starts`` and ``shifts``: from each of these places on, how far the typed text is ahead."""

    text: str
    starts: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def as_typed(self, start: int, end: int) -> tuple[int, int]:
        """The same place in the text as it was typed."""
        return start + self._shift(start), end + self._shift(end - 1)

    def _shift(self, place: int) -> int:
        return self.shifts[bisect_right(self.starts, place) - 1]


def plain(text: str) -> Plain:
    """The text with everything that looks like a plain sign written as one."""
    pieces, starts, shifts = [], [0], [0]
    done = length = 0
    for match in _PARTED.finditer(text) if _MARK.search(text) else ():
        whole = unicodedata.normalize("NFC", match.group()) if match.group()[0].isalnum() else ""
        pieces += [text[done : match.start()], whole]
        length += match.start() - done + len(whole)
        done = match.end()
        starts.append(length)
        shifts.append(done - length)
    bare = "".join([*pieces, text[done:]]) if pieces else text
    bare = _SAME_PLACE.sub(_plain_sign, bare)
    bare = _TYPED_LETTERS.sub(lambda match: "0" if match.group() in "Oo" else "1", bare)
    return Plain(bare, tuple(starts), tuple(shifts))


def _plain_sign(match: re.Match[str]) -> str:
    sign = match.group()
    if sign.isspace():
        return " "
    if sign.isdigit():
        return str(unicodedata.digit(sign))
    return "-" if unicodedata.category(sign) == "Pd" or sign == "\u2212" else chr(ord(sign) - 0xFEE0)
