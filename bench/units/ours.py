"""Measures the reads of `dondoc.units.queries` on the database of DATABASE_URL: ``python -m bench.units.ours``."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import django

os.environ.update(DONDOC_DEBUG="1", DJANGO_SETTINGS_MODULE="dondoc.config.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402

from bench.measure import fastest  # noqa: E402
from bench.units.country import COMMUNE, COUNTRY, PROVINCE, SCHOOL, SINCE, UNITS, units  # noqa: E402
from dondoc.config.commands.migrate import migrate  # noqa: E402
from dondoc.units.models import UnitVersion  # noqa: E402
from dondoc.units.queries import Found, ancestors, search, subtree, subtree_ids  # noqa: E402
from dondoc.units.search import keys_of  # noqa: E402

DAY = date(2026, 6, 14)
RUNS = 15
COLUMNS = (
    "created_at", "unit_id", "parent_id", "name", "short_name", "code", "kind", "status", "details", "path", "folded",
    "valid_from",
)  # fmt: skip
# The yardstick: the same tree by its parents alone. CROSS JOIN keeps SQLite from going through all versions first.
RECURSIVE = """
WITH RECURSIVE below (unit_id) AS (
    SELECT unit_id FROM units_unitversion
    WHERE unit_id = %s AND valid_from <= %s AND (valid_to IS NULL OR valid_to > %s)
    UNION ALL
    SELECT version.unit_id FROM below CROSS JOIN units_unitversion version
    WHERE version.parent_id = below.unit_id
    AND version.valid_from <= %s AND (version.valid_to IS NULL OR version.valid_to > %s)
) SELECT {what} FROM below
"""
RECURSIVE_UP = """
WITH RECURSIVE above (unit_id, parent_id) AS (
    SELECT unit_id, parent_id FROM units_unitversion
    WHERE unit_id = %s AND valid_from <= %s AND (valid_to IS NULL OR valid_to > %s)
    UNION ALL
    SELECT version.unit_id, version.parent_id FROM above CROSS JOIN units_unitversion version
    WHERE version.unit_id = above.parent_id
    AND version.valid_from <= %s AND (version.valid_to IS NULL OR version.valid_to > %s)
) SELECT unit_id FROM above
"""


def main() -> None:
    """Prints milliseconds by work as JSON."""
    times: dict[str, Any] = {"load": _load()}
    for name, work in _works().items():
        times[name] = fastest(work, RUNS) * 1000
    times["recursive"] = {name: fastest(work, 5) * 1000 for name, work in _recursive().items()}
    print(json.dumps(times))


def _works() -> dict[str, Callable[[], object]]:
    province, country = subtree(PROVINCE, DAY), subtree(COUNTRY, DAY)
    return {
        "count commune": lambda: subtree(COMMUNE, DAY).count(),
        "list commune": lambda: list(subtree(COMMUNE, DAY).values_list("unit_id", "name", "code")),
        "rows commune": lambda: list(subtree(COMMUNE, DAY)),
        "count province": lambda: subtree(PROVINCE, DAY).count(),
        "list province": lambda: subtree_ids(PROVINCE, DAY),
        "ancestors": lambda: list(ancestors(SCHOOL, DAY)),
        "search province": lambda: _shown(Found(search(province, "th ea tieu"))),
        "search nothing": lambda: _shown(Found(search(province, "khong co o day"))),
        "search country": lambda: _shown(Found(search(country, "x. ea tieu 12"))),
        "search joined": lambda: _shown(Found(search(country, "xaeatieu"))),
        "search code": lambda: _shown(Found(search(country, "M500000"))),
    }


def _shown(found: Found) -> object:
    """What a page costs: the count and the first fifty."""
    return len(found), found[:50]


def _recursive() -> dict[str, Callable[[], object]]:
    def asked(query: str, unit_id: int) -> object:
        with connection.cursor() as cursor:
            cursor.execute(query, [unit_id, DAY, DAY, DAY, DAY])
            return cursor.fetchall()

    count, ids = RECURSIVE.format(what="count(*)"), RECURSIVE.format(what="unit_id")
    return {
        "count commune": lambda: asked(count, COMMUNE),
        "list commune": lambda: asked(ids, COMMUNE),
        "count province": lambda: asked(count, PROVINCE),
        "list province": lambda: asked(ids, PROVINCE),
        "ancestors": lambda: asked(RECURSIVE_UP, SCHOOL),
    }


def _load() -> float:
    """Seconds that loading takes; the data of an earlier run is kept, and its time with it."""
    migrate(quiet=True)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS bench_load (seconds double precision)")
        cursor.execute("SELECT seconds FROM bench_load")
        kept = cursor.fetchone()
        if kept and UnitVersion.objects.count() == UNITS:
            return float(kept[0])
        print(f"loading {UNITS:,} units", file=sys.stderr)
        start = time.perf_counter()
        connection.disable_constraint_checking()  # SQLite's schema editor asks for it
        with connection.schema_editor(atomic=False) as editor:
            for index in UnitVersion._meta.indexes:
                editor.remove_index(UnitVersion, index)
        with transaction.atomic():
            _insert(cursor)
        with connection.schema_editor(atomic=False) as editor:
            for index in UnitVersion._meta.indexes:
                editor.add_index(UnitVersion, index)
        if connection.vendor == "postgresql":  # where autovacuum would do it; on SQLite nobody does
            cursor.execute("VACUUM ANALYZE units_unitversion")
        took = time.perf_counter() - start
        cursor.execute("INSERT INTO bench_load VALUES (%s)", [took])
    return took


def _insert(cursor: Any) -> None:
    names = ", ".join(COLUMNS)
    if connection.vendor == "postgresql":
        with cursor.copy("COPY units_unit (id, created_at) FROM STDIN") as copy:
            for number in range(1, UNITS + 1):
                copy.write_row((number, SINCE))
        with cursor.copy(f"COPY units_unitversion ({names}) FROM STDIN") as copy:
            for row in _rows():
                copy.write_row(row)
        return
    cursor.executemany(
        "INSERT INTO units_unit (id, created_at) VALUES (%s, %s)", ((n, SINCE) for n in range(1, UNITS + 1))
    )
    places = ", ".join(["%s"] * len(COLUMNS))
    cursor.executemany(f"INSERT INTO units_unitversion ({names}) VALUES ({places})", _rows())


def _rows() -> Iterator[tuple[object, ...]]:
    for place in units():
        path = "".join(f"{unit_id:08}" for unit_id in place.way)
        unit_id = place.way[-1]
        keys = keys_of(place.name, "", f"M{unit_id}")
        yield SINCE, unit_id, place.parent, place.name, "", f"M{unit_id}", place.kind, "active", "{}", path, keys, SINCE


if __name__ == "__main__":
    main()
