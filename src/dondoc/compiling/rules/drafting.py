"""What a person wrote laid over what the figures say now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dondoc.compiling.rules.sentences import Part, Sentence


@dataclass(frozen=True, slots=True)
class Kept:
    """A sentence as a person left it; ``offered`` is what the figures gave at that time."""

    text: str
    offered: str
    left_out: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the draft: what stands in the paper (``text``), and what the figures say now.

    ``moved``: a person wrote it, and the figures have changed since.
    """

    sentence: Sentence
    text: str
    edited: bool = False
    left_out: bool = False
    moved: bool = False


@dataclass(frozen=True, slots=True)
class DraftPart:
    """A section: its lines, and the words of the office that follow from no figures (``own``, "" where none)."""

    part: Part
    lines: Sequence[Line]
    own: str

    @property
    def own_key(self) -> str:
        return own_key(self.part)

    def paragraphs(self) -> list[str]:
        """What the paper says, a paragraph each."""
        said = [line.text for line in self.lines if not line.left_out]
        return [*said, *(text for text in self.own.splitlines() if text.strip())]


def own_key(part: Part) -> str:
    """Under which the words of the office itself are kept for a section."""
    return f"own-{part.value}"


def laid_over(made: Mapping[Part, Sequence[Sentence]], kept: Mapping[str, Kept]) -> list[DraftPart]:
    """The draft. What a person wrote on a sentence that is not made any more waits until it is made again."""
    return [_part(part, lines, kept) for part, lines in made.items()]


def _part(part: Part, made: Sequence[Sentence], kept: Mapping[str, Kept]) -> DraftPart:
    own = kept.get(own_key(part))
    return DraftPart(part, [_line(each, kept.get(each.key)) for each in made], own.text if own else "")


def _line(sentence: Sentence, kept: Kept | None) -> Line:
    if kept is None:
        return Line(sentence, sentence.text)
    moved = kept.offered != sentence.text
    if kept.left_out:
        return Line(sentence, sentence.text, left_out=True, moved=moved)
    return Line(sentence, kept.text, edited=True, moved=moved)
