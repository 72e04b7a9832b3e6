"""Where things stand in a workbook of lines. Pure: the process that reads it and the writer share this."""

from __future__ import annotations

IDENTITY = "dondoc-budget-1"
"""In the hidden cell A1; then "|" and the year."""
HEAD = 3  # the line of the headings, from 0; lines of the budget follow
KEY, YEAR, UNIT, PLAN, TASK, SOURCE = range(6)
ESTIMATE, RECEIVED, DECISION, DAY, SPENT, SETTLED, NOTE = range(6, 13)
AMOUNTS = {ESTIMATE: "estimate", RECEIVED: "received", SPENT: "spent", SETTLED: "settled"}
"""Columns of amounts, by the names of the sums."""
HEADINGS = (
    "",
    "Năm",
    "Đơn vị",
    "Kế hoạch",
    "Nhiệm vụ",
    "Nguồn",
    "Dự toán đề nghị",
    "Được giao",
    "Số quyết định giao",
    "Ngày quyết định",
    "Đã giải ngân (lũy kế)",
    "Đã quyết toán (lũy kế)",
    "Nội dung, lý do thay đổi",
)
WIDTHS = (0, 7, 34, 30, 44, 24, 18, 18, 20, 14, 20, 20, 40)  # characters


def key_of(line_id: int, amounts: tuple[int, int, int, int]) -> str:
    """What stands in the hidden cell of a line: its id, and the amounts as they were, in the order of `AMOUNTS`."""
    return "|".join(map(str, (line_id, *amounts)))


def read_key(text: str) -> tuple[int, tuple[int, int, int, int]] | None:
    """The id and the amounts; None for what `key_of` did not write."""
    parts = text.split("|")
    if len(parts) != 5 or not all(part.isascii() and part.isdigit() and len(part) < 19 for part in parts):
        return None
    line_id, *amounts = map(int, parts)
    return line_id, (amounts[0], amounts[1], amounts[2], amounts[3])
