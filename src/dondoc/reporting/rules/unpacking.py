"""Packed figures of many reports as arrays. Pure.

Apart from `dondoc.reporting.rules.figures`, so that what reads workbooks need not load numpy, which takes as long as a
hundred of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Packed = npt.NDArray[np.signedinteger]


def unpack(rows: Sequence[bytes], width: int) -> Packed:
    """Packed rows as an array of shape (rows, width), of numbers as wide as the widest row has."""
    kinds = {length: np.dtype(f"<i{length // width}") for length in set(map(len, rows)) if length}
    if len(kinds) == 1:
        (kind,) = kinds.values()
        return np.frombuffer(b"".join(rows), dtype=kind).reshape(len(rows), width)
    lengths = np.fromiter(map(len, rows), dtype=np.int64, count=len(rows))
    figures = np.empty((len(rows), width), dtype=kinds[max(kinds)] if kinds else np.int64)
    for length, kind in kinds.items():
        places = np.flatnonzero(lengths == length)
        alike = b"".join([rows[place] for place in places.tolist()])
        figures[places] = np.frombuffer(alike, dtype=kind).reshape(len(places), width)
    return figures
