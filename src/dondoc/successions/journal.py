"""What a succession did to rows, kept beside it."""

from __future__ import annotations

from collections.abc import Iterable

from dondoc.core import rows
from dondoc.core.rows import Row, row_of
from dondoc.units.models import Succession, SuccessionChange, Unit
from dondoc.units.successions.legacy import RowPair


def keep(succession: Succession, pairs: Iterable[RowPair]) -> None:
    """Keeps what became of rows beside what is kept already; one written twice as it was before both."""
    kept: dict[tuple[str, int], tuple[Row | None, Row | None]] = {
        (each.table, each.object_id): (each.before, each.after) for each in succession.changes.all()
    }
    for before, after in pairs:
        thing = after or before
        assert thing is not None
        key = (thing._meta.label_lower, thing.pk)
        was, now = (row_of(each) if each else None for each in (before, after))
        kept[key] = (kept[key][0] if key in kept else was, now)
    succession.changes.all().delete()
    changes = (
        SuccessionChange(succession=succession, table=table, object_id=pk, before=was, after=now)
        for (table, pk), (was, now) in kept.items()
        if was != now
    )
    SuccessionChange.objects.bulk_create(changes, batch_size=500)


def put_back(changes: Iterable[SuccessionChange]) -> None:
    """Makes every row as it was; units that were made go last, when nothing names them any more."""
    rows.put_back(changes, last=Unit._meta.label_lower)
