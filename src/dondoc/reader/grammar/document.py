"""A whole document: its zones read one by one and put together into a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dondoc.reader.clauses import Context
from dondoc.reader.grammar.assignments import read_assignments
from dondoc.reader.grammar.citations import collect_citations, table_passages
from dondoc.reader.grammar.closing import read_closing
from dondoc.reader.grammar.deadlines import read_due_dates
from dondoc.reader.grammar.flattened import rebuild_tables
from dondoc.reader.grammar.goals import read_goals
from dondoc.reader.grammar.head import read_head, read_year
from dondoc.reader.grammar.labels import Rank
from dondoc.reader.grammar.outline import Node, read_nodes, read_outline
from dondoc.reader.grammar.paragraphs import Paragraph, paragraphs
from dondoc.reader.grammar.periods import find_stated_period, is_within
from dondoc.reader.grammar.recipients import read_recipients
from dondoc.reader.grammar.sections import assigning_paths
from dondoc.reader.grammar.signatures import read_signatory
from dondoc.reader.grammar.tables import TableReader
from dondoc.reader.grammar.zones import Zones, divide, kind_of
from dondoc.reader.passage import Passage, passage
from dondoc.reader.plan import Assignment, Head, Plan, Signatory
from dondoc.reader.source import Block, Line, Source, Table

NO_PLAN = (
    "Văn bản này không có phần đầu và các phần của một kế hoạch, nên chỉ đọc được đề cương. "
    "Hãy kiểm tra lại tệp đã chọn; nếu đúng là kế hoạch, hãy nhập nội dung bằng tay."
)
_PLANS = ("KẾ HOẠCH", "CHƯƠNG TRÌNH", "CHƯƠNG TRÌNH HÀNH ĐỘNG", "PHƯƠNG ÁN")
_ACTS = ("NGHỊ QUYẾT", "QUYẾT ĐỊNH")
_PLAN_WORD = re.compile(r"kế hoạch", re.IGNORECASE)
_ISSUES = re.compile(r"(?:ban hành|xây dựng)\s+(?:\w+\s+)?[Kk]ế hoạch")
_SECTIONS_LEAST = 2
_PERIOD_DEPTH = 2
_APPENDIX = re.compile(r"phụ (?:lục|biểu)\s*(?:số\s*)?(?P<number>[IVX]+|\d{1,2}|[A-Z])?\b", re.IGNORECASE)


def read_document(source: Source) -> Plan:
    """The reading of a document; one that is no plan yields an outline and a warning."""
    zones = divide(source)
    nodes = read_nodes(paragraphs(source, rebuild_tables(source, zones.body)))
    outline = read_outline(nodes)
    if not _is_plan(source, zones, nodes):
        return Plan(Head(), source, outline=outline, warnings=(NO_PLAN,))
    closing = read_closing(source, zones)
    head = _head(source, zones, nodes, read_signatory(closing))
    context = _context(source, zones, head)
    sections = assigning_paths(nodes)
    assigned = read_assignments(nodes, sections)
    appendices = [rebuild_tables(source, blocks) for blocks in zones.appendices]
    return Plan(
        head,
        source,
        recipients=read_recipients(closing),
        citations=collect_citations(
            _passages(source, zones, nodes, appendices), head.number.text if head.number else None
        ),
        outline=outline,
        assignments=tuple(_in_order(assigned, _from_body_tables(source, nodes, context)))
        + tuple(_from_appendices(source, appendices, context)),
        targets=read_goals(nodes, context),
        deadlines=read_due_dates(nodes, assigned, head.period, context),
    )


def _is_plan(source: Source, zones: Zones, nodes: Sequence[Node]) -> bool:
    """A plan by its kind, an act with a plan in it, or a text that says it issues a plan."""
    sections = sum(node.depth == 1 and _is_section(node) for node in nodes)
    kind = kind_of(passage(source, zones.kind.span).text) if zones.kind else None
    if kind in _PLANS:
        return True
    if kind in _ACTS:
        title = " ".join(passage(source, line.span).text for line in zones.titles)
        return bool(zones.act) or (bool(_PLAN_WORD.search(title)) and sections >= _SECTIONS_LEAST)
    issues = any(_ISSUES.search(one.text) for one in _opening(nodes))
    return kind is None and issues and sections >= _SECTIONS_LEAST


def _is_section(node: Node) -> bool:
    """Whether a node is a numbered part of a plan; the articles of a decision are none."""
    return node.label is not None and node.label.rank not in (Rank.ARTICLE, Rank.BULLET)


def _opening(nodes: Sequence[Node]) -> list[Passage]:
    """The paragraphs before the first numbered one."""
    opening: list[Passage] = []
    for node in nodes:
        if node.path:
            break
        if node.whole is not None:
            opening.append(node.whole)
    return opening


def _head(source: Source, zones: Zones, nodes: Sequence[Node], signatory: Signatory) -> Head:
    """The head; a period that the body states by its days goes before a year named in the title."""
    head = read_head(source, zones, [*_act(source, zones), *_opening(nodes)], signatory)
    stated = find_stated_period(
        (node.whole for node in nodes if node.whole is not None and 0 < node.depth <= _PERIOD_DEPTH),
        head.date.text if head.date else None,
    )
    if stated is None or (head.period is not None and not is_within(stated, head.period)):
        return head
    return replace(head, period=stated)


def _act(source: Source, zones: Zones) -> list[Passage]:
    return [block.passage for block in paragraphs(source, zones.act) if isinstance(block, Paragraph)]


def _context(source: Source, zones: Zones, head: Head) -> Context:
    """The year that dates without one belong to: that of a plan for one year, else that of its signing."""
    day = head.date.text if head.date else None
    if head.period is None:
        return Context(read_year(source, zones), day)
    start, end = head.period.start, head.period.end
    return Context(int(end[:4]) if start[:4] == end[:4] else None, day, end)


def _passages(
    source: Source, zones: Zones, nodes: Sequence[Node], appendices: Sequence[Sequence[Block]]
) -> Iterator[Passage]:
    """Everything that may cite, in the document's order."""
    if zones.titles:
        yield passage(source, (zones.titles[0].span[0], zones.titles[-1].span[1]))
    yield from _act(source, zones)
    for node in nodes:
        if node.whole is not None:
            yield node.whole
        elif node.table is not None:
            yield from table_passages(source, [node.table])
    for blocks in appendices:
        for block in paragraphs(source, blocks):
            if isinstance(block, Paragraph):
                yield block.passage
            else:
                yield from table_passages(source, [block])


def _from_body_tables(source: Source, nodes: Sequence[Node], context: Context) -> Iterator[Assignment]:
    reader: TableReader | None = None
    for node in nodes:
        if node.table is not None:
            if reader is None or reader.path != node.path:
                reader = TableReader(source, context, node.path)
            yield from reader.read(node.table)


def _from_appendices(source: Source, appendices: Sequence[Sequence[Block]], context: Context) -> Iterator[Assignment]:
    for blocks in appendices:
        reader = TableReader(source, context, _appendix_path(source, blocks))
        for block in blocks:
            if isinstance(block, Table):
                yield from reader.read(block)


def _appendix_path(source: Source, blocks: Sequence[Block]) -> str:
    first = blocks[0] if blocks else None
    found = _APPENDIX.match(source.at(first.span)) if isinstance(first, Line) else None
    return f"PL.{found['number']}" if found and found["number"] else "PL"


def _in_order(first: Sequence[Assignment], second: Iterator[Assignment]) -> list[Assignment]:
    return sorted([*first, *second], key=lambda one: one.tasks[0].span[0])
