"""The ruling lines on a page that is a picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dondoc.reader.formats.pdf.geometry import Rule
from dondoc.reader.formats.scan.picture import Ink, Mask

# In points: how thick a ruling line is at most, how wide a gap in it may be, how long it is at least, how far
# from another its ends may stop, the share of it that must be ink.
_THICK = 3.0
_GAP = 4.0
_SHORTEST = 20.0
_REACH = 5.0
_INKED = 0.8

Runs = NDArray[np.intp]


def read_rules(ink: Ink) -> tuple[list[Rule], list[Rule]]:
    """The ruling lines across the page and those down it, of tables alone: lines
    across end at lines down; those may hang free where a row runs over the page's end."""
    across = sorted(_rules(ink.mask, ink.scale), key=lambda rule: rule.at)
    down = _rules(np.ascontiguousarray(ink.mask.T), ink.scale)
    while True:
        held_across = [rule for rule in across if _meets(rule.start, rule, down) and _meets(rule.end, rule, down)]
        held_down = [rule for rule in down if _is_held(rule, held_across)]
        if len(held_across) == len(across) and len(held_down) == len(down):
            return across, down
        across, down = held_across, held_down


def _meets(end: float, rule: Rule, others: list[Rule]) -> bool:
    """Whether a line that ends there meets one that runs the other way."""
    return any(abs(other.at - end) <= _REACH and _cross(rule, other) for other in others)


def _is_held(down: Rule, across: list[Rule]) -> bool:
    """Whether a line down the page ends at lines across it or beyond the last of them."""
    crossed = [rule.at for rule in across if rule.start - _REACH <= down.at <= rule.end + _REACH]
    met = [at for at in crossed if down.start - _REACH <= at <= down.end + _REACH]
    if not met:
        return False
    starts = abs(met[0] - down.start) <= _REACH or met[0] == min(crossed)
    return starts and (abs(met[-1] - down.end) <= _REACH or met[-1] == max(crossed))


def _cross(one: Rule, other: Rule) -> bool:
    return other.start - _REACH <= one.at <= other.end + _REACH and one.start - _REACH <= other.at <= one.end + _REACH


def _rules(mask: Mask, scale: float) -> list[Rule]:
    """The thin, long lines along the rows of a mask."""
    thin = _thin(mask, round(_THICK * scale))
    thick = thin.copy()
    thick[1:] |= thin[:-1]
    thick[:-1] |= thin[1:]
    runs = _runs(thick, round(_GAP * scale), round(_SHORTEST * scale))
    return [Rule(at / scale, start / scale, end / scale) for at, start, end in _joined(runs)]


def _thin(mask: Mask, thick: int) -> Mask:
    """The dots of a mask that belong to no column of dots higher than so many."""
    core = mask[: mask.shape[0] - thick].copy()
    for move in range(1, thick + 1):
        core &= mask[move : mask.shape[0] - thick + move]
    high = np.zeros_like(mask)
    for move in range(thick + 1):
        high[move : mask.shape[0] - thick + move] |= core
    return mask & ~high


def _runs(mask: Mask, gap: int, shortest: int) -> Runs:
    """Row, start and end of each run of dots that is long enough, small gaps in it closed."""
    padded = np.zeros((mask.shape[0], mask.shape[1] + 2 * (gap + 1)), dtype=np.int8)
    padded[:, 1 : mask.shape[1] + 1] = mask
    edges = np.flatnonzero(np.diff(padded.ravel()))
    starts, ends = edges[::2], edges[1::2]
    if not len(starts):
        return np.empty((0, 3), dtype=np.intp)
    parted = np.concatenate([[True], starts[1:] - ends[:-1] > gap])
    firsts = np.flatnonzero(parted)
    inked = np.add.reduceat(ends - starts, firsts)
    starts, ends = starts[firsts], ends[np.concatenate([firsts[1:] - 1, [len(ends) - 1]])]
    lengths = ends - starts
    kept = (lengths >= shortest) & (inked >= _INKED * lengths)
    rows, columns = np.divmod(starts[kept], padded.shape[1])
    return np.stack([rows, columns, columns + lengths[kept]], axis=1)


def _joined(runs: Runs) -> list[tuple[float, int, int]]:
    """One line for the runs of neighbouring rows that lie over one another: its middle row, start and end."""
    lines: list[list[int]] = []
    for row, start, end in runs.tolist():
        for line in reversed(lines):
            if line[1] >= row - 1 and line[2] <= end and start <= line[3]:
                line[1], line[2], line[3] = row, min(line[2], start), max(line[3], end)
                break
        else:
            lines.append([row, row, start, end])
    return [((first + last) / 2, start, end) for first, last, start, end in lines]
