"""Scans in the queue, and a stand-in for the recognition of their pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cast import Cast
from dondoc.documents import storage
from dondoc.documents.actions import enqueue
from dondoc.documents.models import ReadingJob
from dondoc.reader import read_plan
from dondoc.reader.plan import Plan
from dondoc.units.models import Unit
from readings import TEXT, office

SCAN = b"\x89PNG a scan of an invented plan"
PAGES = 3


def make_job(cast: Cast, *, data: bytes = SCAN, name: str = "ban-quet.png", unit: Unit | None = None) -> ReadingJob:
    """A file that waits to be recognised."""
    owner = unit or cast.province
    job = enqueue(digest=storage.store(data), size=len(data), name=name, unit_id=owner.pk, by=office(cast))
    assert isinstance(job, ReadingJob)
    return job


def recognised(data: bytes, *, progress: Callable[[int, int], None] | None = None, **limits: Any) -> Plan:
    """What recognition gives for any scan here: the plan of `readings`, page by page."""
    for page in range(PAGES + 1):
        if progress:
            progress(page, PAGES)
    return read_plan(TEXT.encode(), name="ke-hoach.txt")
