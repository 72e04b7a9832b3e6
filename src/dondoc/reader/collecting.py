"""Lets Python's search for reference cycles rest while a document is read.

A reading makes tens of thousands of values that live until its end and next to no cycles: the search, which begins anew
after every few hundred values, finds nothing and takes a tenth of the time.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# A search after so many values keeps what a very long document makes in bounds.
_SELDOM = 100_000


class _Readings:
    """How many readings go on in this process, and how often it searched before the first of them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0
        self._before = gc.get_threshold()

    def begin(self) -> None:
        with self._lock:
            if not self._count:
                self._before = gc.get_threshold()
                if 0 < self._before[0] < _SELDOM:
                    gc.set_threshold(_SELDOM, *self._before[1:])
            self._count += 1

    def end(self) -> None:
        with self._lock:
            self._count -= 1
            if not self._count:
                gc.set_threshold(*self._before)


_readings = _Readings()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """While inside, in any thread, cycles are searched for seldom."""
    _readings.begin()
    try:
        yield
    finally:
        _readings.end()
