"""Whether a page lies with its foot up."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dondoc.reader.formats.scan.picture import Ink, Mask

# In points: the width of the strips that are looked at alone, the least and greatest height of a line of text.
_STRIP = 80
_MOST_STRIPS = 200
_LOWEST = 5
_HIGHEST = 30
# A column of dots that is dark over this share of the page holds a ruling line.
_RULED = 0.2
# The core of a line holds at least this share of its darkest row. Marks above it outweigh those below it by about
# 2.5 times in Vietnamese; a page is called upside down when it shows the reverse this clearly.
_CORE = 0.5
_CLEARLY = 1.5
_LEAST_DOTS = 200


def is_upside_down(ink: Ink) -> bool:
    """Whether more stands below the cores of the lines than above them: ascenders and tone marks stand above."""
    above, below = marks(ink)
    return above + below >= _LEAST_DOTS and below > _CLEARLY * above


def marks(ink: Ink) -> tuple[int, int]:
    """How many dots stand above the cores of the lines of text, and how many below."""
    mask = ink.mask.copy()
    mask[:, mask.mean(axis=0) > _RULED] = False
    width = max(1, round(_STRIP * ink.scale), mask.shape[1] // _MOST_STRIPS)
    found = [_marks(mask[:, start : start + width], ink.scale) for start in range(0, mask.shape[1], width)]
    return sum(above for above, _ in found), sum(below for _, below in found)


def _marks(strip: Mask, scale: float) -> tuple[int, int]:
    rows = strip.sum(axis=1)
    above = below = 0
    for start, end in _lines(rows):
        if _LOWEST * scale <= end - start <= _HIGHEST * scale:
            line = rows[start:end]
            core = np.flatnonzero(line >= _CORE * line.max())
            above += int(line[: core[0]].sum())
            below += int(line[core[-1] + 1 :].sum())
    return above, below


def _lines(rows: NDArray[np.int_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], (rows > 0).astype(np.int8), [0]])))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
