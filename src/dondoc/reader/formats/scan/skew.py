"""By how much a page was laid askew on the glass."""

from __future__ import annotations

from math import radians, tan

import numpy as np
from numpy.typing import NDArray

from dondoc.reader.formats.scan.picture import Mask

# Degrees: how far a page may be askew, the steps of the first and of the second search.
_MOST = 8.0
_STEP = 0.5
_FINE_STEP = 0.05
_LEAST_POINTS = 300
_MOST_POINTS = 40_000

Places = NDArray[np.intp]


def find_skew(mask: Mask) -> tuple[float, float]:
    """The angle in degrees by which lines of text fall to the right, and how sharply they part at that angle.

    The lower edges of letters gather on few rows when looked at along the lines (projection profile). The sharpness
    is 1 where they lie evenly over the page, and 0 where there is too little to tell.
    """
    ys, xs = np.nonzero(mask[:-1] & ~mask[1:])
    if len(ys) < _LEAST_POINTS:
        return 0.0, 0.0
    step = -(-len(ys) // _MOST_POINTS)
    ys, xs = ys[::step], xs[::step]
    scores = {angle: _score(ys, xs, angle) for angle in np.arange(-_MOST, _MOST + _STEP / 2, _STEP)}
    near = max(scores, key=lambda angle: scores[angle])
    scores = {angle: _score(ys, xs, angle) for angle in np.arange(near - _STEP, near + _STEP, _FINE_STEP)}
    best = max(scores, key=lambda angle: scores[angle])
    return float(best), scores[best] * mask.shape[0] / len(ys) ** 2


def _score(ys: Places, xs: Places, angle: float) -> float:
    rows = (ys - xs * tan(radians(angle))).astype(np.intp)
    counts = np.bincount(rows - rows.min()).astype(np.float64)
    return float(counts @ counts)
