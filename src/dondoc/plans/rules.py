"""Plans as values: from an accepted proposal to the rows to be stored. Pure: values in, values out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from dondoc.core.periods import Calendar
from dondoc.documents import dates
from dondoc.documents.rules import Json
from dondoc.plans.dues import (
    Due,
    EndOf,
    HalfYearly,
    Span,
    Weekly,
    Yearly,
    of_reading,
    only_day,
    parse,
    recurs,
    upcoming,
)

UnitIds = Sequence[int]
LONGEST_KEY = 200  # characters of a document's key that are kept; a printed number has few

_END_OF: Mapping[str, Due] = {
    "week": Weekly(5),
    "month": EndOf(Span.MONTH),
    "quarter": EndOf(Span.QUARTER),
    "6 months": HalfYearly(6, 31),
    "year": Yearly(12, 31),
}
_DATING = ("due", "every", "after", "month")  # what a date in its words gives a task
_YEAR_OF_KEY = re.compile(r":\d{4}$")


def kept(items: Iterable[Json]) -> Iterator[Json]:
    """Items that take effect: neither left out by a person nor outside the product's scope."""
    return (item for item in items if not item["dropped"] and not item["outside"])


def kept_tasks(shown: Json) -> Iterator[tuple[Json, Json]]:
    """Each assignment block with each of its tasks that takes effect, due when its own words say.

    What is to be done by a day outside of every task, and is neither a report nor a plan to send, is a task of its own
    of who is charged with it, after the others: so it is held, followed and reminded of as they are.
    """
    for block, task, date_ in _tasks_with_dates(shown):
        yield block, task if date_ is None else task | {name: date_.get(name) or task.get(name) for name in _DATING}
    yield from (_as_task(item) for item in _standing_alone(shown))


def kept_duties(shown: Json) -> list[Json]:
    """What units send by a day, and the dates that stand in the words of tasks."""
    alone = [id(item) for item in _standing_alone(shown)]
    return [item for item in kept(shown.get("deadlines", ())) if id(item) not in alone]


def _standing_alone(shown: Json) -> list[Json]:
    """What is to be done by a day and stands in the words of no task, whether that takes effect or not."""
    every = (task for block in shown.get("assignments", ()) for task in block["tasks"])
    spans = [task["span"] for task in every if task.get("span")]
    stated = (item for item in kept(shown.get("deadlines", ())) if item["kind"] == "other" and item.get("who"))
    return [item for item in stated if not any(_lies_in(item, span) for span in spans)]


def _as_task(item: Json) -> tuple[Json, Json]:
    block = {"path": item["path"], "agency": item["who"]}
    return block, item | {"role": "own", "partners": [], "time": "", "product": ""}


def _lies_in(item: Json, span: Sequence[int]) -> bool:
    start, end = item.get("span") or (-1, -1)
    return span[0] <= start and end <= span[1]


def dates_of_tasks(shown: Json) -> set[str]:
    """The keys of what is read as due by itself and is the date of the task in whose words it stands."""
    return {date_["key"] for _block, _task, date_ in _tasks_with_dates(shown) if date_ is not None}


def _tasks_with_dates(shown: Json) -> Iterator[tuple[Json, Json, Json | None]]:
    stated = [item for item in kept(shown.get("deadlines", ())) if item["kind"] == "other"]
    for block in shown.get("assignments", ()):
        if not block["dropped"]:
            yield from ((block, task, _last_within(task, stated)) for task in kept(block["tasks"]))


def _last_within(task: Json, stated: Sequence[Json]) -> Json | None:
    """Of a task without a date of its own the last of the dates that stand in its words.

    A table gives a task its date beside it; prose gives it within, where it is read as something due by itself.
    """
    if task.get("due") or task.get("after") or not task.get("span"):
        return None
    within = [item for item in stated if _lies_in(item, task["span"])]
    return within[-1] if within else None


def counts(shown: Json) -> dict[str, int]:
    """How many targets, tasks and duties would take effect."""
    return {
        "targets": sum(1 for _item in kept(shown.get("targets", ()))),
        "tasks": sum(1 for _pair in kept_tasks(shown)),
        "duties": len(kept_duties(shown)),
    }


def holds(block: Json, task: Json, units: Mapping[str, UnitIds]) -> dict[int, str]:
    """Unit id -> role: the agency's units in the task's role, which wins; the partners coordinate.

    Who is charged to work with others by a day answers for that day and does the task: nobody else would be reminded.
    """
    role: str = task["role"]
    if role == "coordinate" and (task.get("due") or task.get("after")):
        role = "own"
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
    duties = [item for item in kept_duties(shown) if item.get("who") not in aside and not owing_units(item, units)]
    return {"tasks": len(tasks), "duties": len(duties)}


def due_of(item: Json, signed: date | None) -> str:
    """The due date of a task or a deadline as it is in force (`dondoc.plans.dues`); "" where it names no day.

    ``signed`` is the day of the document's signing, from which some periods run.
    """
    due = of_reading(item.get("due"), item.get("every"), item.get("after"), month=item.get("month"), signed=signed)
    return "" if due is None else str(due)


def task_due(task: Json, signed: date | None) -> str:
    """The due date of a task as it is in force. One to be done every month, quarter, half-year or year without a day of
    its own is due by the end of each, one of every week on Friday; what is to be done all the time is never due.
    """
    stated = due_of(task, signed)
    return stated or str(_END_OF.get(task.get("every") or "", ""))


def first_due(due: str, day: date, calendar: Calendar) -> date | None:
    """The day that a due date in force first asks for: of one that recurs the next from ``day`` on, else its own."""
    if not due:
        return None
    found = parse(due)
    return upcoming(found, day, calendar, 1)[0] if recurs(found) else only_day(found, calendar)


def calendar_date(due: str | None) -> date | None:
    """A date that names one day; None for one that recurs or is not there."""
    return date.fromisoformat(due) if due and due[0].isdigit() else None


def citation_columns(item: Json) -> Json:
    """A cited document as its row keeps it: words, day, key and place. A day that no calendar has is left out."""
    start, end = item.get("span") or (0, 0)
    day = item.get("date")
    return {
        "kind": item["kind"],
        "number": item["number"],
        "date": calendar_date(day) if day and dates.is_day(day) else None,
        "key": kept_key(item["document_key"]),
        "span_start": start,
        "span_end": end,
    }


def kept_key(key: str) -> str:
    """A document's key as it is kept and compared."""
    return key[:LONGEST_KEY]


def without_year(key: str) -> str:
    """ "ke-hoach:162/kh-bcd:2022" -> "ke-hoach:162/kh-bcd", under which all years of a kind and number are found."""
    return _YEAR_OF_KEY.sub("", key)


def may_be(key: str, other: str) -> bool:
    """Whether two keys may name one document: the same kind and number, and one year where both have a year."""
    return key == other or key == without_year(other) or without_year(key) == other


def is_over(kind: str, due: str, every: str, day: date, calendar: Calendar) -> bool:
    """Whether a duty was to be done once, before a day. A report is never over: it may still be asked for."""
    if kind == "report" or every or not due:
        return False
    last = only_day(parse(due), calendar)
    return last is not None and last < day
