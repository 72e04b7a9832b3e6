"""What the reader's grammar makes of words that a person chose: a start for the form of a new item, no more."""

from __future__ import annotations

import re
from collections.abc import Callable

from dondoc.documents.rules import Json
from dondoc.reader.clauses import Context, clauses_json

_PURPOSE = re.compile(r"\s*\((?P<purpose>[^()]+)\)$")


def suggested(kind: str, words: str, head: Json) -> Json:
    """The values of a new item of this kind as the words say them; ``head`` is that of the plan."""
    start = head.get("period_start") or head.get("date") or ""
    year = int(start[:4]) if start[:4].isdigit() else None
    context = Context(year=year, date=head.get("date"), period_end=head.get("period_end"))
    return _BY_KIND[kind](words, context)


def _target(words: str, context: Context) -> Json:
    return {"comparator": ">="} | _first("targets", words, context) | {"text": words}


def _task(words: str, context: Context) -> Json:
    due = _first("deadlines", words, context)
    read = {"role": "own"} | _first("openings", words, context)
    return {"text": words, **read, "due": due.get("due"), "every": due.get("every")}


def _deadline(words: str, context: Context) -> Json:
    return {"kind": "report"} | _first("deadlines", words, context) | {"text": words}


def _citation(words: str, context: Context) -> Json:
    return _first("citations", words, context) or {"number": words}


def _recipient(words: str, _context: Context) -> Json:
    name = words.rstrip(" ;.,")
    purpose = _PURPOSE.search(name)
    return {"name": _PURPOSE.sub("", name), "purpose": purpose["purpose"] if purpose else None}


def _agency(words: str, _context: Context) -> Json:
    return {"agency": words.rstrip(" :;.,")}


def _first(kind: str, words: str, context: Context) -> Json:
    """The first reading of a kind in the words; {} for none."""
    return next(iter(clauses_json(kind, words, context)), {})


_BY_KIND: dict[str, Callable[[str, Context], Json]] = {
    "targets": _target,
    "tasks": _task,
    "deadlines": _deadline,
    "citations": _citation,
    "recipients": _recipient,
    "assignments": _agency,
}
