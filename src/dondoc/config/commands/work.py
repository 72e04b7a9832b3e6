"""``dondoc work``: reads scans in the background, alone on a machine or beside ``dondoc serve``.

Now and then it also hands over open work of units whose successions have come into force.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from types import FrameType

import click

from dondoc.config.commands import start_django

SETTLE_EVERY = 600.0  # seconds between two looks for successions whose day has come

_log = logging.getLogger(__name__)


@click.command(help="Nhận dạng các bản quét đang chờ, lần lượt từng tệp.")
@click.option("--once", is_flag=True, help="Đọc hết hàng chờ rồi thôi.")
@click.option("--parent", type=int, hidden=True, help="Thôi khi tiến trình này không còn.")
def command(once: bool, parent: int | None) -> None:
    start_django(database=True)
    from django.db import close_old_connections

    from dondoc.documents.worker import run

    settle = _settling()

    def go_on() -> bool:
        close_old_connections()
        settle()
        return parent is None or os.getppid() == parent

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, _stop)
    if parent is None and not once:
        click.echo("Chờ bản quét để nhận dạng (Ctrl+C để dừng).")
    read = run(once=once, go_on=go_on)
    if once:
        click.echo(f"Đã xử lý {read} tệp.")


def _settling() -> Callable[[], None]:
    """A call that looks for successions whose day has come, at once and then every few minutes."""
    from django.utils import timezone

    from dondoc.successions.actions import settle_due

    looked: float | None = None

    def settle() -> None:
        nonlocal looked
        if looked is None or time.monotonic() - looked >= SETTLE_EVERY:
            looked = time.monotonic()
            try:
                settle_due(timezone.localdate())
            except Exception:
                _log.exception("Work of units that ended could not be handed over; it is tried again.")

    return settle


def _stop(number: int, frame: FrameType | None) -> None:
    """Leaves the file at hand by an exception: the reading process is killed, the file put back in the queue."""
    sys.exit(0)
