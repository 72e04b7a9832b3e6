"""Reminding: 100,000 reports due on one day, each at a unit of its own with a mailbox, on PostgreSQL; time and memory.

``python -m bench.reminders`` measures this alone. The server is that of BENCH_POSTGRES_URL, else the tests' own; where
none answers, the lines are left out with a word on stderr.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import psycopg

from bench.measure import Measured

COUNT = 100_000
SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"
DUE = date(2026, 6, 16)
NOW = datetime(2026, 6, 16, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
CHUNK = 5_000


def measure() -> Iterator[Measured]:
    """Three lines, measured in a process of its own, so that its memory is that of reminding alone."""
    server = os.environ.get("BENCH_POSTGRES_URL", SERVER)
    try:
        psycopg.connect(server, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        print(f"reminders left out: {server} does not answer: {error}", file=sys.stderr)
        return
    with _database(server) as url, tempfile.TemporaryDirectory(prefix="dondoc-bench-") as folder:
        found = json.loads(_run(url, folder, "fill")) | json.loads(_run(url, folder, "remind"))
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    yield Measured(f"remind {COUNT:,} units of a due report", found["seconds"], "s", 60, load)
    yield Measured(f"peak memory of reminding {COUNT:,}", found["megabytes"], "MB", 300, "same run")
    yield Measured("a run when nothing is due", found["idle"], "s", 2, f"{COUNT:,} open reports")


@contextmanager
def _database(server: str) -> Iterator[str]:
    name = f"bench_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        try:
            yield f"{server.rpartition('/')[0]}/{name}"
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _run(url: str, folder: str, work: str) -> str:
    variables = {
        "DATABASE_URL": url,
        "DONDOC_DATA_DIR": folder,
        "DONDOC_EMAIL_HOST": "localhost",
        "DONDOC_EMAIL_FROM": "dondoc@songmay.gov.vn",
    }
    command = [sys.executable, "-m", "bench.reminders", work]
    return subprocess.run(command, env=os.environ | variables, check=True, capture_output=True, text=True).stdout


def _fill() -> dict[str, float]:
    """A province, units below it each with a mailbox, one open round that all owe a report in."""
    from dondoc.config.commands.migrate import migrate

    migrate(quiet=True)
    from django.db import connection

    from dondoc.accounts.models import User
    from dondoc.documents.models import Reading, StoredFile
    from dondoc.plans.models import Duty, Plan
    from dondoc.reminders.models import Desk
    from dondoc.reporting.models import Cycle, Form, Obligation
    from dondoc.units.actions import create_unit
    from dondoc.units.models import Unit, UnitKind, UnitVersion

    start = date(2025, 7, 1)
    root = create_unit(name="Tỉnh mẫu", kind=UnitKind.PROVINCE, parent=None, valid_from=start, by=None)
    user = User.objects.create(email="do@songmay.example", name="Đo")
    file = StoredFile.objects.create(unit=root, name="mau", sha256="0" * 64, size=1, uploaded_by=user)
    reading = Reading.objects.create(file=file, unit=root, plan={}, source={})
    plan = Plan.objects.create(reading=reading, unit=root, accepted_by=user, kind="Kế hoạch", title="Mẫu")
    duty = Duty.objects.create(plan=plan, order=0, text="Báo cáo", span_start=0, span_end=1, kind="report")
    form = Form.objects.create(plan=plan, title="Mẫu")
    window = {"window_start": date(2026, 1, 1), "window_end": date(2026, 6, 14)}
    cycle = Cycle.objects.create(form=form, duty=duty, name="Báo cáo 6 tháng", opened_by=user, **window)
    path = UnitVersion.objects.get(unit=root).path
    for first in range(0, COUNT, CHUNK):
        units = Unit.objects.bulk_create(Unit() for _n in range(CHUNK))
        UnitVersion.objects.bulk_create(
            UnitVersion(
                unit=unit,
                name=f"Đơn vị mẫu {first + n}",
                kind=UnitKind.COMMUNE,
                parent=root,
                path=f"{path}{unit.pk:0{len(path)}}",
                folded=f"| don vi mau {first + n} |",
                valid_from=start,
            )
            for n, unit in enumerate(units)
        )
        Desk.objects.bulk_create(Desk(unit=unit, mailbox=f"vanthu{unit.pk}@songmay.gov.vn") for unit in units)
        Obligation.objects.bulk_create(Obligation(cycle=cycle, unit=unit, due=DUE) for unit in units)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {}


def _remind() -> dict[str, float]:
    from dondoc.reminders.models import Delivery, Message
    from dondoc.reminders.ticking import remind

    begun = time.perf_counter()
    told, _messages = remind(NOW)
    seconds = time.perf_counter() - begun
    assert (told, Message.objects.count(), Delivery.objects.count()) == (COUNT, COUNT, COUNT)
    begun = time.perf_counter()
    assert remind(NOW) == (0, 0)
    idle = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "idle": idle, "megabytes": peak}


def main() -> None:
    if len(sys.argv) == 1:
        for line in measure():
            print(f"{line.work}: {line.figure:.3g} {line.unit} (at most {line.target:g}; {line.yardstick})")
        return
    os.environ.setdefault("DONDOC_DEBUG", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    import django

    django.setup()
    from django.conf import settings

    settings.DEBUG = False  # Django keeps every statement otherwise
    print(json.dumps(_fill() if sys.argv[1] == "fill" else _remind()))


if __name__ == "__main__":
    main()
