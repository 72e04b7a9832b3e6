"""Four processes remind at once and some are killed in the middle: each unit hears of each thing once.

The processes share the test's database on PostgreSQL; of SQLite, whose tests live in memory, a copy in a file.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from cast import START, make_cast
from dondoc.core.models import Event
from dondoc.reminders.models import Delivery, Desk, Message, Watch
from dondoc.reporting.models import Obligation
from dondoc.units.actions import create_unit
from dondoc.units.models import Unit, UnitKind
from rounds import DUE, make_round

UNITS = 60
SLOWLY = str(Path(__file__).parent / "remind_slowly.py")


class Scene:
    """A database, and processes that share it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "dondoc.sqlite3"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DONDOC", "DATABASE"))}
        self._variables = kept | {
            "PYTHONPATH": str(Path(__file__).parents[1]),
            "DONDOC_DEBUG": "1",
            "DONDOC_DATA_DIR": str(folder),
            "DONDOC_EMAIL_HOST": "localhost",
            "DONDOC_EMAIL_FROM": "dondoc@songmay.gov.vn",
            "DJANGO_SETTINGS_MODULE": "dondoc.config.settings",
        }
        if connection.vendor == "postgresql":
            server = os.environ["DATABASE_URL"].rpartition("/")[0]
            self._variables["DATABASE_URL"] = f"{server}/{connection.settings_dict['NAME']}"
        self.started: list[subprocess.Popen[str]] = []

    def share(self) -> None:
        """Lets the processes see what the test has stored."""
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(self._file)) as file:
                connection.connection.backup(file)

    def take_back(self) -> None:
        """Lets the test see what the processes have stored."""
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(self._file)) as file:
                file.backup(connection.connection)

    def start(self, count: int, seconds: float) -> list[subprocess.Popen[str]]:
        """So many processes, which all begin at the same moment."""
        command = [sys.executable, SLOWLY, str(seconds)]
        made = [
            subprocess.Popen(command, env=self._variables, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            for _process in range(count)
        ]
        self.started += made
        assert [says(process) for process in made] == ["ready"] * count
        for process in made:
            assert process.stdin
            process.stdin.write("\n")
            process.stdin.flush()
        return made


def says(process: subprocess.Popen[str]) -> str:
    """The next line of a process."""
    assert process.stdout
    return process.stdout.readline().strip()


@pytest.fixture
def scene(transactional_db: None, tmp_path: Path) -> Iterator[Scene]:
    made = Scene(tmp_path)
    yield made
    for process in made.started:
        if process.poll() is None:
            process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            assert pipe
            pipe.close()


def two_reports_each() -> list[Unit]:
    """Communes with a mailbox that owe a report in two rounds each, due the same day."""
    cast = make_cast()
    communes = [
        create_unit(name=f"UBND xã {n}", kind=UnitKind.COMMUNE, parent=cast.province, valid_from=START, by=None)
        for n in range(UNITS)
    ]
    Desk.objects.bulk_create(Desk(unit=unit, mailbox=box(unit.pk)) for unit in communes)
    for _round in range(2):
        cycle = make_round(cast).cycle
        cycle.obligations.all().delete()
        Obligation.objects.bulk_create(Obligation(cycle=cycle, unit=unit, due=DUE) for unit in communes)
    return communes


def box(unit_id: int) -> str:
    return f"vanthu.{unit_id}@songmay.gov.vn"


def test_four_processes_of_which_some_are_killed_tell_each_unit_once(scene: Scene) -> None:
    units = [unit.pk for unit in two_reports_each()]
    scene.share()
    (alone,) = scene.start(1, 0.1)
    assert says(alone) == "in the middle"  # a handful is written and not yet kept
    alone.send_signal(signal.SIGKILL)
    alone.wait()
    first, *others = scene.start(4, 0.1)
    says(first)
    first.send_signal(signal.SIGKILL)
    assert [process.wait(60) for process in others] == [0, 0, 0]
    (after,) = scene.start(1, 0)
    assert after.wait(60) == 0
    scene.take_back()
    messages = Message.objects.filter(kind="reminder").order_by("unit_id")
    assert list(messages.values_list("unit_id", "total")) == [(unit, 2) for unit in units]
    assert sorted(Delivery.objects.values_list("address", flat=True)) == sorted(map(box, units))
    told = Event.objects.filter(verb="reminder.remind").order_by("object_id").values_list("object_id", flat=True)
    assert list(told) == list(Obligation.objects.order_by("pk").values_list("pk", flat=True))
    assert set(Watch.objects.values_list("told_on", flat=True)) == {date(2026, 6, 16)}
