"""Where a unit stands in the tree, as digits: eight for each level, from the root to the unit itself.

A subtree is then one range of paths, `path <= x < successor(path)`, in every database and every collation.
"""

from __future__ import annotations

WIDTH = 8
MAX_LEVELS = 12
MAX_UNIT_ID = 10**WIDTH - 2  # the successor of a path must still have eight digits at its last level


def child_path(parent_path: str, unit_id: int) -> str:
    """The path of a unit below the one at ``parent_path`` ("" for a root).

    Raises ValueError when the id needs more than eight digits, or the tree more than twelve levels.
    """
    if not 0 < unit_id <= MAX_UNIT_ID:
        raise ValueError(f"unit id {unit_id} does not fit in {WIDTH} digits")
    if level(parent_path) >= MAX_LEVELS:
        raise ValueError(f"more than {MAX_LEVELS} levels")
    return f"{parent_path}{unit_id:0{WIDTH}}"


def successor(path: str) -> str:
    """The first path after the whole subtree of ``path``."""
    return f"{path[:-WIDTH]}{int(path[-WIDTH:]) + 1:0{WIDTH}}"


def ids_of(path: str) -> tuple[int, ...]:
    """The unit ids on the way from the root to the unit itself."""
    return tuple(int(path[start : start + WIDTH]) for start in range(0, len(path), WIDTH))


def level(path: str) -> int:
    """How many levels the path has: 1 for a root, 0 for the empty path above it."""
    return len(path) // WIDTH


def moved_path(path: str, old_prefix: str, new_prefix: str) -> str:
    """The path of a unit after it, or a unit above it, went from ``old_prefix`` to ``new_prefix``."""
    return new_prefix + path.removeprefix(old_prefix)


def outermost(paths: list[str]) -> list[str]:
    """The paths that no other one contains, in order, each once."""
    kept: list[str] = []
    for path in sorted(paths):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return kept
