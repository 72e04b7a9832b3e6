"""The names of WordprocessingML elements that carry text, numbering or layout (ISO/IEC 29500)."""

from __future__ import annotations

from lxml import etree

Element = etree._Element

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_MAIN}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# The strict form of the format says the same under other addresses.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", MATH[1:-1].encode()),
)

PARAGRAPH = W + "p"
PARAGRAPH_PROPERTIES = W + "pPr"
RUN = W + "r"
RUN_PROPERTIES = W + "rPr"
TEXT = W + "t"
SIMPLE_FIELD = W + "fldSimple"
CONTROL = W + "sdt"
TABLE = W + "tbl"
ROW = W + "tr"
CELL = W + "tc"
BOX = W + "txbxContent"
ALTERNATE = MC + "AlternateContent"
CHOICE = MC + "Choice"
FALLBACK = MC + "Fallback"
VALUE = W + "val"

# What holds paragraphs, rows or runs without adding anything of its own; deletions are not among them.
WRAPPERS = frozenset(
    [W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink")]
    + [W + name for name in ("fldSimple", "dir", "bdo")]
)

# Two thirds of a usual document. Taken out in one pass of the C library, they cost the walk nothing.
FONTS = W + "rFonts"
NOISE = tuple(
    [W + name for name in ("color", "sz", "szCs", "lang", "bCs", "i", "iCs", "u", "spacing", "ind")]
    + [W + name for name in ("pBdr", "tabs", "shd", "tcW", "vAlign", "tcBorders", "tcMar", "tblPr", "tblGrid")]
    + [W + name for name in ("proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "noProof")]
)

_OFF = frozenset({"0", "false", "off", "none"})


def is_on(element: Element) -> bool:
    """A toggle such as ``w:b``: on unless its value says otherwise."""
    return element.get(VALUE) not in _OFF


def number_of(element: Element | None, default: int) -> int:
    """The whole number in an element's ``w:val``; the default where there is none."""
    value = "" if element is None else (element.get(VALUE) or "")
    return int(value) if value.lstrip("-").isdecimal() and len(value) < 10 else default


def chosen(alternate: Element) -> Element | None:
    """The branch of ``mc:AlternateContent`` to read: never both, or its text would be doubled."""
    choice = alternate.find(CHOICE)
    return alternate.find(FALLBACK) if choice is None else choice
