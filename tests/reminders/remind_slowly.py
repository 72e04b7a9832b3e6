"""One run of reminders on 16/6/2026 as a process of its own, by small handfuls, each open for a while before it is kept.

``python remind_slowly.py SECONDS``; begins when it is given a line, says when it is in the middle of a handful, and in the
end how many things it told.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import django

django.setup()

from django.db import transaction  # noqa: E402 (models load only after the set-up)

from dondoc.reminders.actions import taking  # noqa: E402
from dondoc.reminders.ticking import remind  # noqa: E402

SECONDS = float(sys.argv[1])
NOW = datetime(2026, 6, 16, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
record = taking._record


def slowly(told: list[taking.Looked]) -> None:
    """Everything of the handful is written and nothing is kept yet."""
    assert transaction.get_connection().in_atomic_block
    print("in the middle", flush=True)
    time.sleep(SECONDS)
    record(told)


taking._record = slowly
taking.BATCH = 6
print("ready", flush=True)
sys.stdin.readline()
print(remind(NOW)[0])
