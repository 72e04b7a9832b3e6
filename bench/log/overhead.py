"""Runs in a process of its own for each database, and prints the times as JSON: ``python -m bench.log.overhead``.

Each work is done in pairs, once with the log and once without, by turns first and second; every run commits.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import count
from statistics import median
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
WRITES = 10_000
TASKS, HOLDERS = 30, 10  # of the plan to be accepted: tasks, and units that hold each
PAIRS = 5  # of the longer work; the shorter one is done twice as often
DAY = date(2026, 6, 1)
HEADER = "code,name,kind,parent,valid_from,short_name\n"


def main() -> None:
    import django

    django.setup()
    from dondoc.config.commands.migrate import migrate

    migrate(quiet=True)
    print(
        json.dumps(
            {
                f"import of {WRITES:,} units": _paired(_imports(), PAIRS),
                f"a round opened for {WRITES:,} units": _paired(_openings(), 2 * PAIRS),
                f"a plan of {TASKS * HOLDERS} assignments accepted": _paired(_acceptances(), 10 * PAIRS),
            }
        )
    )


def _paired(works: Iterator[Callable[[], object]], runs: int) -> dict[str, float]:
    """Median times of both, and the median over the pairs of what the log adds, in per cent."""
    pairs = []
    for number in range(-1, runs):
        taken = {}
        for logged in (number % 2 == 0, number % 2 == 1):
            work = next(works)
            if logged:
                taken[logged] = _seconds(work)
            else:
                with _without_log():
                    taken[logged] = _seconds(work)
        if number >= 0:  # the first pair warms up
            pairs.append((taken[True], taken[False]))
            print(f"{taken[True]:.3f} {taken[False]:.3f}", file=sys.stderr)
    return {
        "with": median(ours for ours, _bare in pairs),
        "without": median(bare for _ours, bare in pairs),
        "overhead": median((ours / bare - 1) * 100 for ours, bare in pairs),
    }


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def _without_log() -> Iterator[None]:
    """The actions as they would be without the log: not even the changes are put together."""
    from dondoc.core import events

    real = {name: getattr(events, name) for name in ("record", "record_all")}
    loaded = [module for path, module in sys.modules.items() if path.startswith("dondoc.") and ".actions" in path]
    kept: list[tuple[Any, str, Any]] = [
        (module, name, real[name]) for module in loaded for name in real if vars(module).get(name) is real[name]
    ]
    assert kept, "no action writes to the log"
    for module, name, _real in kept:
        setattr(module, name, lambda *_given, **_named: 0)
    try:
        yield
    finally:
        for module, name, real in kept:
            setattr(module, name, real)


def _imports() -> Iterator[Callable[[], object]]:
    """The same file of units below a new root each time: 100 communes, the rest schools."""
    from dondoc.units.actions import create_unit, import_units
    from dondoc.units.models import UnitKind

    communes = [f"X{n},Ủy ban nhân dân xã mẫu {n},commune,,2025-07-01,UBND xã mẫu {n}\n" for n in range(100)]
    schools = [f"T{n},Trường Tiểu học mẫu {n},school,X{n % 100},2025-07-01,\n" for n in range(WRITES - 100)]
    data = "".join([HEADER, *communes, *schools]).encode()
    for number in count():
        name = f"Ủy ban nhân dân tỉnh mẫu {number}"
        root = create_unit(name=name, kind=UnitKind.PROVINCE, parent=None, valid_from=date(2025, 7, 1), by=None)
        yield lambda root=root: import_units(data=data, under=root, by=None)


def _openings() -> Iterator[Callable[[], object]]:
    """A round of another window each time, for all units of the last import."""
    from dondoc.accounts.models import User
    from dondoc.documents.models import Reading, StoredFile
    from dondoc.plans.models import Duty, Plan
    from dondoc.reporting.actions.cycles import open_cycle
    from dondoc.reporting.models import Form, Indicator
    from dondoc.units.models import UnitVersion
    from dondoc.units.queries import subtree_ids

    root = UnitVersion.objects.filter(parent=None).latest("unit_id").unit_id
    user = User.objects.create(email="do@songmay.example", name="Đo")
    file = StoredFile.objects.create(unit_id=root, name="mau", sha256="0" * 64, size=1, uploaded_by=user)
    reading = Reading.objects.create(file=file, unit_id=root, plan={}, source={})
    plan = Plan.objects.create(reading=reading, unit_id=root, accepted_by=user, kind="Kế hoạch", title="Mẫu")
    duty = Duty.objects.create(plan=plan, order=0, text="Báo cáo", span_start=0, span_end=1, kind="report")
    Indicator.objects.create(
        form=Form.objects.create(plan=plan, title="Mẫu"), order=0, code="c1", kind="count", label="Số lớp"
    )
    duty.units.set(subtree_ids(root, DAY)[1:])
    for number in count():
        window = {"window_start": DAY, "window_end": DAY + timedelta(days=number)}
        dues = {level: DAY + timedelta(days=400 - level) for level in (1, 2)}
        yield lambda window=window, dues=dues: open_cycle(
            duty=duty, name="Kỳ mẫu", dues=dues, day=DAY, by=user, **window
        )


def _acceptances() -> Iterator[Callable[[], object]]:
    """A reading of the same invented plan each time, in a province of a few communes."""
    from dondoc.accounts.models import User
    from dondoc.documents.models import Reading, StoredFile
    from dondoc.plans.actions import accept_reading
    from dondoc.units.actions import create_unit
    from dondoc.units.models import UnitKind

    since = date(2025, 7, 1)
    root = create_unit(name="Ủy ban nhân dân tỉnh nhỏ", kind=UnitKind.PROVINCE, parent=None, valid_from=since, by=None)
    communes = [
        create_unit(name=f"Ủy ban nhân dân xã {n}", kind=UnitKind.COMMUNE, parent=root, valid_from=since, by=None).pk
        for n in range(HOLDERS)
    ]
    user = User.objects.get(email="do@songmay.example")
    tasks = [{"text": f"Kiểm tra trường học, đợt {n}.", "role": "own", "partners": []} for n in range(TASKS)]
    plan = {
        "kind": "Kế hoạch", "number": "1/KH-UBND", "place": None, "date": "2026-01-12", "title": "Mẫu", "issuer": None,
        "assignments": [{"path": "II", "agency": "Các xã", "tasks": tasks}],
    }  # fmt: skip
    for number in count():
        file = StoredFile.objects.create(unit=root, name="mau", sha256=f"{number:064}", size=1, uploaded_by=user)
        reading = Reading.objects.create(file=file, unit=root, plan=plan, source={}, mapping={"Các xã": communes})
        yield lambda reading=reading: accept_reading(reading=reading, revision=0, day=DAY, by=user)


if __name__ == "__main__":
    main()
