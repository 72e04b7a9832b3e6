"""A unit's training classes as an Excel file that it fills in and gives back (`dondoc.activities.files.classes`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from django.db.models import Q

from dondoc.activities.files.classes import HEADINGS
from dondoc.activities.models import Audience, ClassState, TrainingClass
from dondoc.activities.rules.hours import hours_text
from dondoc.exports.writers.sheet import Cell, Column, write_sheet

_WIDTHS = {"title": 60, "area": 28, "day": 14, "cost": 16}


def write_classes(file: IO[bytes], unit_id: int, year: int) -> None:
    """A line for each class of a year that was not cancelled, in the order of the quarters."""
    columns = [Column(str(heading), _WIDTHS.get(name, 12)) for name, heading in HEADINGS.items()]
    rows = TrainingClass.objects.filter(~Q(state=ClassState.CANCELLED), unit_id=unit_id, year=year)
    write_sheet(file, str(year), columns, [list(_cells(row)) for row in rows.prefetch_related("head_counts")])


def _cells(row: TrainingClass) -> Iterator[Cell]:
    held = row.state == ClassState.HELD
    counts = {each.audience: each.heads for each in row.head_counts.all()}
    yield row.pk
    yield row.title
    yield row.get_area_display()
    yield row.year
    yield row.quarter
    yield row.held_on
    yield hours_text(row.minutes) if held else None
    yield row.cost if held else None
    for audience in Audience:
        yield counts.get(audience.value)
