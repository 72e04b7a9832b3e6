"""``dondoc work`` as a process of its own with a recognition that tells a page and then takes its time.

``python work_slowly.py SECONDS [ARGUMENT…]``; a page is told before the wait and after it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

from dondoc.config.cli import main
from dondoc.reader import guarded, read_plan
from dondoc.reader.plan import Plan

SECONDS = float(sys.argv[1])


def slow(data: bytes, *, progress: Callable[[int, int], None], **limits: Any) -> Plan:
    progress(1, 2)
    time.sleep(SECONDS)
    progress(2, 2)
    return read_plan(
        b"I. M\xe1\xbb\xa4C TI\xc3\x8aU\n1. T\xe1\xbb\x95 ch\xe1\xbb\xa9c 3 l\xe1\xbb\x9bp.\n", name="a.txt"
    )


guarded.read_plan_guarded = slow
main(["work", *sys.argv[2:]])
