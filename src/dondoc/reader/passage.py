"""A piece of the source as collapsed text, with the way back to the offsets of the source."""

from __future__ import annotations

from typing import NamedTuple

from dondoc.reader.plan import Text
from dondoc.reader.rules import Basis
from dondoc.reader.source import Source, Span


class Passage(NamedTuple):  # a tuple is made in a third of a frozen dataclass's time, and a plan takes a thousand
    """Collapsed text and where it stands; ``offsets`` is None where every character kept its place."""

    text: str
    start: int
    offsets: tuple[int, ...] | None = None

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source's span of ``text[start:end]``, which must not be empty."""
        last = (len(self.text) if end is None else end) - 1
        if self.offsets is None:
            return (self.start + start, self.start + last + 1)
        return (self.offsets[start], self.offsets[last] + 1)

    def part(self, start: int = 0, end: int | None = None) -> Passage:
        """``text[start:end]`` without white space at its ends."""
        end = len(self.text) if end is None else end
        while start < end and self.text[end - 1] == " ":
            end -= 1
        while start < end and self.text[start] == " ":
            start += 1
        if start == 0 and end == len(self.text):
            return self
        offsets = self.offsets[start:end] if self.offsets is not None else None
        return Passage(self.text[start:end], self.start + start, offsets)

    def value(self, basis: Basis) -> Text:
        """The whole passage as a value of the reading."""
        return Text(self.text, self.span(), basis=basis)


def passage(source: Source, span: Span) -> Passage:
    """The passage at a span of the source."""
    raw = source.text[span[0] : span[1]]
    plain = raw.replace("\n", " ")
    if "  " not in plain and plain == plain.strip() and plain.isprintable():
        return Passage(plain, span[0])
    return _mapped(raw, span[0])


def _mapped(raw: str, start: int) -> Passage:
    chars: list[str] = []
    offsets: list[int] = []
    for index, char in enumerate(raw):
        if not char.isspace():
            chars.append(char)
        elif chars and chars[-1] != " ":
            chars.append(" ")
        else:
            continue
        offsets.append(start + index)
    if chars and chars[-1] == " ":
        chars.pop()
        offsets.pop()
    return Passage("".join(chars), offsets[0] if offsets else start, tuple(offsets))


def joined(first: Passage, second: Passage) -> Passage:
    """Two passages as one, a space between them; they need not adjoin in the source."""
    if not first.text:
        return second
    offsets = (*_offsets(first), first.span()[1], *_offsets(second))
    return Passage(f"{first.text} {second.text}", first.start, offsets)


def _offsets(part: Passage) -> tuple[int, ...]:
    return part.offsets or tuple(range(part.start, part.start + len(part.text)))


def printed_lines(source: Source, span: Span) -> list[Passage]:
    """The passage line by line, as breaks inside a paragraph part it."""
    lines: list[Passage] = []
    start = span[0]
    for piece in source.text[span[0] : span[1]].split("\n"):
        if piece.strip():
            lines.append(passage(source, (start, start + len(piece))))
        start += len(piece) + 1
    return lines
