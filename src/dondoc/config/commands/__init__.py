"""One module a command; each has a `command` that `dondoc.config.cli` loads when it is called."""

from __future__ import annotations

import os
from pathlib import Path

import click


class BadInput(click.ClickException):
    """What was given can't be used: the sentence goes to stderr, the exit code is 2."""

    exit_code = 2


class File(click.ParamType[Path]):
    """An existing file of at most ``most`` bytes, given as its path and content; anything else is bad input."""

    name = "tệp"

    def __init__(self, most: int) -> None:
        self.most = most

    def convert(self, value: str | Path, param: click.Parameter | None, context: click.Context | None) -> Path:
        path = Path(value)
        if path.is_dir():
            raise BadInput(f"{path} là thư mục. Hãy chỉ ra một tệp.")
        if not path.is_file():
            raise BadInput(f"Không có tệp {path}. Hãy kiểm tra lại đường dẫn.")
        if not os.access(path, os.R_OK):
            raise BadInput(f"Không được phép đọc tệp {path}. Hãy kiểm tra quyền của tệp.")
        if path.stat().st_size > self.most:
            raise BadInput(f"{path.name} lớn hơn {self.most >> 20} MB. Hãy dùng tệp nhỏ hơn.")
        return path


def start_django(*, database: bool = False) -> None:
    """Loads the settings and the models; a setting or a database that can't be used is told as bad input."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise BadInput(str(error)) from error
    if database:
        _refuse_old_database()


def _refuse_old_database() -> None:
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
