"""From signs to words of an expression."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

LONGEST = 500  # characters of an expression

_TOKEN = re.compile(
    r"(?P<number>\d+(?:,\d+)?)"
    r"|(?P<name>[^\W\d]\w*(?:\.[^\W\d]\w*)?)"
    r"|\"(?P<text>[^\"]*)\""
    r"|(?P<sign><=|>=|<>|[-+*/=<>();])"
    r"|(?P<space>\s+)"
)


class Trouble(StrEnum):
    """Why an expression can't be read."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    STRANGE_SIGN = "strange_sign"
    UNEXPECTED = "unexpected"
    ENDS_EARLY = "ends_early"
    NO_FUNCTION = "no_function"
    WRONG_COUNT = "wrong_count"
    TOO_DEEP = "too_deep"


class Unreadable(Exception):
    """An expression that can't be read: what is wrong, at which sign (from 0), and what stands there."""

    def __init__(self, trouble: Trouble, at: int, found: str = "") -> None:
        super().__init__(trouble, at, found)
        self.trouble, self.at, self.found = trouble, at, found


class Token(NamedTuple):
    """A word of an expression; ``kind`` is number, name, text, sign or end."""

    kind: str
    text: str
    at: int


def tokens(source: str) -> Iterator[Token]:
    """The words, then one of kind "end". Raises `Unreadable` at a sign that belongs to none."""
    if len(source) > LONGEST:
        raise Unreadable(Trouble.TOO_LONG, LONGEST)
    at = 0
    while at < len(source):
        found = _TOKEN.match(source, at)
        if found is None:
            raise Unreadable(Trouble.STRANGE_SIGN, at, source[at])
        kind = found.lastgroup or ""
        if kind != "space":
            yield Token(kind, found[kind], at)
        at = found.end()
    yield Token("end", "", len(source))
