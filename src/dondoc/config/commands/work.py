"""``dondoc work``: reads scans and filled workbooks in the background, alone or beside ``dondoc serve``."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

import click

from dondoc.config.commands import start_django


@click.command(help="Nhận dạng các bản quét và đọc các tệp Excel đang chờ, lần lượt từng tệp.")
@click.option("--once", is_flag=True, help="Đọc hết hàng chờ rồi thôi.")
@click.option("--parent", type=int, hidden=True, help="Thôi khi tiến trình này không còn.")
def command(once: bool, parent: int | None) -> None:
    start_django(database=True)
    from django.db import close_old_connections

    from dondoc.documents.worker import run
    from dondoc.reporting.workbooks.worker import run_waiting

    def go_on() -> bool:
        close_old_connections()
        run_waiting(is_wanted)
        return is_wanted()

    def is_wanted() -> bool:
        return parent is None or os.getppid() == parent

    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, _stop)
    if parent is None and not once:
        click.echo("Chờ bản quét để nhận dạng (Ctrl+C để dừng).")
    read = run(once=once, go_on=go_on)
    if once:
        click.echo(f"Đã xử lý {read} tệp.")


def _stop(number: int, frame: FrameType | None) -> None:
    """Leaves the file at hand by an exception: the reading process is killed, the file put back in the queue."""
    sys.exit(0)
