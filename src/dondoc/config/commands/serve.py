"""``dondoc serve``: the site under gunicorn."""

from __future__ import annotations

import gc
import os
import socket
import sys
from typing import Any

import click

from dondoc.config.commands import BadInput, start_django
from dondoc.config.commands.beside import READING, TIMED, workers_beside

# Threads of one process take turns at Python: one that writes may wait for the others of its process while the writers
# of all processes wait for it. So there are few threads in a process, more processes, and short turns (decision 0013).
PER_CORE, THREADS = 2, 2
TURN = 0.0005  # seconds
MOST_WORKERS = 64


@click.command(help="Mở trang cho trình duyệt.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ lắng nghe.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Cổng lắng nghe.")
@click.option(
    "--workers",
    default=min(PER_CORE * (os.cpu_count() or 1), MOST_WORKERS),
    show_default=f"{PER_CORE} cho mỗi lõi",
    type=click.IntRange(1, MOST_WORKERS),
    help="Số tiến trình.",
)
@click.option("--no-work", is_flag=True, help="Không nhận dạng bản quét ở đây; chạy dondoc work riêng.")
@click.option(
    "--no-timed",
    is_flag=True,
    help="Không làm việc theo giờ (nhắc hạn, gửi thư) ở đây; chạy dondoc tick hoặc dondoc worker riêng.",
)
def command(host: str, port: int, workers: int, no_work: bool, no_timed: bool) -> None:
    start_django(database=True)
    refuse_taken_port(host, port)
    click.echo(f"Mở trang tại http://{host}:{port}/ (Ctrl+C để dừng).")
    wanted = [name for name, left in ((READING, no_work), (TIMED, no_timed)) if not left]
    with workers_beside(*wanted):
        serve(host=host, port=port, workers=workers)


def refuse_taken_port(host: str, port: int) -> None:
    """Raises `BadInput` when the address can't be listened on."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise BadInput(
                f"Không mở được {host}:{port} ({error.strerror}). Hãy chọn cổng khác bằng --port."
            ) from error


def serve(*, host: str, port: int, workers: int) -> None:
    """Serves until stopped. A request may take as long as reading a large document does."""
    from django.conf import settings
    from gunicorn.app.base import BaseApplication

    from dondoc.config.wsgi import application

    sys.setswitchinterval(TURN)
    _shared_by_workers()
    options = {
        "bind": f"{host}:{port}",
        "workers": workers,
        "threads": THREADS,
        "timeout": settings.READ_SECONDS + 30,
        "loglevel": "warning",
    }

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return application

    Server().run()


def _shared_by_workers() -> None:
    """Loads every page before the processes part, and has the collector of garbage leave alone what they share."""
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018  the addresses import all views
    gc.collect()
    gc.freeze()
