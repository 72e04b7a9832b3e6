"""What a reading left unread, told in sentences: a part that every plan has and this reading lacks.

Nghị định 30/2020/NĐ-CP, Điều 8: a document bears the signature and the list of recipients; a plan assigns work.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from dondoc.reader.grammar.no_work import is_no_work
from dondoc.reader.grammar.outline import Node
from dondoc.reader.grammar.sections import section_of
from dondoc.reader.plan import Plan
from dondoc.reader.source import Span, Table

NO_TASKS = (
    "Không đọc được nhiệm vụ nào giao cho cơ quan, đơn vị. "
    "Hãy xem phần tổ chức thực hiện trong văn bản; nếu có giao việc, hãy nhập thêm bằng tay hoặc tải lên tệp gốc."
)
ONLY_TABLES = (
    "Chỉ đọc được nhiệm vụ trong bảng; không thấy phần nào bằng lời giao việc cho cơ quan, đơn vị. "
    "Hãy xem phần tổ chức thực hiện trong văn bản; nếu có giao việc, hãy nhập thêm bằng tay."
)
NO_SIGNATORY = (
    "Không đọc được chức vụ và họ tên người ký ở cuối văn bản. "
    "Hãy kiểm tra xem tệp có đủ trang không, rồi nhập thêm bằng tay nếu cần."
)
NO_RECIPIENTS = (
    "Không thấy danh sách “Nơi nhận” ở cuối văn bản. "
    "Hãy kiểm tra xem tệp có đủ trang không, rồi nhập thêm bằng tay nếu cần."
)
NO_PARTS = (
    "Không thấy các phần, mục được đánh số trong văn bản dài này. "
    "Có thể tệp đã mất các chỗ xuống dòng; hãy tải lên tệp gốc (Word hoặc PDF) nếu có."
)
MUCH_UNREAD = (
    "Nhiều đoạn trong phần giao nhiệm vụ không đọc được thành nhiệm vụ của cơ quan, đơn vị nào. "
    "Hãy đối chiếu bản đọc với văn bản trước khi chấp nhận."
)
TABLE_UNREAD = (
    "Có bảng trong phần giao nhiệm vụ không đọc được thành nhiệm vụ. "
    "Hãy đối chiếu bản đọc với bảng trong văn bản trước khi chấp nhận."
)
# In letters: what is told of longer texts only. Of the assigning parts this share at most may stay unread.
_LONG = 3_000
_LEAST = 300
_MOST_UNREAD = 0.4
_LEAST_PARTS = 2
_LEAST_ROWS = 3


def warnings_of(plan: Plan, nodes: Sequence[Node], sections: frozenset[str]) -> tuple[str, ...]:
    """The sentences for a plan that was read; an amendment has no tasks of its own."""
    return tuple(_warnings(plan, nodes, sections))


def _warnings(plan: Plan, nodes: Sequence[Node], sections: frozenset[str]) -> Iterator[str]:
    if not plan.assignments and not plan.amendments:
        yield NO_TASKS
    elif plan.assignments and not sections and all(one.basis.rule == "agency.table" for one in plan.assignments):
        yield ONLY_TABLES
    signing = plan.head.signatory
    if signing.title is None and signing.name is None:
        yield NO_SIGNATORY
    if not plan.recipients:
        yield NO_RECIPIENTS
    if sum(node.numbered for node in nodes) < _LEAST_PARTS and len(plan.source.text) >= _LONG:
        yield NO_PARTS
    assigning = [node for node in nodes if not node.note and section_of(node.path, sections) is not None]
    read = sorted({span for one in plan.assignments for span in (one.span, *(task.span for task in one.tasks))})
    if _is_much_unread(assigning, read):
        yield MUCH_UNREAD
    if plan.assignments and any(_is_unread(node.table, read) for node in assigning if node.table is not None):
        yield TABLE_UNREAD


def _is_much_unread(assigning: Iterable[Node], read: Sequence[Span]) -> bool:
    """Whether what holds no task and names no agency is too large a share of the parts that assign work."""
    said = (node for node in assigning if node.body is not None and node.title is None and not is_no_work(node))
    spans = [node.body.span() for node in said if node.body is not None]
    whole = sum(end - start for start, end in spans)
    left = sum(end - start for start, end in spans if not _holds_any((start, end), read))
    return whole >= _LEAST and left > _MOST_UNREAD * whole


def _is_unread(table: Table, read: Sequence[Span]) -> bool:
    """Whether a table of some rows and columns holds no task."""
    spans = [line.span for cell in table.cells for line in cell.lines]
    if not spans or min(table.rows, table.columns) < _LEAST_ROWS:
        return False
    return not _holds_any((min(spans)[0], max(spans)[1]), read)


def _holds_any(span: Span, read: Sequence[Span]) -> bool:
    """Whether one of some spans, in order, begins within a span."""
    at = bisect_left(read, (span[0], 0))
    return at < len(read) and read[at][0] < span[1]
