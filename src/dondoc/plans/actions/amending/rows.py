"""Tasks, targets and duties as an amendment leaves them: the rows stay, with their ids and all that hangs on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from dondoc.accounts.models import User
from dondoc.core.events import Change, record_all
from dondoc.plans import columns
from dondoc.plans.amending import FIELDS, Differences, Item, Kind, Line, What
from dondoc.plans.models import Amendment, Duty, Target, Task

Row = Task | Target | Duty

MODELS: dict[Kind, type[Row]] = {Kind.TASK: Task, Kind.TARGET: Target, Kind.DUTY: Duty}
VERBS = {  # for items that are added, changed, dropped
    Kind.TASK: ("task.add", "task.change", "task.drop"),
    Kind.TARGET: ("target.add", "target.change", "target.drop"),
    Kind.DUTY: ("duty.add", "duty.change", "duty.drop"),
}
LOGGED = frozenset({"role", "due", "every", "comparator", "value", "by", "kind", "path"})
"""Fields whose values the log keeps. Of others it says that they were written anew: a document may print anything."""
_PLACE = ["order", "path", "span_start", "span_end"]


@dataclass(frozen=True, slots=True)
class Applied:
    """An amendment's lines with the rows that they are about, in the order of the new text."""

    amendment: Amendment
    changed: list[tuple[Line, Row]] = field(default_factory=list)
    added: list[tuple[Line, Row]] = field(default_factory=list)
    ended: list[tuple[Line, Row]] = field(default_factory=list)

    def of(self, kind: Kind) -> Iterator[tuple[Line, Row]]:
        """Those in which something becomes different, of one kind."""
        return ((line, row) for line, row in (*self.changed, *self.added, *self.ended) if line.kind is kind)


def write_rows(amendment: Amendment, found: Differences, left_out: Collection[str], by: User) -> Applied:
    """Writes the items; ``left_out`` names the lines of which only the place in the text is written."""
    applied = Applied(amendment)
    for kind in Kind:
        lines = [line for line in found.lines if line.kind is kind]
        _write(applied, kind, [line for line in lines if line.new or line.id not in left_out], left_out)
        _put_behind(kind, [line for line in lines if not line.new and line.id in left_out], len(lines))
        _log(applied, kind, by)
    return applied


def _write(applied: Applied, kind: Kind, lines: Iterable[Line], left_out: Collection[str]) -> None:
    model, plan = MODELS[kind], applied.amendment.plan
    rows: dict[str, Any] = {str(row.pk): row for row in model.objects.filter(plan=plan, ended_by=None)}
    written: dict[What, list[Any]] = defaultdict(list)
    order = 0
    into = {What.ADDED: applied.added, What.CHANGED: applied.changed, What.ENDED: applied.ended}
    for line in (line for line in lines if line.old or line.id not in left_out):
        what = What.KEPT if line.id in left_out else line.what
        row = rows[line.old.key] if line.old else model(plan=plan)
        if line.new is None:
            row.ended_by = applied.amendment
        else:
            _place(row, line.new, order)
            order += 1
            _rewrite(row, line, [] if what is What.KEPT else FIELDS[kind] if line.old is None else line.fields)
        written[what].append(row)
        if what in into:
            into[what].append((line, row))
    words = ["text", *FIELDS[kind], *(["folded"] if kind is Kind.TASK else [])]
    model.objects.bulk_update(written[What.KEPT], _PLACE)
    model.objects.bulk_update(written[What.CHANGED], [*_PLACE, *words])
    model.objects.bulk_create(written[What.ADDED])
    model.objects.filter(pk__in=[row.pk for row in written[What.ENDED]]).update(ended_by=applied.amendment)


def _put_behind(kind: Kind, lines: Iterable[Line], behind: int) -> None:
    """Items that stay although the new text has them no longer: behind all others, and nowhere in the text."""
    for number, line in enumerate(lines):
        rows = MODELS[kind].objects.filter(pk=int(_key(line.old)))
        rows.update(order=behind + number, span_start=0, span_end=0)


def _place(row: Any, item: Item, order: int) -> None:
    row.order, row.path = order, item.path
    row.span_start, row.span_end = item.span


def _rewrite(row: Any, line: Line, fields: Iterable[str]) -> None:
    """Gives a row the words and values of the new text; one that is new gets all of them."""
    item = line.item
    if line.old is None or "text" in fields:
        row.text = item.text
    for name in FIELDS[line.kind]:
        if name in fields:
            setattr(row, name, _typed(name, item.values[name]))
    if isinstance(row, Task):
        row.folded = columns.folded_task(row.agency, row.text)


def _typed(name: str, value: Any) -> Any:
    """A value of an item as its column holds it."""
    if name == "value":
        return Decimal(value)
    if name == "by":
        return date.fromisoformat(value) if value else None
    return value


def _log(applied: Applied, kind: Kind, by: User) -> None:
    unit_id, about = applied.amendment.plan.unit_id, {"amendment": applied.amendment.pk}

    def events(lines: Iterable[tuple[Line, Row]], *, whole: bool) -> Iterator[Change]:
        for line, row in lines:
            if line.kind is kind:
                yield Change(row, unit_id, *((None, about) if whole else _states(line, about)))

    add, change, drop = VERBS[kind]
    record_all(add, events(applied.added, whole=True), by=by)
    record_all(change, events(applied.changed, whole=False), by=by)
    record_all(drop, events(applied.ended, whole=True), by=by)


def _states(line: Line, about: dict[str, int]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a changed item was and is: the values that may be told, and which words were written anew."""
    assert line.old is not None
    told = [name for name in line.fields if name in LOGGED]
    before, after = ({name: item.values.get(name, item.path) for name in told} for item in (line.old, line.item))
    rewritten = [name for name in line.fields if name not in LOGGED]
    return before, {**after, **({"rewritten": rewritten} if rewritten else {}), **about}


def _key(item: Item | None) -> str:
    assert item is not None
    return item.key
