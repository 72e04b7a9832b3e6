"""A page as a picture, and the masks of ink that are taken from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]
Mask = NDArray[np.bool_]

POINTS_AN_INCH = 72
# Masks of ink are looked at in this many dots an inch: rulings and lines of text stand out as well as in full.
MASK_DENSITY = 100

_MOST_GRAY = 255


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as grey values from 0, black, to 255; ``scale`` is the number of pixels to a point."""

    gray: Gray
    scale: float

    @property
    def width(self) -> float:
        """Its width in points."""
        return float(self.gray.shape[1] / self.scale)

    @property
    def height(self) -> float:
        """Its height in points."""
        return float(self.gray.shape[0] / self.scale)


@dataclass(frozen=True, slots=True)
class Ink:
    """Where a page is dark, in dots of which each is ``scale`` to a point; thin lines are kept."""

    mask: Mask
    scale: float


def ink_of(picture: Picture) -> Ink:
    """The ink of a page: a dot is dark where any pixel of it is."""
    factor = max(1, int(picture.scale * POINTS_AN_INCH / MASK_DENSITY))
    small = _darkest(picture.gray, factor)
    return Ink(small < _threshold(picture.gray[::factor, ::factor]), picture.scale / factor)


def _darkest(gray: Gray, factor: int) -> Gray:
    """The darkest pixel of each square of so many by so many."""
    height, width = (length // factor * factor for length in gray.shape)
    rows = np.minimum.reduce([gray[start:height:factor, :width] for start in range(factor)])
    small: Gray = np.minimum.reduce([rows[:, start::factor] for start in range(factor)])
    return small


def _threshold(gray: Gray) -> int:
    """The grey value that parts dark from light best (Otsu, 1979: the greatest variance between the two)."""
    counts = np.bincount(gray.ravel(), minlength=_MOST_GRAY + 1).astype(np.float64)
    below = np.cumsum(counts)
    sums = np.cumsum(counts * np.arange(_MOST_GRAY + 1))
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    return int(np.nanargmax(apart)) if np.isfinite(apart).any() else 0
