"""Pages of a PDF as pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pypdfium2

from dondoc.reader.formats.pdf.geometry import Page
from dondoc.reader.formats.pdf.untyped import densities
from dondoc.reader.formats.scan.limits import MOST_DENSITY, check_recognised, worked_density
from dondoc.reader.formats.scan.picture import POINTS_AN_INCH, Picture
from dondoc.reader.formats.scan.recognition import recognise
from dondoc.reader.progress import Progress

_RED = 2


def recognised_pages(
    document: pypdfium2.PdfDocument, indexes: Sequence[int], progress: Progress | None
) -> Iterable[Page]:
    """The pages of those indexes, recognised. Raises ``Unreadable`` where there are too many or one fails."""
    check_recognised(len(indexes))
    return recognise(((index + 1, rendered(document, index)) for index in indexes), len(indexes), progress).values()


def rendered(document: pypdfium2.PdfDocument, index: int) -> Picture:
    """A page at the density of the picture that fills it, within bounds, as the red part of its colours.

    The red of a seal is white in it. Raises ``PdfiumError`` where the page is broken.
    """
    page = document[index]
    try:
        inches = page.get_width() / POINTS_AN_INCH, page.get_height() / POINTS_AN_INCH
        own = max(densities(page), default=MOST_DENSITY / POINTS_AN_INCH) * POINTS_AN_INCH
        scale = worked_density(own, inches) / POINTS_AN_INCH
        colours = page.render(scale=scale).to_numpy()
        gray = colours if colours.ndim == 2 else colours[:, :, _RED]
        return Picture(np.ascontiguousarray(gray), scale)
    finally:
        page.close()
