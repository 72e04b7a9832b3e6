"""How long to wait before an address that did not answer is tried again."""

from __future__ import annotations

from datetime import timedelta

LEASE = timedelta(minutes=30)
"""For how long one worker has a row of the outbox to itself; longer than sending one handful can take."""
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=12),
    timedelta(hours=24),
)


def wait_after(attempts: int) -> timedelta | None:
    """The wait after so many failed attempts (from 1); None when it is given up, after some two days."""
    return WAITS[attempts - 1] if attempts <= len(WAITS) else None
