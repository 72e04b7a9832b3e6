"""A database as ``dondoc migrate`` leaves it, laid out in a second from the models; migrating takes half a minute.

That both are the same, table by table, is proven in tests/config/test_migrating.py.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from dondoc.core.events import guards
from dondoc.core.models import LogEnd

FILE = "dondoc.sqlite3"
OWN = ("DONDOC_", "DATABASE_", "DJANGO")

Variables = dict[str, str]


def clean_variables(**given: str) -> Variables:
    """The variables for a process without the settings of whoever runs the tests."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OWN)} | given


def complete() -> None:
    """Adds what only migrations make to the tables that Django has laid out from the models."""
    call_command("migrate", fake=True, interactive=False, verbosity=0)
    LogEnd.objects.create(pk=1, last_id=0, digest="")
    guards.install()


def keep(file: Path) -> None:
    """Writes the empty SQLite database of the tests to a file, for processes of their own."""
    file.write_bytes(connection.connection.serialize())


def copy(file: Path, folder: Path) -> None:
    """Lays a copy of the file into a data folder, for a process of its own."""
    shutil.copyfile(file, folder / FILE)
