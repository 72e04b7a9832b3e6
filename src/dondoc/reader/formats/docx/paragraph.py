"""The text of one paragraph as Word prints it, with what hangs on it: notes and text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dondoc.reader.formats.docx.names import (
    ALTERNATE,
    BOX,
    MATH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    TEXT,
    WRAPPERS,
    Element,
    W,
    chosen,
)
from dondoc.reader.formats.docx.styles import (
    PLAIN,
    ParagraphFormat,
    RunFormat,
    Style,
    Styles,
    paragraph_format,
    run_format,
)

_FIELD = W + "fldChar"
_FIELD_PART = W + "fldCharType"
_NOTES = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}
_DRAWN = (W + "drawing", W + "pict", W + "object")
_SIGNS = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_FORMULA = (MATH + "oMath", MATH + "oMathPara")
_NO_FORMAT = ParagraphFormat()


@dataclass(slots=True)
class Paragraph:
    """One printed paragraph. ``notes`` are (part, id) of its note marks; ``boxes`` the text boxes at it."""

    format: ParagraphFormat
    style: Style
    texts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    strong: bool = False
    light: bool = False

    @property
    def bold(self) -> bool:
        """Whether all of its visible characters are bold."""
        return self.strong and not self.light


class ParagraphReader:
    """Reads paragraphs in order: fields, and paragraphs whose mark was deleted, run on into the next one."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []
        self._joined: Paragraph | None = None
        self._paragraph = Paragraph(_NO_FORMAT, styles.base)
        self._base = PLAIN

    def read(self, element: Element) -> Paragraph | None:
        """One paragraph; None where its mark was deleted, so that its text opens the next one."""
        format = _NO_FORMAT
        for properties in element.iterchildren(PARAGRAPH_PROPERTIES):
            format = paragraph_format(properties)
        style = self._styles.paragraph(format.style)
        paragraph = self._joined or Paragraph(format, style)
        paragraph.format, paragraph.style = format, style
        self._joined = None
        self._paragraph = paragraph
        self._base = style.run
        self._content(element)
        if paragraph.format.mark_deleted:
            self._joined = paragraph
            return None
        return paragraph

    def _content(self, parent: Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child)
            elif tag in WRAPPERS:
                self._content(child)
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self._content(branch)
            elif tag in _FORMULA:
                self._emit("".join(text.text or "" for text in child.iter(MATH + "t")), self._base)

    def _run(self, run: Element) -> None:
        format = self._base
        for child in run:
            tag = child.tag
            if tag == TEXT:
                self._emit(child.text or "", format)
            elif tag == RUN_PROPERTIES:
                if len(child):
                    format = self._format(child)
            elif tag in _SIGNS:
                self._emit(_SIGNS[tag], format)
            elif tag == _FIELD:
                self._field(child.get(_FIELD_PART))
            elif tag in _NOTES:
                self._paragraph.notes.append((_NOTES[tag], child.get(W + "id", "")))
            elif tag in _DRAWN or tag == ALTERNATE:
                self._paragraph.boxes.extend(_boxes(child))

    def _format(self, properties: Element) -> RunFormat:
        own = run_format(properties)
        if own is PLAIN:
            return self._base
        below = self._styles.character(own.style).over(self._base) if own.style else self._base
        return own.over(below)

    def _emit(self, text: str, format: RunFormat) -> None:
        if format.hidden or (self._fields and not all(self._fields)):
            return
        paragraph = self._paragraph
        if text and not text.isspace():
            if format.bold:
                paragraph.strong = True
            else:
                paragraph.light = True
        paragraph.texts.append(text.upper() if format.capitals else text)

    def _field(self, part: str | None) -> None:
        """Of a field only the result is printed, so its instruction is passed over, nested fields too."""
        if part == "begin":
            self._fields.append(False)
        elif self._fields and part == "separate":
            self._fields[-1] = True
        elif self._fields and part == "end":
            self._fields.pop()


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
