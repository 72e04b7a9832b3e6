"""Whether a document is a plan: by its kind and its parts, never by speaking of a plan.

Nghị định 30/2020/NĐ-CP, Điều 7 (kinds) and Phụ lục III (forms). A report, a letter, a notice or a guideline
may have the parts of a plan; its kind, its symbol or whom it addresses tells it from one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dondoc.reader.clauses import Context
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.kinds import kind_of
from dondoc.reader.grammar.labels import Rank
from dondoc.reader.grammar.outline import Node
from dondoc.reader.grammar.tables import TableReader
from dondoc.reader.grammar.zones import Zones
from dondoc.reader.passage import passage
from dondoc.reader.source import Line, Source

_PLAN = "KẾ HOẠCH"
# Kinds that are plans where they set out work: a programme may be that of a meeting, a project a study.
_LIKE_PLANS = ("CHƯƠNG TRÌNH", "PHƯƠNG ÁN", "ĐỀ ÁN")
_ACTS = ("NGHỊ QUYẾT", "QUYẾT ĐỊNH")
_SETS_PLAN = LazyPattern(
    r"(?!.*\b(?:thành lập|kiện toàn|bãi bỏ|hủy bỏ|chức năng)\b).*(?:kế hoạch|chương trình|phương án|đề án)",
    re.IGNORECASE,
)
_AMENDS_PLAN = LazyPattern(r".*\b(?:sửa đổi|bổ sung|điều chỉnh|thay thế|đính chính)\b.*kế hoạch", re.IGNORECASE)
_APPROVES = LazyPattern(
    r"(?:phê duyệt|ban hành|thông qua|thống nhất)\b.*(?:kế hoạch|chương trình|phương án|đề án)", re.IGNORECASE
)
_ISSUES = LazyPattern(r"(?<!đã )\b(?:ban hành|xây dựng)\s+(?:\w+\s+)?[Kk]ế hoạch")
_OTHER_KIND = LazyPattern(
    r"V/v|(?:Về việc|Kính gửi|Báo cáo|Thông báo|Tờ trình|Giấy mời|Thư mời|Biên bản|Hướng dẫn|Quy chế|Quy định|"
    r"Quyết định"
    r"|Nghị quyết|Công văn|Công điện|Chỉ thị|Hợp đồng|Luật|Đơn|Phiếu)\b"
)
_OTHER_SYMBOL = LazyPattern(r"[Ss]ố\s*:?[^/-]{0,12}[/-](?:BC|TB|TTr|GM|BB|HD|QC|CV|HĐ|CĐ|CT|PC|PB)\b")
_AIMS = LazyPattern(r"mục (?:đích|tiêu)|yêu cầu|chỉ tiêu|quan điểm", re.IGNORECASE)
_WORK = LazyPattern(
    r"(?:các )?(?:nội dung|nhiệm vụ|giải pháp|biện pháp|phương pháp|tiến độ|kinh phí|thời gian)", re.IGNORECASE
)
_ASSIGNS = LazyPattern(r"(?:công tác )?tổ chức.*thực hiện|phân công|trách nhiệm|(?:chế độ )?báo cáo", re.IGNORECASE)
_DOTS = LazyPattern(r"[._][._]{2}")
_HOURS = LazyPattern(r"\b\d{1,2}\s?(?:h|:|giờ)\s?\d{0,2}\s?(?:phút)?\s?(?:[-–]|đến)\s?\d{1,2}\s?(?:h|:|giờ)")
_SECTIONS_LEAST = 2
_PARTS_LEAST = 3
_EMPTY_SHARE = 0.4


def is_plan(source: Source, zones: Zones, nodes: Sequence[Node]) -> bool:
    """A plan by its kind and its parts, an act with a plan in it, or a text without a kind that reads as one."""
    if _is_form(nodes):
        return False
    kind = kind_of(passage(source, zones.kind.span).text) if zones.kind else None
    if kind is None:
        return _reads_as_plan(source, zones, nodes)
    if kind in _ACTS:
        return _holds_plan(source, zones, nodes)
    if kind.startswith(_PLAN):
        return _is_issued(source, zones, nodes) or _parts(nodes, printed=False) > 0 or _has_work_table(source, nodes)
    if kind.startswith(_LIKE_PLANS):
        return _parts(nodes) >= _SECTIONS_LEAST or _has_work_table(source, nodes)
    return False


def _is_form(nodes: Sequence[Node]) -> bool:
    """Whether the paragraphs are left to be filled in."""
    texts = [node.body.text for node in nodes if node.body is not None]
    blank = sum("…" in text or _DOTS.search(text) is not None for text in texts)
    return blank >= _SECTIONS_LEAST and blank >= _EMPTY_SHARE * len(texts)


def _holds_plan(source: Source, zones: Zones, nodes: Sequence[Node]) -> bool:
    """An act with a plan attached, or one whose articles are the plan or amend one."""
    title = " ".join(passage(source, line.span).text for line in zones.titles)
    if zones.act or _AMENDS_PLAN.match(title):
        return True
    return _SETS_PLAN.match(title) is not None and max(_sections(nodes), _below_article(nodes)) >= _SECTIONS_LEAST


def _sections(nodes: Sequence[Node]) -> int:
    """How many numbered parts there are; the articles of a decision are none."""
    return sum(node.depth == 1 and node.printed and not _is_article(node) for node in nodes)


def _below_article(nodes: Sequence[Node]) -> int:
    """How many numbered parts stand below the article that approves the plan."""
    articles = [node for node in nodes if _is_article(node) and _APPROVES.search(_text(node))]
    return sum(node.depth == 2 and node.path.startswith(f"{one.path}.") for one in articles[:1] for node in nodes)


def _is_article(node: Node) -> bool:
    return node.label is not None and node.label.rank is Rank.ARTICLE


def _text(node: Node) -> str:
    return node.whole.text if node.whole is not None else ""


def _reads_as_plan(source: Source, zones: Zones, nodes: Sequence[Node]) -> bool:
    """Of a text without a kind: it addresses nobody, names no other kind, and has the parts of a plan."""
    opening = list(_opening(source, zones, nodes))
    if any(_OTHER_KIND.match(text) or _OTHER_SYMBOL.search(text) for text in opening):
        return False
    if any(_ISSUES.search(text) for text in opening):
        return _sections(nodes) >= _SECTIONS_LEAST and _parts(nodes) > 0
    titles = _titles(nodes)
    return (
        _parts(nodes) >= _PARTS_LEAST
        and any(_AIMS.match(title) for title in titles)
        and any(_ASSIGNS.match(title) for title in titles)
    )


def _is_issued(source: Source, zones: Zones, nodes: Sequence[Node]) -> bool:
    return bool(zones.close) or any(_ISSUES.search(text) for text in _opening(source, zones, nodes))


def _opening(source: Source, zones: Zones, nodes: Sequence[Node]) -> Iterator[str]:
    """The lines of the head, a title without a kind too, and the paragraphs before the first numbered one."""
    above = zones.head if zones.kind else (*zones.head, *zones.titles)
    yield from (passage(source, line.span).text for line in above)
    for node in nodes:
        if node.path:
            return
        yield _text(node)


def _titles(nodes: Sequence[Node], *, printed: bool = True) -> list[str]:
    """The headings that bear a number, those without one too where ``printed`` is not asked for."""
    return [
        node.title.text for node in nodes if node.title is not None and (node.printed if printed else node.numbered)
    ]


def _parts(nodes: Sequence[Node], *, printed: bool = True) -> int:
    """How many headings are those of a plan's parts."""
    titles = _titles(nodes, printed=printed)
    return sum(any(words.match(title) for words in (_AIMS, _WORK, _ASSIGNS)) for title in titles)


def _has_work_table(source: Source, nodes: Sequence[Node]) -> bool:
    """Whether a table assigns work; the programme of a meeting goes by hours."""
    tables = [node.table for node in nodes if node.table is not None]
    lines: list[Line] = [line for table in tables for cell in table.cells for line in cell.lines]
    if sum(_HOURS.search(passage(source, line.span).text) is not None for line in lines) >= _SECTIONS_LEAST:
        return False
    return any(next(TableReader(source, Context(), "").read(table), None) for table in tables)
