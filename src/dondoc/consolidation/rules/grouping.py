"""A total broken down otherwise than by the tree: which of its groups can be told. Pure.

Told groups must tell nothing of a hidden report that the tree does not tell already. Of the hidden reports below a told
node, which no told node lower down holds, the tree tells the sum (a cluster): so a group may hold whole clusters, and
one that holds a part of a cluster is not told.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dondoc.consolidation.rules.hiding import Bools
from dondoc.consolidation.rules.index import Ints

OUTSIDE = -1
"""The group of a report that does not stand below the node."""


def barred(
    parents: Ints,
    hidden_rows: Bools,
    places: Ints,
    hidden_reports: Bools,
    groups: Ints,
    inside: Callable[[Ints], Bools],
) -> Ints:
    """The groups that can't be told of one indicator, each once.

    ``places`` and ``groups`` have the row and the group of each report; ``inside`` says of rows whether they are seen
    with the node. Other names are those of `dondoc.consolidation.rules.hiding`.
    """
    reports = np.flatnonzero(hidden_reports)
    told = places[reports]
    while np.any(climbing := (told >= 0) & hidden_rows[told]):
        told[climbing] = parents[told[climbing]]
    group = groups[reports]
    seen = (told >= 0) & inside(told)
    lost = group[~seen]
    pairs = np.unique(np.column_stack([told[seen], group[seen]]), axis=0)
    clusters, counts = np.unique(pairs[:, 0], return_counts=True)
    divided = pairs[np.isin(pairs[:, 0], clusters[counts > 1]), 1]
    found: Ints = np.setdiff1d(np.concatenate([lost, divided]), [OUTSIDE])
    return found
