"""Readings of single clauses as plain data, in the keys of the plan format."""

from __future__ import annotations

from typing import Any

from dondoc.reader.clauses.citations import read_citations
from dondoc.reader.clauses.context import Context
from dondoc.reader.clauses.deadlines import read_deadlines
from dondoc.reader.clauses.openings import Opening, read_opening
from dondoc.reader.clauses.targets import read_targets
from dondoc.reader.plan import After, Citation, Deadline, Target

KINDS = ("deadlines", "targets", "openings", "citations")


def clauses_json(kind: str, text: str, context: Context) -> list[dict[str, Any]]:
    """The readings of one kind in a clause; optional keys only where the clause has them.

    Raises ValueError where ``kind`` is none of ``KINDS``.
    """
    if kind == "citations":
        return [_citation(item) for item in read_citations(text)]
    if kind == "deadlines":
        return [_deadline(item) for item in read_deadlines(text, context)]
    if kind == "targets":
        return [_target(item) for item in read_targets(text, context)]
    if kind == "openings":
        opening = read_opening(text)
        return [] if opening is None else [_opening(opening)]
    raise ValueError(f"Không có loại mệnh đề “{kind}”. Hãy chọn một trong: {', '.join(KINDS)}.")


def _citation(item: Citation) -> dict[str, Any]:
    return {"kind": item.kind, "number": item.number, "date": item.date, "span": list(item.span)}


def _opening(item: Opening) -> dict[str, Any]:
    return {"role": item.role.value, "partners": [partner.text for partner in item.partners]}


def _deadline(item: Deadline) -> dict[str, Any]:
    row: dict[str, Any] = {
        "text": item.text,
        "kind": item.kind.value,
        "due": item.due,
        "every": item.every,
        "who": item.who,
        "to": item.to,
        "via": item.via,
        "span": list(item.span),
    }
    extras = {"time": item.time, "next": item.next or None, "month": item.month, "after": _after(item.after)}
    return row | {key: value for key, value in extras.items() if value is not None}


def _after(item: After | None) -> dict[str, Any] | None:
    if item is None:
        return None
    row: dict[str, Any] = {"from": item.start}
    if item.days is not None:
        return row | {"days": item.days, "working": item.working}
    return row | ({"hours": item.hours} if item.hours is not None else {"months": item.months})


def _target(item: Target) -> dict[str, Any]:
    row: dict[str, Any] = {
        "text": item.text,
        "subject": item.subject,
        "comparator": item.comparator,
        "value": item.value,
        "unit": item.unit,
        "every": item.every,
        "by": item.by,
        "span": list(item.span),
    }
    extras = {"upper": item.upper, "per": item.per, "of": item.of}
    return row | {key: value for key, value in extras.items() if value is not None}
