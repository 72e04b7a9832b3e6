"""How a piece of a page looks: bold, centred, in which font; each element inherits and changes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

_NEVER_SHOWN = ("head", "script", "style", "noscript", "template", "svg", "math", "object", "iframe")
_NOT_THE_TEXT = ("nav", "aside", "form", "button", "select", "textarea", "del", "s", "strike")
LEFT_OUT = frozenset((*_NEVER_SHOWN, *_NOT_THE_TEXT))
_PARAGRAPHS = (
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "dt",
    "dd",
    "pre",
    "address",
    "figcaption",
    "summary",
    "hr",
)
_AROUND = ("html", "body", "div", "ul", "ol", "dl", "center", "blockquote", "article", "section", "main", "header")
_PARTS = ("footer", "figure", "details", "fieldset", "tr", "td", "th", "tbody", "thead", "tfoot", "caption")
BLOCKS = frozenset((*_PARAGRAPHS, *_AROUND, *_PARTS))
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(\w+)", re.IGNORECASE)
_ALIGN = re.compile(r"text-align\s*:\s*(\w+)", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_CAPITALS = re.compile(r"text-transform\s*:\s*uppercase|font-variant\s*:\s*small-caps", re.IGNORECASE)
_LIGHT = ("normal", "lighter", "100", "200", "300", "400")


@dataclass(frozen=True, slots=True)
class Look:
    """What an element hands down to the text in it."""

    bold: bool = False
    centred: bool = False
    capitals: bool = False
    font: str = ""
    kept: bool = False


def is_left_out(element: etree._Element) -> bool:
    """Whether nothing of an element is shown, or it is no part of the document."""
    if element.tag in LEFT_OUT or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


def look_of(element: etree._Element, look: Look) -> Look:
    """The look inside an element, where it is ``look`` around it."""
    tag = element.tag
    if tag in _BOLD:
        look = replace(look, bold=True)
    if tag == "center":
        look = replace(look, centred=True)
    if tag == "pre":
        look = replace(look, kept=True)
    if not element.attrib:
        return look
    align = element.get("align")
    if align:
        look = replace(look, centred=align.lower() == "center")
    face = element.get("face")
    if face:
        look = replace(look, font=face.partition(",")[0].strip())
    style = element.get("style")
    return _styled(style, look) if style else look


def _styled(style: str, look: Look) -> Look:
    weight, align, font = _WEIGHT.search(style), _ALIGN.search(style), _FONT.search(style)
    return replace(
        look,
        bold=look.bold if weight is None else weight[1].lower() not in _LIGHT,
        centred=look.centred if align is None else align[1].lower() == "center",
        font=look.font if font is None else font[1].strip(),
        capitals=look.capitals or bool(_CAPITALS.search(style)),
    )
