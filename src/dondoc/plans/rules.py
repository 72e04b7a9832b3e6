"""Plans as values: from an accepted proposal to the rows to be stored. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from dondoc.core.periods import add_working_days
from dondoc.documents.rules import Json

UnitIds = Sequence[int]


def kept(items: Iterable[Json]) -> Iterator[Json]:
    """Items that take effect: neither left out by a person nor outside the product's scope."""
    return (item for item in items if not item["dropped"] and not item["outside"])


def kept_tasks(shown: Json) -> Iterator[tuple[Json, Json]]:
    """Each assignment block with each of its tasks that takes effect."""
    for block in shown.get("assignments", ()):
        if not block["dropped"]:
            yield from ((block, task) for task in kept(block["tasks"]))


def counts(shown: Json) -> dict[str, int]:
    """How many targets, tasks and duties would take effect."""
    return {
        "targets": sum(1 for _item in kept(shown.get("targets", ()))),
        "tasks": sum(1 for _pair in kept_tasks(shown)),
        "duties": sum(1 for _item in kept(shown.get("deadlines", ()))),
    }


def holds(block: Json, task: Json, units: Mapping[str, UnitIds]) -> dict[int, str]:
    """Unit id -> role: the agency's units in the task's role, which wins; the partners coordinate."""
    role: str = task["role"]
    found = dict.fromkeys(units.get(block["agency"], ()), role)
    for partner in task.get("partners", ()):
        for unit in units.get(partner, ()):
            found.setdefault(unit, "coordinate")
    return found


def owing_units(deadline: Json, units: Mapping[str, UnitIds]) -> list[int]:
    """The units that owe what a deadline asks for: those of `who`, without the one it is sent to."""
    receivers = units.get(deadline.get("to") or "", ())
    receiver = receivers[0] if len(receivers) == 1 else None
    return [unit for unit in units.get(deadline.get("who") or "", ()) if unit != receiver]


def without_units(shown: Json, units: Mapping[str, UnitIds], aside: Collection[str]) -> dict[str, int]:
    """How many tasks and duties would take effect with no unit to do them.

    ``aside`` are wordings that a person said are none of ours: what they are charged with is not counted.
    """
    tasks = [
        task for block, task in kept_tasks(shown) if block["agency"] not in aside and not holds(block, task, units)
    ]
    duties = [
        item
        for item in kept(shown.get("deadlines", ()))
        if item.get("who") not in aside and not owing_units(item, units)
    ]
    return {"tasks": len(tasks), "duties": len(duties)}


def due_of(deadline: Json, signed: date | None) -> str:
    """A duty's due date as kept: as read, or counted in days from the day of signing; "" for none."""
    after = deadline.get("after") or {}
    if deadline.get("due") or signed is None or after.get("from") != "signing" or not after.get("days"):
        return deadline.get("due") or ""
    days = int(after["days"])
    counted = add_working_days(signed, days) if after.get("working") else signed + timedelta(days=days)
    return counted.isoformat()


def calendar_date(due: str | None) -> date | None:
    """A due date that names one day; None for one that recurs or is not there."""
    return None if not due or due.startswith("-") else date.fromisoformat(due)


def is_over(kind: str, due: str, every: str, day: date) -> bool:
    """Whether a duty was to be done once, before a day. A report is never over: it may still be asked for."""
    last = calendar_date(due)
    return kind != "report" and not every and last is not None and last < day
