"""The backend by Django's convention: the module ``base`` with a ``DatabaseWrapper``."""

from __future__ import annotations

from typing import Any

from django.db.backends.sqlite3 import base

from dondoc.core.sqlite.turn import Turn


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that holds its turn from the first word of a transaction to the last."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._turn = Turn()

    def _start_transaction_under_autocommit(self) -> None:
        if not self.is_in_memory_db():
            self._turn.take(f"{self.settings_dict['NAME']}-turn")
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._turn.end()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]
        finally:
            self._end_if_over()

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
            self._turn.end()
