"""The rows that an amendment writes, kept as they were and as they became."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from django.db.models import Model, QuerySet

from dondoc.core.rows import Row, row_of
from dondoc.documents.models import Reading
from dondoc.plans.actions.amending.rows import Applied
from dondoc.plans.amending import Differences, Kind
from dondoc.plans.models import Amendment, AmendmentChange, Assignment, Duty, Owing, Plan, Target, Task

Rows = Mapping[tuple[str, int], Row]
BATCH = 500  # rows of one insert


def rows_at_stake(plan: Plan, text: Reading, chosen: Differences, applied: Applied | None = None) -> Rows:
    """The rows that putting differences into force may write, as they stand; with those of new items once ``applied``.

    All items of the plan are among them, for each gets its place in the new text; of their holds those of changed
    items.
    """
    made = [row.pk for _line, row in applied.added if isinstance(row, Task)] if applied else []
    owed = [row.pk for _line, row in applied.added if isinstance(row, Duty)] if applied else []
    tasks, duties = [*_touched(chosen, Kind.TASK), *made], [*_touched(chosen, Kind.DUTY), *owed]
    found: Iterable[QuerySet[Model]] = (
        Plan.objects.filter(pk=plan.pk),
        *(model.objects.filter(plan=plan) for model in (Task, Target, Duty)),
        plan.recipients.all(),
        plan.citations.all(),
        Assignment.objects.filter(task__in=tasks),
        Owing.objects.filter(duty__in=duties),
    )
    rows = {(row._meta.label_lower, row.pk): row_of(row) for row in chain.from_iterable(found)}
    reading = Reading.objects.values("id", "state", "edits").get(pk=text.pk)
    return rows | {(Reading._meta.label_lower, text.pk): dict(reading)}


def keep(amendment: Amendment, before: Rows, after: Rows) -> None:
    """Keeps the rows that differ."""
    AmendmentChange.objects.bulk_create(_changes(amendment, before, after), batch_size=BATCH)


def _changes(amendment: Amendment, before: Rows, after: Rows) -> Iterator[AmendmentChange]:
    for table, pk in dict.fromkeys([*before, *after]):
        was, now = before.get((table, pk)), after.get((table, pk))
        if was != now:
            yield AmendmentChange(amendment=amendment, table=table, object_id=pk, before=was, after=now)


def _touched(chosen: Differences, kind: Kind) -> list[int]:
    """The ids of the items that change or end, of one kind."""
    return [int(line.old.key) for line in chosen.changes if line.old is not None and line.kind is kind]
