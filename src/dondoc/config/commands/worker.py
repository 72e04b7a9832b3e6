"""``dondoc worker``: everything that is timed, again and again, where no timer of the system starts `dondoc tick`.

`dondoc serve` runs one beside the site.
"""

from __future__ import annotations

import os
import signal
import time
from types import FrameType

import click

from dondoc.config.commands import start_django, tick

EVERY = 60  # seconds from the end of one round to the next
STEP = 0.5  # seconds after which a sleeping worker hears that it is to end


class Ending:
    """Whether the process was told to end, or the one that it runs beside is gone: it finishes the handful at hand."""

    def __init__(self, parent: int | None) -> None:
        self.told, self.parent = False, parent
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._hear)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        self.told = True

    def not_yet(self) -> bool:
        return not self.told and (self.parent is None or os.getppid() == self.parent)

    def sleep(self, seconds: float) -> None:
        """Sleeps, but not on when told to end."""
        until = time.monotonic() + seconds
        while self.not_yet() and time.monotonic() < until:
            time.sleep(STEP)


@click.command(help="Làm mọi việc theo giờ, lặp lại cho đến khi dừng.")
@click.option(
    "--every", default=EVERY, show_default=True, type=click.IntRange(1, 86_400), help="Số giây nghỉ giữa hai lượt."
)
@click.option("--parent", type=int, hidden=True, help="Thôi khi tiến trình này không còn.")
def command(every: int, parent: int | None) -> None:
    start_django(database=True)
    from django.db import close_old_connections

    ending = Ending(parent)
    if parent is None:
        click.echo("Làm các việc theo giờ (Ctrl+C để dừng).")
    while ending.not_yet():
        close_old_connections()
        tick.run(ending.not_yet)
        ending.sleep(every)
