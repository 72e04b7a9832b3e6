"""Elements of a Word body: paragraphs, runs, rules."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Element = etree._Element

_PREFIX = {"w": NAMESPACE}

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WHITE = re.compile(r"[\t\n\r]+")
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TWIPS_PER_MM = 1440 / 25.4


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{{{NAMESPACE}}}{name}"


def twips(millimetres: float) -> str:
    """Millimetres in twentieths of a point, the unit of Word's widths and indents."""
    return str(round(millimetres * _TWIPS_PER_MM))


def clean(text: str) -> str:
    """The text on one line, without what XML can't hold: control characters, lone surrogates."""
    return _WHITE.sub(" ", _NOT_XML.sub("", text))


def element(name: str, **attributes: str) -> Element:
    """An element with its attributes, all in Word's namespace."""
    return etree.Element(w(name), {w(key): value for key, value in attributes.items()}, nsmap=_PREFIX)


def child(parent: Element, name: str, **attributes: str) -> Element:
    """A new last child of ``parent``."""
    return etree.SubElement(parent, w(name), {w(key): value for key, value in attributes.items()})


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one face, over that of the paragraph's style."""

    text: str
    bold: bool = False
    italic: bool = False


def paragraph(style: str, *runs: Run | str) -> Element:
    """A paragraph in the named style; a plain string is a run without a face of its own."""
    made = element("p")
    child(child(made, "pPr"), "pStyle", val=style)
    for run in runs:
        _add_run(made, Run(run) if isinstance(run, str) else run)
    return made


def _add_run(made: Element, run: Run) -> None:
    holder = child(made, "r")
    if run.bold or run.italic:
        face = child(holder, "rPr")
        if run.bold:
            child(face, "b")
        if run.italic:
            child(face, "i")
    place = child(holder, "t")
    place.text = words = clean(run.text)
    # Only where it matters: lxml moves a table whose rows hold xml:space in time quadratic in its rows.
    if words != " ".join(words.split()):
        place.set(_XML_SPACE, "preserve")


def numbered(style: str, text: str, *, list_number: int) -> Element:
    """A paragraph whose number is Word's own and not in its text; parts/numbering.xml has the lists."""
    made = paragraph(style, text)
    number = child(made[0], "numPr")
    child(number, "ilvl", val="0")
    child(number, "numId", val=str(list_number))
    return made


def rule(*, length: float, column: float) -> Element:
    """A thin line centred in a column, both in millimetres: under the motto, the issuer and the subject."""
    made = paragraph("Rule")
    properties = made[0]
    border = child(properties, "pBdr")
    child(border, "top", val="single", sz="6", space="0", color="000000")
    indent = twips((column - length) / 2)
    child(properties, "ind", left=indent, right=indent)
    return made


def on_new_page(made: Element) -> Element:
    """The same paragraph, opening a new page."""
    made[0].insert(1, element("pageBreakBefore"))
    return made


def kept_with_next(made: Element) -> Element:
    """The same paragraph, on one page with what follows it; one of a template may have no properties yet."""
    properties = made.find(w("pPr"))
    if properties is None:
        properties = element("pPr")
        made.insert(0, properties)
    if properties.find(w("keepNext")) is None:
        properties.insert(0 if properties.find(w("pStyle")) is None else 1, element("keepNext"))
    return made
