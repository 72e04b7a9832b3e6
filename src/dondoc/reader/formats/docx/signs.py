"""Signs that a run holds as elements: breaks, hyphens, symbols of symbol fonts, formulas."""

from __future__ import annotations

from dondoc.reader.formats.docx.names import MATH, Element, W

PAGE_BREAK = "\f"
SYMBOL = W + "sym"
BREAK = W + "br"
SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    # Dropped with all invisible signs, unless the run's old font prints a letter in its place.
    W + "softHyphen": "\u00ad",
}
FORMULA = (MATH + "oMath", MATH + "oMathPara")

_BYTE = 0xFF
_PRIVATE = 0xF000
# What the fonts Symbol and Wingdings print at a code; bullets and ticks are told by the writer.
_SYMBOL_FONT = dict(
    zip(
        (0xA3, 0xB0, 0xB1, 0xB2, 0xB3, 0xB4, 0xB8, 0xB9, 0xBA, 0xBB, 0xBC, 0xAE, 0xDE, 0x2D, 0xA5, 0xB7),
        "≤°±″≥×÷≠≡≈…→⇒−∞•",
        strict=True,
    )
)
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def break_of(element: Element) -> str:
    """The sign of ``w:br``: a page or column break, else a line break."""
    return PAGE_BREAK if element.get(W + "type") in ("page", "column") else "\n"


def symbol_of(element: Element) -> str:
    """The sign of ``w:sym``; a private-use sign where only its font knows what it shows."""
    digits = element.get(W + "char", "")
    try:
        code = int(digits, 16)
    except ValueError:
        return ""
    if not 0 < code <= 0xFFFF or 0xD800 <= code <= 0xDFFF:
        return ""
    font = element.get(W + "font", "").lower()
    if font == "symbol":
        return _SYMBOL_FONT.get(code & _BYTE, chr(code))
    if "wingdings" in font or "webdings" in font or "symbol" in font:
        return chr(_PRIVATE | (code & _BYTE))
    return chr(code & _BYTE) if code & ~_BYTE == _PRIVATE else chr(code)


def formula_of(element: Element) -> str:
    """A formula on one line: a fraction with a stroke, a power of figures raised."""
    tag = element.tag
    if tag == MATH + "t":
        return element.text or ""
    if tag == MATH + "f":
        return f"{_part(element, 'num')}/{_part(element, 'den')}"
    if tag == MATH + "sSup":
        return _part(element, "e") + _part(element, "sup").translate(_SUPERSCRIPTS)
    return "".join(map(formula_of, element))


def _part(element: Element, name: str) -> str:
    part = element.find(MATH + name)
    return "" if part is None else formula_of(part)
