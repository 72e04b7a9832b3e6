"""Trees as tests write them: the row above each, -1 for the top."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dondoc.consolidation.rules.tree import SCALE, Tree


def tree_of(parents: Sequence[int]) -> Tree:
    """Rows that stand in the order of the tree already, as units of the ids from 1."""
    return Tree.of(np.array([(above + 1) * SCALE + row for row, above in enumerate(parents, 1)], dtype=np.int64))
