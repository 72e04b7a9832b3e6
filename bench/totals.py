"""Totals at every node of 100,000 units with 40 figures each, from the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from bench.measure import Measured, seconds
from dondoc.accounts.models import User
from dondoc.consolidation.queries import cycle_totals
from dondoc.documents.models import Reading, StoredFile
from dondoc.plans.models import Duty, Plan
from dondoc.reporting.models import Cycle, Form, Indicator, Obligation, Submission
from dondoc.units.models import Unit, UnitKind, UnitVersion
from dondoc.units.rules import child_path

PROVINCES, COMMUNES, UNITS, FIGURES = 34, 3321, 100_000, 40
DAY = date(2026, 6, 14)
SINCE = date(2025, 7, 1)


def measure() -> Iterator[Measured]:
    """The whole computation, database included, beside the sum of the same figures in SQL, a row a value."""
    call_command("migrate", interactive=False, verbosity=0)
    cycle = _cycle(_units())
    expected = _submit(cycle)
    totals = cycle_totals(cycle, as_of=DAY, today=DAY)
    assert totals.sums[0].tolist() == expected, "totals must be exact"
    ours = seconds(lambda: cycle_totals(cycle, as_of=DAY, today=DAY), runs=3)
    theirs = _row_per_value()
    beside = f"one row a value, SQL, root only: {theirs:.2f} s"
    work = f"totals, all nodes, {UNITS:,} units x {FIGURES} figures ({connection.vendor})"
    yield Measured(work, ours, "s", 0.35, beside)


def _units() -> list[int]:
    """A country: the top, provinces, communes, and units under communes; ids in the order of the list."""
    units = Unit.objects.bulk_create([Unit() for _ in range(UNITS)], batch_size=5000)
    ids = [unit.pk for unit in units]
    paths: list[str] = []
    versions = []
    for place, pk in enumerate(ids):
        above = _parent(place)
        paths.append(child_path(paths[above] if above is not None else "", pk))
        kind = UnitKind.COMMUNE if place <= PROVINCES + COMMUNES else UnitKind.SCHOOL
        versions.append(
            UnitVersion(
                unit_id=pk,
                parent_id=ids[above] if above is not None else None,
                name=f"Đơn vị mẫu {place}",
                code=f"M{place}",
                kind=kind,
                path=paths[-1],
                folded=f"don vi mau {place}",
                valid_from=SINCE,
            )
        )
    UnitVersion.objects.bulk_create(versions, batch_size=5000)
    return ids


def _parent(place: int) -> int | None:
    if place == 0:
        return None
    if place <= PROVINCES:
        return 0
    if place <= PROVINCES + COMMUNES:
        return 1 + place % PROVINCES
    return 1 + PROVINCES + place % COMMUNES


def _cycle(ids: list[int]) -> Cycle:
    user = User.objects.create(email="bench@example.vn", name="Đo")
    file = StoredFile.objects.create(unit_id=ids[0], name="mau", sha256="0" * 64, size=1, uploaded_by=user)
    reading = Reading.objects.create(file=file, unit_id=ids[0], plan={}, source={})
    plan = Plan.objects.create(reading=reading, unit_id=ids[0], accepted_by=user, kind="Kế hoạch", title="Mẫu")
    duty = Duty.objects.create(plan=plan, order=0, text="Báo cáo", span_start=0, span_end=1, kind="report")
    form = Form.objects.create(plan=plan, title="Mẫu")
    Indicator.objects.bulk_create(
        Indicator(form=form, order=n, code=f"c{n + 1}", kind="count", label=f"Chỉ số {n}") for n in range(FIGURES)
    )
    cycle = Cycle.objects.create(
        form=form, duty=duty, name="Kỳ mẫu", window_start=SINCE, window_end=DAY, opened_by=user
    )
    Obligation.objects.bulk_create(
        [Obligation(cycle=cycle, unit_id=pk, due=DAY, state="accepted") for pk in ids], batch_size=5000
    )
    return cycle


def _submit(cycle: Cycle) -> list[int]:
    """An accepted report of every unit; gives the sums that must come out."""
    figures = np.random.default_rng(7).integers(0, 10**6, size=(UNITS, FIGURES), dtype=np.int64)
    now = timezone.now()
    pks = cycle.obligations.order_by("pk").values_list("pk", flat=True)
    Submission.objects.bulk_create(
        [
            Submission(
                obligation_id=pk,
                version=1,
                state="accepted",
                sent_at=now,
                sent_by=cycle.opened_by,
                decided_at=now,
                decided_by=cycle.opened_by,
                vector=row.astype("<i8").tobytes(),
            )
            for pk, row in zip(pks, figures, strict=True)
        ],
        batch_size=5000,
    )
    _spread(figures)
    return [int(total) for total in figures.sum(axis=0)]


def _spread(figures: np.ndarray) -> None:
    """The same figures as one row a value, for the yardstick."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE bench_value (unit integer, indicator integer, value bigint)")
        rows = ((unit, place, int(value)) for unit, row in enumerate(figures) for place, value in enumerate(row))
        cursor.executemany("INSERT INTO bench_value VALUES (%s, %s, %s)", rows)


def _row_per_value() -> float:
    def work() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT indicator, sum(value) FROM bench_value GROUP BY indicator")
            cursor.fetchall()

    return seconds(work, runs=3)
