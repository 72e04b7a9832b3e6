"""Functions of PDFium that are called for nearly every word, without the checks of typed pointers.

Most of the time of such a call goes into turning its arguments into those of C. So a page is handed over as a handle
that is made once, as is each place that a function writes to; a plain number becomes a C int. The interpreter's lock is
kept, since a call takes a fraction of a microsecond.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

_ADDRESS, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float


def handle_of(raw: Any) -> Any:
    """What a typed pointer to a page or a text page is handed over as."""
    return ctypes.byref(ctypes.c_char.from_address(_address_of(raw)))


def _address_of(raw: Any) -> int:
    return ctypes.cast(raw, _ADDRESS).value or 0


def _bare(function: Any, result: Any, *kinds: Any) -> Any:
    """The function; ``kinds`` are given where an argument is a number other than an int."""
    return ctypes.PYFUNCTYPE(result, *kinds)(_address_of(function))


# Of a text page: the box, the place on the base line, the angle, the font and the object of a sign; the number of
# objects that some signs are of.
sign_box = _bare(pdfium.FPDFText_GetLooseCharBox, _INT)
sign_origin = _bare(pdfium.FPDFText_GetCharOrigin, _INT)
sign_angle = _bare(pdfium.FPDFText_GetCharAngle, _FLOAT)
sign_font = _bare(pdfium.FPDFText_GetFontInfo, ctypes.c_ulong)
sign_object = _bare(pdfium.FPDFText_GetTextObject, _ADDRESS)
count_objects = _bare(pdfium.FPDFText_CountRects, _INT)
# Of a page: the object with a number. Of the address of an object: its box, how its text is drawn, what it is.
page_object = _bare(pdfium.FPDFPage_GetObject, _ADDRESS)
object_bounds = _bare(pdfium.FPDFPageObj_GetBounds, _INT, _ADDRESS)
render_mode = _bare(pdfium.FPDFTextObj_GetTextRenderMode, _INT, _ADDRESS)
object_kind = _bare(pdfium.FPDFPageObj_GetType, _INT, _ADDRESS)
