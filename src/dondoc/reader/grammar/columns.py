"""The columns of a table that assigns work, told by the words at its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from dondoc.reader.clauses.lazy import LazyPattern


class Column(StrEnum):
    """What a column of a task table holds."""

    NUMBER = "number"
    CONTENT = "content"
    LEAD = "lead"
    COORDINATE = "coordinate"
    TIME = "time"
    PRODUCT = "product"
    FUNDS = "funds"
    SOURCE = "source"
    UNIT = "unit"
    NOTE = "note"


Layout = tuple[Column | None, ...]

_DOERS = (
    "cơ quan|đơn vị|sở|bộ|tổ chức|người|bộ phận|lực lượng|phòng|ban|khoa|tổ|ngành|cấp|chủ thể|địa phương|nơi|đầu mối"
)
_TOGETHER = r"cùng (?:thực hiện|tham gia|làm|lo|triển khai|tổ chức|phụ trách|chịu trách nhiệm)"
# Asked in this order: "thời gian thực hiện" is a time although work is "thực hiện" too.
_WORDS: tuple[tuple[Column | None, str], ...] = (
    (Column.NUMBER, r"(?:stt|tt|số tt|số thứ tự|thứ tự|#)$"),
    (Column.NOTE, r"ghi chú"),
    (Column.UNIT, r"(?:đơn vị (?:tính|đo)|đvt)\b"),
    (None, r"(?:đối tượng|địa điểm$|địa bàn|phạm vi|số lượng|khối lượng)"),
    (Column.LEAD, rf"(?:{_DOERS}) được (?:giao|phân công)(?: (?:nhiệm vụ|việc|chủ trì|thực hiện))*$"),
    (None, r"(?:cơ quan|đơn vị|cấp) (?:có thẩm quyền|trình|ban hành|nhận|giám sát|được|thụ hưởng|thẩm định|phê duyệt)"),
    (
        Column.CONTENT,
        r"(?:(?:tên |các |những )*(?:nội dung|nhiệm vụ|công việc|hoạt động|(?:đầu |phần |mục )?việc(?!\w))"
        r"|tên (?:văn bản|đề án|dự án|chương trình))"
        r"(?!.*chủ trì)",
    ),
    (Column.LEAD, r".*chủ trì"),
    (
        Column.COORDINATE,
        rf".*phối hợp|{_TOGETHER}|(?:tham gia|hỗ trợ)$"
        rf"|(?:{_DOERS}|cá nhân|bên)\b.*(?:liên quan|tham gia|hỗ trợ|{_TOGETHER})",
    ),
    (Column.SOURCE, r"nguồn (?:kinh phí|vốn|lực|ngân sách)"),
    (Column.FUNDS, r".*(?:kinh phí|dự toán|ngân sách|số tiền|thành tiền|(?:tổng|mức) (?:vốn|chi|mức))"),
    (Column.TIME, r".*(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình|kỳ hạn)|(?:khi nào|bao giờ) ?(?:xong)?$"),
    (Column.PRODUCT, r".*(?:sản phẩm|kết quả|đầu ra|văn bản ban hành)"),
    (
        Column.TIME,
        r".*hoàn thành|(?:làm |phải )?xong(?: (?:trước|trong|vào))?(?: ngày)?$"
        r"|(?:(?:thời (?:gian|điểm|hạn)|ngày|tháng|hạn) )?(?:bắt đầu|kết thúc|khởi công)"
        r"|(?:từ|đến)(?: hết)?(?: ngày| tháng| quý| năm)?$"
        r"|(?:hạn|tháng|quý|năm|ngày) ?(?:thực hiện|xong|gửi|trình|chót|cuối|cuối cùng|nộp)?$",
    ),
    (
        Column.LEAD,
        rf".*(?:đầu mối|chịu trách nhiệm|phụ trách|phân công|thực hiện nhiệm vụ$)|trách nhiệm"
        rf"|(?:tên |các )?(?:{_DOERS})\b.*(?:thực hiện|triển khai|tham mưu|theo dõi)"
        rf"|(?:(?:ai|{_DOERS}) )?(?:làm|lo)(?: chính)?$|(?:được )?giao(?: cho)?$",
    ),
    (Column.CONTENT, r".*(?:nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|hạng mục|tên)"),
    (Column.LEAD, r"(?:cơ quan|đơn vị|thực hiện)"),
)
# The number of the group that matches is that of the words above.
_COLUMNS = LazyPattern("|".join(f"({words})" for _, words in _WORDS))
_MOST_WORDS = 14
# A narrow column has its heading shortened: "CQ chủ trì", "Chịu TN chính".
_SHORT = {"cq": "cơ quan", "đv": "đơn vị", "tn": "trách nhiệm"}
# Beside a column of these a bare "Đơn vị" is the unit counted in.
_GOALS = LazyPattern(r"(?:tên |các )*(?:chỉ tiêu|mục tiêu|chỉ số|tiêu chí)\b")
_PERIODS = LazyPattern(r"(?:cả năm|(?:.*\s)?quý (?:iv|i{1,3}|[1-4]))(?:\s?[/,]?\s?(?:năm\s)?20\d\d)?$|(?:.*\s)?20\d\d$")
# Of several columns of one kind the one whose heading comes first here; among equals the last, which says more.
_RANKS = {
    Column.LEAD: (r".*chủ trì", r".*(?:thực hiện|đầu mối|phân công)", r"(?!.*(?:lãnh đạo|theo dõi|phụ trách|chỉ đạo))"),
    Column.CONTENT: (r"(?!.*(?:nhóm|lĩnh vực|giải pháp|hạng mục|hình thức|phương pháp)|việc$)",),
    Column.PRODUCT: (r".*sản phẩm", r".*(?:đầu ra|kết quả)"),
    Column.FUNDS: (r".*(?:tổng|kinh phí)",),
    Column.TIME: (r"(?!.*(?:bắt đầu|khởi công)|từ(?!\w))",),
}


@lru_cache(maxsize=256)  # a heading is asked again for each way to lay the head out, and above each page of a table
def column_of(heading: str) -> Column | None:
    """What the heading of a column announces."""
    words = _folded(heading)
    if not words or words.count(" ") >= _MOST_WORDS:
        return None
    found = _COLUMNS.match(words)
    return _WORDS[found.lastindex - 1][0] if found is not None and found.lastindex is not None else None


def lay_out(headings: Sequence[str]) -> Layout:
    """What each column holds, each kind once: of "Lãnh đạo phụ trách" and "Đơn vị chủ trì" the latter leads."""
    columns = [column_of(heading) for heading in headings]
    if any(_GOALS.match(_folded(heading)) for heading in headings):
        columns = [
            Column.UNIT if _folded(heading) == "đơn vị" else one for heading, one in zip(headings, columns, strict=True)
        ]
    best: dict[Column, int] = {}
    for index, column in enumerate(columns):
        if column is None:
            continue
        held = best.get(column)
        if held is None or _rank(column, headings[index]) <= _rank(column, headings[held]):
            best[column] = index
    return tuple(
        column if column is not None and best[column] == index else None for index, column in enumerate(columns)
    )


def counts_by_period(headings: Sequence[str]) -> bool:
    """Whether columns are those of years or quarters, beside which a bare "Đơn vị" is the unit counted in."""
    return sum(_PERIODS.match(_folded(heading)) is not None for heading in headings) > 1


def assigns_work(columns: Sequence[Column | None]) -> bool:
    """Whether a table with such columns assigns work to agencies."""
    return Column.CONTENT in columns and Column.LEAD in columns


def _folded(heading: str) -> str:
    words = (_SHORT.get(word, word) for word in heading.lower().split())
    return " ".join(words).strip(" .:")


def _rank(column: Column, heading: str) -> int:
    ranks = _RANKS.get(column, ())
    words = _folded(heading)
    return next((rank for rank, pattern in enumerate(ranks) if re.match(pattern, words)), len(ranks))
