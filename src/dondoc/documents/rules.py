"""Edits upon a reading: which values a person may change, and the plan as it stands with the changes.

An item's key is its place in the Plan JSON: "head", "recipients.3", "targets.0", "assignments.2",
"assignments.2.tasks.1", "deadlines.0". Edits never touch the reader's own output, so every value keeps its
span.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

Json = dict[str, Any]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "head": (
        "kind", "number", "place", "date", "title", "issuer", "period_start", "period_end",
        "signatory_authority", "signatory_title", "signatory_name",
    ),
    "recipients": ("name", "purpose"),
    "targets": ("text", "subject", "comparator", "value", "unit", "every", "by"),
    "assignments": ("agency",),
    "tasks": ("text", "role", "due"),
    "deadlines": ("text", "kind", "due", "every", "who", "to"),
}  # fmt: skip

COMPARATORS = (">=", ">", "<=", "<", "=")
PERIODS = ("year", "6 months", "quarter", "month", "week", "day", "continuous")
ROLES = ("lead", "coordinate", "own")
DEADLINE_KINDS = ("report", "plan", "other")
SCOPED = ("targets", "assignments", "tasks", "deadlines")  # what people type here must lie inside the scope
LARGEST = Decimal(10) ** 11  # with four decimals, 15 digits: what a JSON number holds exactly

_KEY = re.compile(r"head|(recipients|targets|assignments|deadlines)\.\d+|assignments\.\d+\.(tasks)\.\d+")


def kind_of(key: str) -> str:
    """ "targets.3" -> "targets", "assignments.2.tasks.1" -> "tasks"; raises `KeyError` for anything else."""
    match = _KEY.fullmatch(key)
    if match is None:
        raise KeyError(key)
    return match.group(2) or match.group(1) or "head"


def proposal(plan: Json, edits: Mapping[str, Json]) -> Json:
    """The Plan JSON with edits applied; each item also has "key", "dropped", "edited" and "outside"."""
    shown = copy.deepcopy(plan)
    shown["head"] = _head(plan)
    for key, item in items(shown):
        edit = edits.get(key, {})
        item.update(edit.get("set", {}))
        item["key"], item["edited"] = key, bool(edit.get("set"))
        item["outside"] = item.get("scope") == "outside"
        item["dropped"] = bool(edit.get("drop"))
    return shown


def items(plan: Json) -> Iterator[tuple[str, Json]]:
    """Every item that a person may check, with its key, in the document's order of parts."""
    if "head" in plan:
        yield "head", plan["head"]
    for part in ("recipients", "targets", "assignments", "deadlines"):
        for index, item in enumerate(plan.get(part, ())):
            yield f"{part}.{index}", item
            for place, task in enumerate(item.get("tasks", ())):
                yield f"{part}.{index}.tasks.{place}", task


def find(plan: Json, key: str) -> Json | None:
    """The item under a key, or None where the reading has none."""
    return next((item for place, item in items({**plan, "head": _head(plan)}) if place == key), None)


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
