"""The same tree in django-treebeard (materialised paths), in the Python of bench/peers.py; it knows no days.

Its own bulk loading adds a million units one by one, for hours; here they are inserted with the paths that it would
give them.
"""

from __future__ import annotations

import json
import os
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import django
from django.conf import settings

from bench.units.country import COMMUNE, PROVINCE, SCHOOL, UNITS, units

RUNS = 5
warnings.simplefilter("ignore", DeprecationWarning)


def database(vendor: str) -> dict[str, object]:
    if vendor == "sqlite":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": Path("build/units/treebeard.sqlite3")}
    url = os.environ["DATABASE_URL"]
    server, _slash, name = url.removeprefix("postgresql://").rpartition("/")
    user, _at, host = server.rpartition("@")
    address, _colon, port = host.partition(":")
    return {"ENGINE": "django.db.backends.postgresql", "NAME": name, "USER": user, "HOST": address, "PORT": port}


settings.configure(
    DATABASES={"default": database(sys.argv[1])},
    INSTALLED_APPS=["treebeard"],
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()

from django.db import connection, models  # noqa: E402
from treebeard.mp_tree import MP_Node  # noqa: E402


class Node(MP_Node):
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=30)

    class Meta:
        app_label = "bench"
        db_table = "bench_treebeard"


def main() -> None:
    times = {"load": load()}
    works = {
        "count commune": lambda: Node.objects.get(pk=COMMUNE).get_descendants().count(),
        "list commune": lambda: list(Node.objects.get(pk=COMMUNE).get_descendants().values_list("pk", "name", "code")),
        "count province": lambda: Node.objects.get(pk=PROVINCE).get_descendants().count(),
        "list province": lambda: list(Node.objects.get(pk=PROVINCE).get_descendants().values_list("pk", flat=True)),
        "ancestors": lambda: list(Node.objects.get(pk=SCHOOL).get_ancestors()),
    }
    for name, work in works.items():
        times[name] = min(taken(work) for _ in range(RUNS + 1)) * 1000
    print(json.dumps(times))


def taken(work: object) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def load() -> float:
    """Seconds that loading takes; the data of an earlier run is kept, its time in the code of the first node."""
    stands = Node._meta.db_table in connection.introspection.table_names()
    if stands and Node.objects.count() == UNITS:
        return float(Node.objects.get(pk=1).code)
    print(f"loading {UNITS:,} units into treebeard", file=sys.stderr)
    with connection.schema_editor() as editor:
        if stands:
            editor.delete_model(Node)
        editor.create_model(Node)
    start = time.perf_counter()
    made = nodes()
    while part := list(islice(made, 10_000)):
        Node.objects.bulk_create(part)
    took = time.perf_counter() - start
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE bench_treebeard")
    Node.objects.filter(pk=1).update(code=f"{took:.1f}")
    return took


def nodes() -> Iterator[Node]:
    """The nodes with the paths that treebeard would give them."""
    below = Counter(place.parent for place in units())
    steps: Counter[int | None] = Counter()
    paths: dict[int, str] = {}
    for place in units():
        steps[place.parent] += 1
        path = Node._get_path(paths[place.parent] if place.parent else "", len(place.way), steps[place.parent])
        unit_id = place.way[-1]
        if below[unit_id]:
            paths[unit_id] = path
        yield Node(
            pk=unit_id,
            path=path,
            depth=len(place.way),
            numchild=below[unit_id],
            name=place.name,
            code=f"M{unit_id}",
        )


if __name__ == "__main__":
    main()
