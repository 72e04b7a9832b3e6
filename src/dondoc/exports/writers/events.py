"""Events of the log as CSV for a spreadsheet, or as JSON Lines for programs. Pure: rows in, pieces of text out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
BYTE_ORDER_MARK = "\ufeff"  # so that spreadsheets read the accents


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event: what the digest covers, and beside it the names and the sentence. ``at`` is an ISO time in UTC."""

    id: int
    at: str
    user_id: int | None
    acting_unit_id: int | None
    unit_id: int | None
    verb: str
    object_type: str
    object_id: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    reason: str
    request_id: str
    digest: str
    unit: str
    thing: str
    sentence: str


def csv_lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """A table with a header; a text that a spreadsheet would take for a formula is kept a text."""
    names = [field.name for field in fields(EventRow)]
    yield BYTE_ORDER_MARK + _line(names)
    for row in rows:
        yield _line([_cell(getattr(row, name)) for name in names])


def json_lines(rows: Iterable[EventRow]) -> Iterator[str]:
    """One JSON object a line."""
    for row in rows:
        yield json.dumps(asdict(row), ensure_ascii=False, separators=(",", ":")) + "\n"


FORMATS: Mapping[str, Callable[[Iterable[EventRow]], Iterator[str]]] = {"csv": csv_lines, "jsonl": json_lines}


def _cell(value: Any) -> Any:
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, Mapping) else value
    return f"'{text}" if isinstance(text, str) and text.startswith(FORMULA) else text


def _line(cells: list[Any]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
