"""The items of a proposal as the columns of their rows, in a plan's first text and in every later one. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from dondoc.documents.rules import Json
from dondoc.plans import rules
from dondoc.units.folding import fold

Columns = dict[str, Any]

_HEAD_TEXTS = ("number", "place", "issuer", "signatory_authority", "signatory_title", "signatory_name")


def head_columns(head: Json) -> Columns:
    """What a plan keeps of its head."""
    return {
        "kind": head["kind"] or "Kế hoạch",
        "title": head["title"],
        "folded": fold(" ".join([head["number"] or "", head["title"], head["issuer"] or ""])),
        "key": rules.kept_key(head["document_key"]),
        "date": rules.calendar_date(head["date"]),
        "period_start": rules.calendar_date(head["period_start"]),
        "period_end": rules.calendar_date(head["period_end"]),
        **{name: head[name] or "" for name in _HEAD_TEXTS},
    }


def place_columns(item: Json, order: int) -> Columns:
    """Where the words of an item stand; see `dondoc.plans.models.PlanPart`."""
    start, end = item.get("span") or (0, 0)
    return {"order": order, "span_start": start, "span_end": end}


def target_columns(item: Json) -> Columns:
    """A number that the plan sets itself."""
    return {
        "path": item["path"],
        "text": item["text"],
        "subject": item.get("subject") or "",
        "comparator": item["comparator"],
        "value": Decimal(str(item["value"])),
        "unit": item["unit"],
        "every": item.get("every") or "",
        "by": rules.calendar_date(item.get("by")),
    }


def task_columns(block: Json, task: Json, signed: date | None) -> Columns:
    """A clause of work of the agency ``block``, in a plan signed on a day."""
    return {
        "path": block["path"],
        "text": task["text"],
        "agency": block["agency"],
        "role": task["role"],
        "partners": list(task.get("partners", ())),
        "time": task.get("time") or "",
        "due": rules.task_due(task, signed),
        "every": task.get("every") or "",
        "product": task.get("product") or "",
    }


def duty_columns(item: Json, signed: date | None) -> Columns:
    """What units must send by a date, in a plan signed on a day."""
    texts = {name: item.get(name) or "" for name in ("every", "who", "to", "via")}
    due = rules.due_of(item, signed)
    return {"path": item["path"], "text": item["text"], "kind": item["kind"], "due": due, **texts}


def folded_task(agency: str, text: str) -> str:
    """What the search without accents looks at in a task."""
    return fold(f"{agency} {text}")
