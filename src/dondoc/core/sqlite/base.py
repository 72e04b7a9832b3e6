"""The backend by Django's convention: the module ``base`` with a ``DatabaseWrapper``."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Any

from django.db.backends.sqlite3 import base

from dondoc.core.sqlite.turn import Turn


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that holds its turn from the first word of a transaction to the last, and then sees to it that
    what was written is on disk: while it waits for the disk, the next one writes.
    """

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._turn = Turn()

    def _start_transaction_under_autocommit(self) -> None:
        if not self.is_in_memory_db():
            self.connection.execute("PRAGMA synchronous=NORMAL")  # SQLite would wait for the disk within the turn
            self._turn.take(f"{self.settings_dict['NAME']}-turn")
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._end_if_over()
        if not self.is_in_memory_db():
            self._sync()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._end_if_over()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._turn.end()

    def _end_if_over(self) -> None:
        """A commit that failed leaves the transaction open, to be rolled back."""
        if self.connection is None or not self.connection.in_transaction:
            self._end_turn()

    def _end_turn(self) -> None:
        if self._turn.held:
            self._turn.end()
            if self.connection is not None:
                self.connection.execute("PRAGMA synchronous=FULL")  # for what is written outside a transaction

    def _sync(self) -> None:
        """Waits until the disk has all that was committed so far, by whomever; where SQLite has written the log back
        meanwhile, it has waited for the disk itself."""
        with suppress(FileNotFoundError):
            file = os.open(f"{self.settings_dict['NAME']}-wal", os.O_RDONLY)
            try:
                os.fdatasync(file)
            finally:
                os.close(file)
