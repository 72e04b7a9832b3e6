"""A file that is sent while it is written."""

from __future__ import annotations

import io
from typing import Any


class Stream(io.RawIOBase):
    """What is written to it waits to be taken; it can't be gone back in, which a zip does not need."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._waiting += data
        return len(data)

    def taken(self) -> bytes:
        """All that was written since it was last asked."""
        data, self._waiting = bytes(self._waiting), bytearray()
        return data
