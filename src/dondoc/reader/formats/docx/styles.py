"""What a style says that matters to reading: bold, centred, capitals, hidden, and a list number."""

from __future__ import annotations

from dataclasses import dataclass

from dondoc.reader.formats.docx.names import RUN_PROPERTIES, VALUE, Element, W
from dondoc.reader.formats.docx.properties import PLAIN, RunFormat, paragraph_format, run_format


@dataclass(slots=True)
class Style:
    """One style with what its ancestors say folded in; ``list_style`` is the style that names the list."""

    run: RunFormat
    centred: bool = False
    list: str | None = None
    level: int | None = None
    list_style: str | None = None
    heading: bool = False


class Styles:
    """The styles of a document, each resolved over its ancestors once."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self._defaults = PLAIN
        self._default_paragraph: str | None = None
        if root is not None:
            self._read(root)
        self.base = Style(self._defaults)

    def _read(self, root: Element) -> None:
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        if defaults is not None:
            self._defaults = run_format(defaults)
        for style in root.iterchildren(W + "style"):
            key = style.get(W + "styleId", "")
            self._elements[key] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                self._default_paragraph = key

    def paragraph(self, key: str | None) -> Style:
        """The paragraph style of that id; the document's default one for None or an unknown id."""
        if key is None or key not in self._elements:
            key = self._default_paragraph
        return self.base if key is None else self._style(key, self.base)

    def character(self, key: str) -> RunFormat:
        """What a character style of that id says by itself."""
        return self._style(key, Style(PLAIN)).run if key in self._elements else PLAIN

    def list_of(self, key: str) -> str | None:
        """The list that a numbering style of that id stands for."""
        return self._style(key, self.base).list if key in self._elements else None

    def _style(self, key: str, base: Style) -> Style:
        if key not in self._resolved:
            chain = self._chain(key)
            style = base
            for ancestor in reversed(chain):
                style = self._fold(ancestor, style)
            self._resolved[key] = style
        return self._resolved[key]

    def _chain(self, key: str) -> list[str]:
        """The style and its ancestors; a circle among them ends the chain."""
        chain: list[str] = []
        while key in self._elements and key not in chain:
            chain.append(key)
            parent = self._elements[key].find(W + "basedOn")
            key = "" if parent is None else parent.get(VALUE, "")
        return chain

    def _fold(self, key: str, below: Style) -> Style:
        element = self._elements[key]
        style = Style(below.run, below.centred, below.list, below.level, below.list_style, below.heading)
        run = element.find(RUN_PROPERTIES)
        if run is not None:
            style.run = run_format(run).over(below.run)
        properties = element.find(W + "pPr")
        if properties is not None:
            own = paragraph_format(properties)
            style.centred = below.centred if own.centred is None else own.centred
            style.level = below.level if own.level is None else own.level
            style.heading = below.heading if own.heading is None else own.heading
            if own.list is not None:
                style.list, style.list_style = own.list, key
        return style
