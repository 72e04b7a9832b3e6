"""The text of one paragraph as Word prints it, with what hangs on it: notes and text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from dondoc.reader.formats.docx.controls import is_placeholder
from dondoc.reader.formats.docx.fields import FIELD, INSTRUCTION, PART, Fields, is_contents
from dondoc.reader.formats.docx.names import (
    ALTERNATE,
    BOX,
    CONTROL,
    PARAGRAPH_PROPERTIES,
    RUN,
    SIMPLE_FIELD,
    TEXT,
    WRAPPERS,
    Element,
    W,
    chosen,
)
from dondoc.reader.formats.docx.properties import (
    PLAIN,
    RUN_MARKS,
    Mark,
    ParagraphFormat,
    RunFormat,
    paragraph_format,
    run_format,
)
from dondoc.reader.formats.docx.signs import BREAK, FORMULA, SIGNS, SYMBOL, break_of, formula_of, symbol_of
from dondoc.reader.formats.docx.styles import Style, Styles
from dondoc.reader.formats.legacy import decode_by_font, is_old_font, is_unicode

_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_DRAWN = (W + "drawing", W + "pict", W + "object")
_NO_FORMAT = ParagraphFormat()
# A text in an XML file may be wrapped anywhere; only elements break lines.
_WRAPS = str.maketrans("\t\n\f\r", "    ")
_is_old_font = cache(is_old_font)


@dataclass(slots=True)
class Paragraph:
    """One printed paragraph. ``notes`` are (part, id) of its note marks; ``boxes`` the text boxes at it.

    ``fonts`` are the old fonts of those of its texts that have one, and whether they are capitals; ``mistaken``
    those in which Unicode was typed.
    """

    format: ParagraphFormat
    style: Style
    texts: list[str] = field(default_factory=list)
    fonts: dict[int, tuple[str, bool]] = field(default_factory=dict)
    mistaken: set[str] = field(default_factory=set)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    strong: bool = False
    light: bool = False

    @property
    def text(self) -> str:
        """The whole text; page breaks in it are form feeds."""
        if not self.fonts:
            return "".join(self.texts)
        pieces = []
        for key, group in groupby(enumerate(self.texts), lambda numbered: self.fonts.get(numbered[0])):
            text = "".join(piece for _, piece in group)
            if key is not None:
                text = text if key[0] in self.mistaken else decode_by_font(text, key[0])
                text = text.upper() if key[1] else text
            pieces.append(text)
        return "".join(pieces)

    @property
    def bold(self) -> bool:
        """Whether all of its visible characters are bold."""
        return self.strong and not self.light


class ParagraphReader:
    """Reads paragraphs in order: fields, and paragraphs whose mark was deleted, run on into the next one."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields = Fields()
        self._joined: Paragraph | None = None
        self._paragraph = Paragraph(_NO_FORMAT, styles.base)
        self._base = PLAIN
        self._pieces: list[str] = []
        self._current = PLAIN

    def read(self, element: Element) -> Paragraph | None:
        """One paragraph; None where its mark is not printed, so that its text opens the next one."""
        first = next(iter(element), None)
        format = _NO_FORMAT
        if first is not None and first.tag == PARAGRAPH_PROPERTIES:
            format = paragraph_format(first)
        style = self._styles.paragraph(format.style)
        paragraph = self._joined or Paragraph(format, style)
        if paragraph.format.mark is not Mark.HIDDEN:
            paragraph.format, paragraph.style = format, style
        self._paragraph = paragraph
        self._base = style.run
        self._content(element)
        self._write()
        if format.mark is not Mark.PRINTED:
            self._joined = paragraph
            return None
        self._joined = None
        return paragraph

    def held(self) -> Paragraph | None:
        """The paragraph that waits for a next one where a cell, note or the body ends; None where none does."""
        held, self._joined = self._joined, None
        return held if held is not None and (held.text.strip() or held.boxes or held.notes) else None

    def _content(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == RUN:
                only = child[0] if len(child) == 1 else None
                if only is not None and only.tag == TEXT:  # most runs
                    self._emit(_unwrapped(only), self._base)
                else:
                    self._run(child)
            elif tag in WRAPPERS:
                if not _is_passed_over(child):
                    self._content(child)
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self._content(branch)
            elif tag in FORMULA:
                self._emit(formula_of(child), self._base)

    def _run(self, run: Element) -> None:
        format = self._base
        for child in run:
            tag = child.tag
            if tag == TEXT:
                self._emit(_unwrapped(child), format)
            elif tag in RUN_MARKS:
                if format is self._base:
                    format = self._format(run)
            elif tag in SIGNS:
                self._emit(SIGNS[tag], format)
            elif tag == BREAK:
                self._emit(break_of(child), format)
            elif tag == SYMBOL:
                self._emit(symbol_of(child), format)
            elif tag == FIELD:
                self._write()
                self._fields.turn(child.get(PART))
            elif tag == INSTRUCTION:
                self._fields.instruct(child.text or "")
            elif tag in _NOTES:
                self._paragraph.notes.append((_NOTES[tag], child.get(W + "id", "")))
            elif tag in _DRAWN or tag == ALTERNATE:
                self._paragraph.boxes.extend(_boxes(child))

    def _format(self, run: Element) -> RunFormat:
        own = run_format(run)
        below = self._styles.character(own.style).over(self._base) if own.style else self._base
        return own.over(below)

    def _emit(self, text: str, format: RunFormat) -> None:
        """Add a text; what follows each other in one format is written together."""
        if format is not self._current:
            self._write()
            self._current = format
        self._pieces.append(text)

    def _write(self) -> None:
        if not self._pieces:
            return
        text, format = "".join(self._pieces), self._current
        self._pieces.clear()
        if format.hidden or format.struck or self._fields.silent:
            return
        paragraph = self._paragraph
        if text and not text.isspace():
            if format.bold:
                paragraph.strong = True
            else:
                paragraph.light = True
        if format.font and _is_old_font(format.font):
            paragraph.fonts[len(paragraph.texts)] = (format.font, bool(format.capitals))
            if is_unicode(text):
                paragraph.mistaken.add(format.font)
        elif format.capitals:
            text = text.upper()
        paragraph.texts.append(text)


def _unwrapped(element: Element) -> str:
    text = element.text or ""
    return text if text.isprintable() else text.translate(_WRAPS)


def _is_passed_over(wrapper: Element) -> bool:
    """Whether a wrapper shows a table of contents, or the prompt of a blank that was never filled in."""
    if wrapper.tag == SIMPLE_FIELD:
        return is_contents(wrapper.get(W + "instr"))
    return wrapper.tag == CONTROL and is_placeholder(wrapper)


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes in a drawing, outermost ones only, each once."""
    if element.tag == BOX:
        yield element
    elif element.tag == ALTERNATE:
        branch = chosen(element)
        if branch is not None:
            yield from _boxes(branch)
    else:
        for child in element:
            yield from _boxes(child)
