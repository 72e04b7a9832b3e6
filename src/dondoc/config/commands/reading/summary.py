"""Many readings as a table: on the screen, as CSV or as JSON Lines."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text as Styled

from dondoc.config.commands import BadInput
from dondoc.config.commands.reading.files import Outcome
from dondoc.reader.plan import Plan, Value
from dondoc.reader.rules import Confidence

COLUMNS = (
    "file", "kind", "number", "date", "issuer", "pages", "agencies", "tasks", "targets", "deadlines", "doubtful",
    "seconds", "note",
)  # fmt: skip
_SHOWN = {
    "file": "Tệp",
    "number": "Số",
    "agencies": "CQ được giao",
    "tasks": "Nhiệm vụ",
    "targets": "Chỉ tiêu",
    "deadlines": "Hạn gửi",
    "doubtful": "Cần xem lại",
    "seconds": "Giây",
    "note": "Ghi chú",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = dict[str, Any]


def row_of(outcome: Outcome) -> Row:
    """One file as a row of ``COLUMNS``; counts are None where nothing was read."""
    row: Row = dict.fromkeys(COLUMNS)
    row |= {"file": str(outcome.file), "seconds": round(outcome.seconds, 3), "note": outcome.error or ""}
    if (plan := outcome.plan) is None:
        return row
    head = plan.head
    named = {name: text and text.text for name in ("kind", "number", "date", "issuer") if (text := getattr(head, name))}
    return row | named | {
        "pages": plan.source.pages,
        "agencies": len(plan.assignments),
        "tasks": sum(len(block.tasks) for block in plan.assignments),
        "targets": len(plan.targets),
        "deadlines": len(plan.deadlines),
        "doubtful": sum(value.confidence is Confidence.DOUBTFUL for value in values(plan)),
        "note": " ".join(plan.warnings),
    }  # fmt: skip


def values(plan: Plan) -> Iterator[Value]:
    """Every value that a person may have to check."""
    head, signatory = plan.head, plan.head.signatory
    texts = (head.kind, head.number, head.place, head.date, head.title, head.issuer, head.period)
    yield from (value for value in (*texts, signatory.authority, signatory.title, signatory.name) if value is not None)
    yield from (*plan.recipients, *plan.citations, *plan.outline, *plan.targets, *plan.deadlines, *plan.amendments)
    for block in plan.assignments:
        yield block
        for task in block.tasks:
            yield task
            yield from task.partners


def as_table(rows: Sequence[Row]) -> Table:
    """The rows for a terminal; files of one name are told apart by their folders."""
    names = Counter(Path(row["file"]).name for row in rows)
    table = Table(header_style="bold")
    for name, label in _SHOWN.items():
        is_text = name in ("file", "number", "note")
        table.add_column(label, justify="left" if is_text else "right", overflow="fold")
    for row in rows:
        failed = row["tasks"] is None
        name = Path(row["file"]).name
        seconds = f"{row['seconds']:.2f}".replace(".", ",")
        shown = row | {"file": name if names[name] == 1 else row["file"], "seconds": seconds, "note": _short_note(row)}
        cells = ["" if shown[name] is None else str(shown[name]) for name in _SHOWN]
        table.add_row(*map(Styled, cells), style="red" if failed else None)
    return table


def _short_note(row: Row) -> str:
    """The whole sentence stands in the summary file and below the table."""
    if row["tasks"] is None:
        return "không đọc được"
    return "xem cảnh báo" if row["note"] else ""


def write_summary(file: Path, rows: Sequence[Row]) -> None:
    """Write the rows to a ``.csv`` that Excel opens as it is, or a ``.jsonl``.

    Raises ``BadInput`` where the file has another ending or can't be written.
    """
    check_summary(file)
    try:
        if file.suffix.lower() == ".jsonl":
            file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        else:
            _write_csv(file, rows)
    except OSError as error:
        raise BadInput(f"Không ghi được {file} ({error.strerror}). Hãy chọn nơi khác.") from error


def check_summary(file: Path) -> None:
    """Raises ``BadInput`` where a summary can't have that ending."""
    if file.suffix.lower() not in (".csv", ".jsonl"):
        raise BadInput(f"{file.name} phải có đuôi .csv hoặc .jsonl.")


def _write_csv(file: Path, rows: Iterable[Row]) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS)
        writer.writeheader()
        writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)


def _cell(value: Any) -> Any:
    """A text that a spreadsheet would take for a formula is kept a text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
