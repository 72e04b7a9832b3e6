"""Packed figures of many reports as arrays. Pure.

Apart from `dondoc.reporting.rules.figures`, so that what reads workbooks need not load numpy, which takes as long as a
hundred of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

Packed = npt.NDArray[np.signedinteger]


def unpack(rows: Sequence[bytes], width: int) -> Packed:
    """Packed rows as an array of shape (rows, width), of numbers as wide as the widest row has."""
    return unpack_joined(b"".join(rows), np.fromiter(map(len, rows), dtype=np.int64, count=len(rows)), width)


def unpack_joined(joined: bytes, lengths: npt.NDArray[np.integer], width: int) -> Packed:
    """The same of rows that stand one after the other and take so many bytes each."""
    kinds = {
        length: np.dtype(f"<i{length // width}") for length in np.flatnonzero(np.bincount(lengths)).tolist() if length
    }
    if len(kinds) == 1:
        (kind,) = kinds.values()
        return np.frombuffer(joined, dtype=kind).reshape(len(lengths), width)
    figures = np.empty((len(lengths), width), dtype=kinds[max(kinds)] if kinds else np.int64)
    starts = np.cumsum(lengths) - lengths
    for length, kind in kinds.items():
        places = np.flatnonzero(lengths == length)
        alike = sliding_window_view(np.frombuffer(joined, dtype=np.uint8), length)[starts[places]]
        figures[places] = alike.view(kind)
    return figures
