"""Where the ids of many things stand in an array. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
NOWHERE = -1
DENSE = 4


@dataclass(frozen=True, slots=True, eq=False)
class Places(Mapping[int, int]):
    """Id -> row. ``ids`` stand in ascending order, ``rows`` beside them: looking up many costs one search."""

    ids: Ints
    rows: Ints

    @classmethod
    def of(cls, ids: Ints) -> Places:
        """The rows of ids as they stand in ``ids``, each of which is there once."""
        order = np.argsort(ids, kind="stable")
        return cls(ids[order], order)

    def find(self, ids: Ints) -> Ints:
        """The row of each id; `NOWHERE` for one that is not there."""
        if not len(self.ids):
            return np.full(len(ids), NOWHERE, dtype=np.int64)
        low, high = int(self.ids[0]), int(self.ids[-1])
        if high - low > DENSE * (len(self.ids) + len(ids)):
            found = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
            return np.where(self.ids[found] == ids, self.rows[found], NOWHERE)
        table = np.full(high - low + 1, NOWHERE, dtype=np.int64)  # quicker than a search for each
        table[self.ids - low] = self.rows
        return np.where((ids >= low) & (ids <= high), table[np.clip(ids, low, high) - low], NOWHERE)

    def __getitem__(self, key: int) -> int:
        found = int(np.searchsorted(self.ids, key))
        if found == len(self.ids) or self.ids[found] != key:
            raise KeyError(key)
        return int(self.rows[found])

    def __iter__(self) -> Iterator[int]:
        return (int(each) for each in self.ids)

    def __len__(self) -> int:
        return len(self.ids)
