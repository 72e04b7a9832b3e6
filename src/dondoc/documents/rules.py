"""Edits upon a reading: which values a person may change or add, and the plan as it stands with the changes.

An item's key is its place in the Plan JSON: "head", "recipients.3", "targets.0", "assignments.2",
"assignments.2.tasks.1", "deadlines.0", "citations.4". What a person added is counted apart: "targets.a1",
"assignments.2.tasks.a1". Edits never touch the reader's own output, so every value keeps its span.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import count
from typing import Any

from dondoc.reader.keys import document_key

Json = dict[str, Any]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "head": (
        "kind", "number", "place", "date", "title", "issuer", "period_start", "period_end",
        "signatory_authority", "signatory_title", "signatory_name",
    ),
    "recipients": ("name", "purpose"),
    "targets": ("text", "subject", "comparator", "value", "unit", "every", "by"),
    "assignments": ("agency", "role"),
    "tasks": ("text", "role", "partners", "time", "due", "every", "product"),
    "deadlines": ("text", "kind", "due", "every", "who", "to"),
    "citations": ("kind", "number", "date"),
}  # fmt: skip

COMPARATORS = (">=", ">", "<=", "<", "=")
PERIODS = ("year", "6 months", "quarter", "month", "week", "day", "continuous")
ROLES = ("lead", "coordinate", "own")
DEADLINE_KINDS = ("report", "plan", "other")
EXPECTED: Mapping[str, tuple[str, ...]] = {"head": ("number", "date", "title"), "deadlines": ("due",)}
ADDABLE = ("targets", "tasks", "deadlines", "recipients", "citations", "assignments")
SCOPED = ("targets", "assignments", "tasks", "deadlines")  # what people type here must lie inside the scope
LARGEST = Decimal(10) ** 11  # with four decimals, 15 digits: what a JSON number holds exactly

_PARTS = ("recipients", "targets", "assignments", "deadlines", "citations")
_NUMBER = r"a?\d+"
_KEY = re.compile(rf"head|({'|'.join(_PARTS)})\.{_NUMBER}|assignments\.{_NUMBER}\.(tasks)\.{_NUMBER}")


def kind_of(key: str) -> str:
    """ "targets.3" -> "targets", "assignments.2.tasks.a1" -> "tasks"; raises `KeyError` for anything else."""
    match = _KEY.fullmatch(key)
    if match is None:
        raise KeyError(key)
    return match.group(2) or match.group(1) or "head"


def merged(plan: Json, edits: Mapping[str, Json]) -> Json:
    """The Plan JSON with what people added to it, in the document's order; such an item has its key under "added"."""
    whole = copy.deepcopy(plan)
    added = [key for key in edits if "add" in edits[key]]
    for key in sorted(added, key=lambda key: (key.count("."), _number_of(key))):
        place, _number = key.rsplit(".", 1)
        _put(_list_at(whole, place), {**copy.deepcopy(edits[key]["add"]), "added": key})
    return whole


def next_key(edits: Mapping[str, Json], place: str) -> str:
    """The key of the next item to be added at a place ("targets", "assignments.2.tasks"); none is given twice."""
    taken = [_number_of(key) for key in edits if "add" in edits[key] and key.rsplit(".", 1)[0] == place]
    return f"{place}.a{max(taken, default=0) + 1}"


def _number_of(key: str) -> int:
    return int(key.rsplit(".", 1)[1].removeprefix("a"))


def _list_at(whole: Json, place: str) -> list[Json]:
    key, _dot, part = place.rpartition(".")
    found: list[Json] = (dict(items(whole))[key] if key else whole).setdefault(part, [])
    return found


def _put(found: list[Json], item: Json) -> None:
    """Places an item before the first whose words stand later; at the end where it has no words of its own."""
    start = item["span"][0] if "span" in item else None
    later = (at for at, other in enumerate(found) if start is not None and other.get("span", [-1])[0] > start)
    found.insert(next(later, len(found)), item)


def proposal(plan: Json, edits: Mapping[str, Json]) -> Json:
    """The Plan JSON with edits applied; each item also has "key", "dropped", "edited", "seen", "absent", "outside".

    "absent" are the fields of which a person said that the document does not state them. The keys of the document and
    of what it cites stand in "document_key"; the document's own is "" where it bears no number.
    """
    shown = merged(plan, edits)
    shown["head"] = _head(plan)
    for key, item in items(shown):
        edit = edits.get(key, {})
        item.update(edit.get("set", {}))
        item["key"], item["edited"], item["seen"] = key, bool(edit.get("set")), bool(edit.get("seen"))
        item["absent"] = list(edit.get("absent", ()))
        item["outside"] = item.get("scope") == "outside"
        item["dropped"] = bool(edit.get("drop"))
    head = shown["head"]
    head["document_key"] = str(document_key(head["kind"], head["number"], head["date"])) if head["number"] else ""
    for item in shown.get("citations", ()):
        item["document_key"] = str(document_key(item["kind"], item["number"], item["date"]))
    return shown


def items(plan: Json) -> Iterator[tuple[str, Json]]:
    """Every item that a person may check, with its key, in the document's order of parts."""
    if "head" in plan:
        yield "head", plan["head"]
    for part in _PARTS:
        for key, item in _keyed(part, plan.get(part, ())):
            yield key, item
            yield from _keyed(f"{key}.tasks", item.get("tasks", ()))


def _keyed(place: str, found: Iterable[Json]) -> Iterator[tuple[str, Json]]:
    """Items with their keys: the number among those that were read, or the key under which it was added."""
    read = count()
    for item in found:
        yield item.get("added") or f"{place}.{next(read)}", item


def find(plan: Json, edits: Mapping[str, Json], key: str) -> Json | None:
    """The item under a key as it was read or added, or None where there is none."""
    whole = {**merged(plan, edits), "head": _head(plan)}
    return next((item for place, item in items(whole) if place == key), None)


def head_of(plan: Json, edits: Mapping[str, Json]) -> Json:
    """The values of the head with edits applied."""
    head = _head(plan)
    head.update(edits.get("head", {}).get("set", {}))
    return head


def missing(item: Json) -> tuple[str, ...]:
    """The fields that an item of a proposal lacks and of which nobody said that the document does not state them."""
    if item.get("after"):
        return ()
    expected = EXPECTED.get(kind_of(item["key"]), ())
    return tuple(name for name in expected if not item.get(name) and name not in item["absent"])


def wordings(shown: Json) -> list[str]:
    """Every distinct wording of agencies that still counts in a proposal, in order of first appearance."""
    seen: dict[str, None] = {}
    for block in shown.get("assignments", ()):
        tasks = [task for task in block["tasks"] if not (task["dropped"] or task["outside"])]
        if block["dropped"] or not tasks:
            continue
        seen[block["agency"]] = None
        for task in tasks:
            seen.update(dict.fromkeys(task.get("partners", ())))
    for deadline in shown.get("deadlines", ()):
        if not (deadline["dropped"] or deadline["outside"]):
            seen.update(dict.fromkeys(text for text in (deadline.get("who"), deadline.get("to")) if text))
    return list(seen)


def fits(number: Decimal) -> bool:
    """Whether a figure can be kept exactly: at most four decimals, below 10^11."""
    return number.is_finite() and abs(number) < LARGEST and number == round(number, 4)


def _head(plan: Json) -> Json:
    period, signatory = plan.get("period") or {}, plan.get("signatory") or {}
    head = {name: plan.get(name) for name in ("kind", "number", "place", "date", "title", "issuer")}
    head |= {"period_start": period.get("start"), "period_end": period.get("end")}
    return head | {f"signatory_{name}": signatory.get(name) for name in ("authority", "title", "name")}
