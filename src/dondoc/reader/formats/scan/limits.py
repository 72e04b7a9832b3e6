"""How large pictures may be, and how finely they are looked at. Densities in pixels an inch."""

from __future__ import annotations

from dondoc.reader.errors import TOO_MANY_SCANS, Unreadable
from dondoc.reader.formats.limits import RECOGNISED_PAGES

MEGAPIXEL = 1_000_000
# A3 at 600 pixels an inch has 70 megapixels.
MOST_PIXELS = 80 * MEGAPIXEL
# A page is made no larger than this for recognition: A3 at 300 pixels an inch has 17.
WORKED_PIXELS = 18 * MEGAPIXEL
# Nor longer: tesseract refuses a side of 32,768 pixels, and a page of mere length is one pixel across at least.
LONGEST_SIDE = 32_000
LEAST_DENSITY = 180
MOST_DENSITY = 225


def check_recognised(pages: int) -> None:
    """Raise ``Unreadable`` where so many pages are too many to recognise."""
    if pages > RECOGNISED_PAGES:
        raise Unreadable(TOO_MANY_SCANS, pages=pages, limit=RECOGNISED_PAGES)


def worked_density(density: float, inches: tuple[float, float]) -> float:
    """The density at which a page of that size in inches is recognised, of a picture with a density of its own."""
    wanted = min(max(density, LEAST_DENSITY), MOST_DENSITY)
    within = WORKED_PIXELS / max(inches[0] * inches[1], 1e-6)
    return float(min(wanted, within**0.5, LONGEST_SIDE / max(*inches, 1e-6)))
