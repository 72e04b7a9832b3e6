"""Functions of PDFium that are called for nearly every word, taking plain addresses.

Most of a call's time goes into checking typed pointers; here a page, a text page or an object is a number.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_ADDRESS, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float


def address_of(raw: Any) -> int:
    """The address that a typed pointer holds."""
    return ctypes.cast(raw, _ADDRESS).value or 0


def _bare(function: Any, result: Any, *kinds: Any) -> Any:
    return ctypes.CFUNCTYPE(result, *kinds)(address_of(function))


# Of a text page: the box, the place on the base line, the angle, the font and the object of a sign; the number of
# objects that some signs are of.
sign_box = _bare(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)
sign_origin = _bare(pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
sign_angle = _bare(pdfium.FPDFText_GetCharAngle, _FLOAT, _ADDRESS, _INT)
sign_font = _bare(pdfium.FPDFText_GetFontInfo, ctypes.c_ulong, _ADDRESS, _INT, _ADDRESS, ctypes.c_ulong, _ADDRESS)
sign_object = _bare(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
count_objects = _bare(pdfium.FPDFText_CountRects, _INT, _ADDRESS, _INT, _INT)
# Of an object: how its text is drawn, what it is. Of a page: the object with a number.
render_mode = _bare(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
object_kind = _bare(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
page_object = _bare(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, _INT)
