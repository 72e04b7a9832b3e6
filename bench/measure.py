"""One measured line, and the clock."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Measured:
    """``figure`` in ``unit`` against ``target`` (the most it may be); ``yardstick`` says what it stands beside."""

    work: str
    figure: float
    unit: str
    target: float
    yardstick: str

    @property
    def ok(self) -> bool:
        return self.figure <= self.target


def seconds(work: Callable[[], object], runs: int = 7) -> float:
    """The median time of a few runs after one that does not count."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times)


def fastest(work: Callable[[], object], runs: int) -> float:
    """The shortest time of a few runs after one that does not count: what others on the machine do stays out of it."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def paired(work: Callable[[], object], yardstick: Callable[[], object], runs: int = 9) -> tuple[float, float]:
    """Median times of two works run in turn, so that a drift of the machine's speed meets both alike."""
    work(), yardstick()
    ours, theirs = [], []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        between = time.perf_counter()
        yardstick()
        ours.append(between - start)
        theirs.append(time.perf_counter() - between)
    return median(ours), median(theirs)
