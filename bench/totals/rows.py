"""A country of 100,000 units, each with an accepted report of 40 figures, in the database; made once."""

from __future__ import annotations

from datetime import date

import numpy as np
from django.db import connection, transaction
from django.utils import timezone

from bench.totals.country import FIGURES, SEED, UNITS
from dondoc.accounts.models import User
from dondoc.config.commands.migrate import migrate
from dondoc.core.events import record
from dondoc.documents.models import Reading, StoredFile
from dondoc.plans.models import Duty, Plan
from dondoc.reporting.models import Cycle, Form, Indicator, Obligation, Submission
from dondoc.reporting.rules.figures import packed
from dondoc.units.models import Unit, UnitKind, UnitVersion
from dondoc.units.rules import child_path

PROVINCES, COMMUNES = 34, 3321
DAY = date(2026, 6, 14)
SINCE = date(2025, 7, 1)


def make() -> tuple[Cycle, list[int]]:
    """The round, and the sums that must come out at the top."""
    migrate(quiet=True)
    cycle = Cycle.objects.first()
    if cycle is None:
        with transaction.atomic():
            cycle = _cycle(_units())
            _submit(cycle)
            _spread()
        with connection.cursor() as cursor:  # where autovacuum would do it; on SQLite nobody does
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    expected = [int(total) for total in figures().sum(axis=0)]
    expected[0] += Submission.objects.filter(state="replaced").count()  # each correction of an earlier run added one
    return cycle, expected


def figures() -> np.ndarray:
    """What every unit has reported."""
    return np.random.default_rng(SEED).integers(0, 10**6, size=(UNITS, FIGURES), dtype=np.int64)


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


def _submit(cycle: Cycle) -> None:
    """An accepted report of every unit, and its event."""
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
                accepted_at=now,
                decided_at=now,
                decided_by=cycle.opened_by,
                vector=packed(row),
            )
            for pk, row in zip(pks, figures().tolist(), strict=True)
        ],
        batch_size=5000,
    )
    record("cycle.open", cycle, by=cycle.opened_by, unit_id=None, after={"name": cycle.name})


def _spread() -> None:
    """The same figures as one row a value, for the yardstick."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_value (unit integer, indicator integer, value bigint)")
        rows = ((unit, place, int(value)) for unit, row in enumerate(figures()) for place, value in enumerate(row))
        if connection.vendor == "postgresql":
            with cursor.copy("COPY bench_value FROM STDIN") as copy:
                for each in rows:
                    copy.write_row(each)
        else:
            cursor.executemany("INSERT INTO bench_value VALUES (%s, %s, %s)", rows)
