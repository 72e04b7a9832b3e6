"""The tests' empty database as a file, for processes of their own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from django.db import connection

FILE = "dondoc.sqlite3"
OWN = ("DONDOC_", "DATABASE_", "DJANGO")

Variables = dict[str, str]


def clean_variables(**given: str) -> Variables:
    """The variables for a process without the settings of whoever runs the tests."""
    return {name: value for name, value in os.environ.items() if not name.startswith(OWN)} | given


def keep(file: Path) -> None:
    """Writes the empty SQLite database of the tests to a file, for processes of their own."""
    file.write_bytes(connection.connection.serialize())


def copy(file: Path, folder: Path) -> None:
    """Lays a copy of the file into a data folder, for a process of its own."""
    shutil.copyfile(file, folder / FILE)
