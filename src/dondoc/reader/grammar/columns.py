"""The columns of a table that assigns work, told by the words at its head."""

from __future__ import annotations

import re
from enum import StrEnum


class Column(StrEnum):
    """What a column of a task table holds."""

    NUMBER = "number"
    CONTENT = "content"
    LEAD = "lead"
    COORDINATE = "coordinate"
    TIME = "time"
    PRODUCT = "product"
    NOTE = "note"


# Asked in this order: "thời gian thực hiện" is a time although work is "thực hiện" too.
_WORDS = (
    (Column.NUMBER, r"(?:stt|tt|số tt|số thứ tự|#)$"),
    (Column.NOTE, r".*ghi chú"),
    (Column.LEAD, r".*chủ trì"),
    (Column.COORDINATE, r".*phối hợp"),
    (Column.TIME, r".*(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình)"),
    (Column.PRODUCT, r".*(?:sản phẩm|kết quả|đầu ra|văn bản ban hành)"),
    (Column.TIME, r".*hoàn thành"),
    (
        Column.LEAD,
        r".*(?:đầu mối|chịu trách nhiệm|phụ trách|phân công|thực hiện nhiệm vụ$"
        r"|(?:cơ quan|đơn vị|sở|bộ|tổ chức)\b.*thực hiện)",
    ),
    (Column.CONTENT, r".*(?:nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|hạng mục|tên)"),
    (Column.LEAD, r"(?:cơ quan|đơn vị|thực hiện)"),
)
_COLUMNS = tuple((column, re.compile(words)) for column, words in _WORDS)
_MOST_WORDS = 14


def column_of(heading: str) -> Column | None:
    """What the heading of a column announces."""
    words = " ".join(heading.lower().split())
    if not words or words.count(" ") >= _MOST_WORDS:
        return None
    return next((column for column, pattern in _COLUMNS if pattern.match(words)), None)


def assigns_work(columns: list[Column | None]) -> bool:
    """Whether a table with such columns assigns work to agencies."""
    return Column.CONTENT in columns and Column.LEAD in columns
