"""A turn that one thread of one process has at a time, taken in the order of asking."""

from __future__ import annotations

import fcntl
import os


class Turn:
    """Taken and ended by one thread. The system ends it with the process that has it, however that dies."""

    def __init__(self) -> None:
        self._file: int | None = None

    @property
    def held(self) -> bool:
        return self._file is not None

    def take(self, path: str) -> None:
        """Waits for the turn; nothing for one who has it."""
        if self._file is not None:
            return
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
        except BaseException:
            os.close(file)
            raise
        self._file = file

    def end(self) -> None:
        """Lets the next one go on; nothing for one who has no turn."""
        if self._file is not None:
            file, self._file = self._file, None
            fcntl.flock(file, fcntl.LOCK_UN)  # a child that was forked meanwhile may have the file open still
            os.close(file)
