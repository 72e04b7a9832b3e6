"""``dondoc serve``: the site under gunicorn."""

from __future__ import annotations

from typing import Any

import click

from dondoc.config.commands import BadInput, start_django


@click.command(help="Mở trang cho trình duyệt.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ lắng nghe.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="Cổng lắng nghe.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Số tiến trình.")
def command(host: str, port: int, workers: int) -> None:
    start_django()
    refuse_old_database()
    click.echo(f"Mở trang tại http://{host}:{port}/ (Ctrl+C để dừng).")
    serve(host=host, port=port, workers=workers)


def refuse_old_database() -> None:
    """Raises `BadInput` when the database has not been brought to this version's shape."""
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        where = "Hãy kiểm tra DATABASE_URL hoặc DONDOC_DATA_DIR."
        raise BadInput(f"Không mở được cơ sở dữ liệu: {error}. {where}") from error
    if waiting:
        raise BadInput("Cơ sở dữ liệu chưa đúng phiên bản. Hãy chạy: dondoc migrate")


def serve(*, host: str, port: int, workers: int) -> None:
    """Serves until stopped. A request may take as long as reading a large document does."""
    from django.conf import settings
    from gunicorn.app.base import BaseApplication

    from dondoc.config.wsgi import application

    options = {
        "bind": f"{host}:{port}",
        "workers": workers,
        "threads": 4,
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
