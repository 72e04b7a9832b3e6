"""Measures `dondoc.consolidation` on the database of DATABASE_URL: ``python -m bench.totals.ours``."""

from __future__ import annotations

import json
import os
import time
from datetime import timedelta
from statistics import median

import django

os.environ.update(DONDOC_DEBUG="1", DJANGO_SETTINGS_MODULE="dondoc.config.settings")
django.setup()

from django.db import connection  # noqa: E402

from bench.measure import seconds  # noqa: E402
from bench.totals.rows import DAY, FIGURES, UNITS, make  # noqa: E402
from dondoc.consolidation.queries import cycle_totals  # noqa: E402
from dondoc.reporting.actions.submissions import accept  # noqa: E402
from dondoc.reporting.models import Cycle, Submission  # noqa: E402
from dondoc.reporting.rules.figures import packed  # noqa: E402
from dondoc.reporting.rules.unpacking import unpack  # noqa: E402

CORRECTIONS = 9
DAY_BEFORE = DAY - timedelta(days=1)


def main() -> None:
    """Prints seconds, and milliseconds for one correction, as JSON."""
    cycle, expected = make()
    # of a day to come nothing is kept: all is reckoned from what is stored
    assert cycle_totals(cycle, as_of=DAY, today=DAY_BEFORE).sums[0].tolist() == expected, "totals must be exact"
    told = {
        "units": UNITS,
        "figures": FIGURES,
        "all_nodes": seconds(lambda: cycle_totals(cycle, as_of=DAY, today=DAY_BEFORE), runs=7),
        "row_per_value": seconds(_row_per_value, runs=1),
    }
    print(json.dumps(told | _corrections(cycle, expected)))


def _corrections(cycle: Cycle, expected: list[int]) -> dict[str, float]:
    """Milliseconds to accept a corrected report, and to see it in all totals of the root and of the units below it."""
    cycle_totals(cycle, as_of=DAY, today=DAY)
    accepting, seeing = [], []
    for obligation in cycle.obligations.order_by("-pk")[:CORRECTIONS]:
        last = obligation.submissions.latest("version")
        first, *others = unpack([bytes(last.vector or b"")], FIGURES)[0].tolist()
        Submission.objects.create(
            obligation=obligation,
            version=last.version + 1,
            state="sent",
            sent_at=last.sent_at,
            sent_by=cycle.opened_by,
            vector=packed([first + 1, *others]),
        )
        expected[0] += 1
        start = time.perf_counter()
        accept(obligation=obligation, version=last.version + 1, by=cycle.opened_by)
        accepted = time.perf_counter()
        totals = cycle_totals(cycle, as_of=DAY, today=DAY)
        told = [totals.results_at(row) for row in (0, *totals.children(0))]
        seeing.append((time.perf_counter() - accepted) * 1000)
        accepting.append((accepted - start) * 1000)
        assert [each.figure.numerator for each in told[0]] == expected, "the correction must be seen, exactly"
    return {"accepting": median(accepting), "correction": median(seeing)}


def _row_per_value() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indicator, sum(value) FROM bench_value GROUP BY indicator")
        cursor.fetchall()


if __name__ == "__main__":
    main()
