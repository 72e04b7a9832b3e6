"""What the properties of a run and of a paragraph say that matters to reading."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from dondoc.reader.formats.docx.names import VALUE, Element, W, is_on

_BOLD = W + "b"
_FONTS = W + "rFonts"
_CAPITALS = (W + "caps", W + "smallCaps")
_STRUCK = (W + "strike", W + "dstrike")
_HIDDEN = W + "vanish"
_CHARACTER_STYLE = W + "rStyle"
_DELETIONS = frozenset({W + "del", W + "moveFrom"})
RUN_MARKS = frozenset({_BOLD, *_CAPITALS, _HIDDEN, *_STRUCK, _CHARACTER_STYLE, _FONTS})
_DROPPED_CAPITAL = ("drop", "margin")
_PARAGRAPH_STYLE = W + "pStyle"
_NUMBER = W + "numPr"
_OUTLINE_LEVEL = W + "outlineLvl"
_HEADING_LEVELS = tuple("012345678")  # 9 is text
_FRAME = W + "framePr"
_JUSTIFICATION = W + "jc"


@dataclass(slots=True)
class RunFormat:
    """Formatting of characters; None where nothing is said."""

    bold: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    font: str | None = None
    style: str | None = None

    def over(self, below: RunFormat) -> RunFormat:
        """This format where it says something, else the one below it."""
        return RunFormat(
            below.bold if self.bold is None else self.bold,
            below.capitals if self.capitals is None else self.capitals,
            below.hidden if self.hidden is None else self.hidden,
            below.struck if self.struck is None else self.struck,
            below.font if self.font is None else self.font,
        )


class Mark(Enum):
    """What becomes of the end of a paragraph: where it is not printed, the next paragraph runs on.

    A deleted mark leaves the next paragraph's format to both, a hidden one its own.
    """

    PRINTED = auto()
    DELETED = auto()
    HIDDEN = auto()


@dataclass(slots=True)
class ParagraphFormat:
    """Formatting of a paragraph; ``list`` and ``level`` are its list's id and level as written.

    ``heading`` tells that Word shows it as a heading in the outline of the document.
    """

    style: str | None = None
    centred: bool | None = None
    list: str | None = None
    level: int | None = None
    mark: Mark = Mark.PRINTED
    heading: bool | None = None


PLAIN = RunFormat()


def run_format(properties: Element) -> RunFormat:
    """What ``w:rPr`` or a run says; ``PLAIN`` itself where it says nothing that matters."""
    found = PLAIN
    for child in properties:
        tag = child.tag
        if tag not in RUN_MARKS:
            continue
        if found is PLAIN:
            found = RunFormat()
        if tag == _BOLD:
            found.bold = is_on(child)
        elif tag in _CAPITALS:
            found.capitals = found.capitals or is_on(child)
        elif tag in _STRUCK:
            found.struck = found.struck or is_on(child)
        elif tag == _FONTS:
            found.font = _font(child)
        elif tag == _HIDDEN:
            found.hidden = is_on(child)
        elif tag == _CHARACTER_STYLE:
            found.style = child.get(VALUE)
    return found


def _font(fonts: Element) -> str | None:
    """The font of letters beyond ASCII; "" where a theme names it, None where nothing is said of it."""
    if fonts.get(W + "hAnsiTheme") or fonts.get(W + "asciiTheme"):
        return ""
    return fonts.get(W + "hAnsi") or fonts.get(W + "ascii")


def paragraph_format(properties: Element) -> ParagraphFormat:
    """What ``w:pPr`` says."""
    found = ParagraphFormat()
    for child in properties:
        tag = child.tag
        if tag == _JUSTIFICATION:
            found.centred = child.get(VALUE) == "center"
        elif tag == _PARAGRAPH_STYLE:
            found.style = child.get(VALUE)
        elif tag == _NUMBER:
            _read_number(child, found)
        elif tag == _OUTLINE_LEVEL:
            found.heading = child.get(VALUE) in _HEADING_LEVELS
        elif tag in _DELETIONS:
            found.mark = Mark.DELETED
        elif tag == _HIDDEN and found.mark is Mark.PRINTED and is_on(child):
            found.mark = Mark.HIDDEN
        elif tag == _FRAME and child.get(W + "dropCap") in _DROPPED_CAPITAL:
            found.mark = Mark.DELETED
    return found


def _read_number(number: Element, found: ParagraphFormat) -> None:
    for child in number:
        value = child.get(VALUE) or ""
        if child.tag == W + "numId":
            found.list = value
        elif child.tag == W + "ilvl" and value.isdecimal():
            found.level = int(value)
