"""A whole document: its zones read one by one and put together into a plan."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from dondoc.reader.clauses import Context
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.amendments import Amendments
from dondoc.reader.grammar.assignments import read_assignments
from dondoc.reader.grammar.citations import collect_citations, table_passages
from dondoc.reader.grammar.closing import read_closing
from dondoc.reader.grammar.deadlines import read_due_dates
from dondoc.reader.grammar.doubts import with_doubts
from dondoc.reader.grammar.flattened import rebuild_tables
from dondoc.reader.grammar.genre import is_plan
from dondoc.reader.grammar.goals import read_goals, with_aims
from dondoc.reader.grammar.head import read_head, read_year
from dondoc.reader.grammar.outline import Node, read_nodes, read_outline
from dondoc.reader.grammar.paragraphs import Paragraph, paragraphs
from dondoc.reader.grammar.periods import find_stated_period, overlap
from dondoc.reader.grammar.quotes import Quote, part_quotes
from dondoc.reader.grammar.recipients import read_recipients
from dondoc.reader.grammar.sections import agency_headings, assigning_paths
from dondoc.reader.grammar.signatures import read_signatory
from dondoc.reader.grammar.tables import TableReader
from dondoc.reader.grammar.target_tables import TargetTableReader
from dondoc.reader.grammar.unnumbered import as_printed, names_part
from dondoc.reader.grammar.unread import warnings_of
from dondoc.reader.grammar.zones import Zones, divide
from dondoc.reader.passage import Passage, passage
from dondoc.reader.plan import Assignment, Head, Plan, Signatory, Target
from dondoc.reader.source import Block, Line, Source, Span, Table

NO_PLAN = (
    "Văn bản này không có phần đầu và các phần của một kế hoạch, nên chỉ đọc được đề cương. "
    "Hãy kiểm tra lại tệp đã chọn; nếu đúng là kế hoạch, hãy nhập nội dung bằng tay."
)
_PERIOD_DEPTH = 3
_GOALS_TITLE = LazyPattern(r"chỉ tiêu|mục tiêu", re.IGNORECASE)
_TITLE_LINES = 5
_NOTE = LazyPattern(r"\[\d{1,2}\]\s|[¹²³]\s?")
_YEAR = LazyPattern(r"(?<![-–/] )(?<![-–/.])\bnăm (20\d\d)\b(?!\s?[-–])", re.IGNORECASE)
_APPENDIX = LazyPattern(r"phụ (?:lục|biểu)\s*(?:số\s*)?(?P<number>[IVX]+|\d{1,2}|[A-Z])?\b", re.IGNORECASE)


def read_document(source: Source) -> Plan:
    """The reading of a document; one that is no plan yields an outline and a warning."""
    zones = divide(source)
    blocks, quotes = part_quotes(paragraphs(source, rebuild_tables(source, zones.body)))
    nodes = with_aims(read_nodes(blocks))
    outline = read_outline(nodes)
    if not is_plan(source, zones, nodes):
        return as_printed(with_doubts(Plan(Head(), source, outline=outline, warnings=(NO_PLAN,))))
    closing = read_closing(source, zones)
    head = _head(source, zones, nodes, read_signatory(closing))
    context = _context(source, zones, head)
    amendments, setting = Amendments(source, head.title, quotes).read(nodes)
    working = [node for node in nodes if node.whole is None or node.whole.start not in setting]
    sections = assigning_paths(nodes)
    assigned = read_assignments(working, sections)
    appendices = [rebuild_tables(source, blocks) for blocks in zones.appendices]
    plan = Plan(
        head,
        source,
        recipients=read_recipients(closing),
        citations=collect_citations(
            _passages(source, zones, nodes, quotes.values(), appendices), head.number.text if head.number else None
        ),
        outline=outline,
        assignments=tuple(_in_order(assigned, _from_body_tables(source, nodes, sections, context)))
        + tuple(_from_appendices(source, appendices, context)),
        targets=tuple(_goals(source, working, appendices, head, context)),
        deadlines=read_due_dates(working, assigned, head.period, context),
        amendments=amendments,
    )
    return as_printed(with_doubts(replace(plan, warnings=warnings_of(plan, nodes, sections))))


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
        (
            (node.whole, _is_of_activity(node))
            for node in nodes
            if node.whole is not None and 0 < node.depth <= _PERIOD_DEPTH
        ),
        head.date.text if head.date else None,
    )
    if stated is None or (head.period is not None and not overlap(stated, head.period)):
        return head
    return replace(head, period=stated)


def _is_of_activity(node: Node) -> bool:
    """Whether a paragraph stands under the heading of one activity, below the part that holds it."""
    above = node.titles[:-1] if node.title is not None else node.titles
    return len(above) > 1 and above[-1] is not None and not names_part(above[-1])


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
    source: Source,
    zones: Zones,
    nodes: Sequence[Node],
    quotes: Iterable[Quote],
    appendices: Sequence[Sequence[Block]],
) -> Iterator[Passage]:
    """Everything that may cite, in the document's order."""
    if zones.titles:
        yield passage(source, (zones.titles[0].span[0], zones.titles[-1].span[1]))
    yield from _act(source, zones)
    quoted = {quote.span[0]: passage(source, quote.span) for quote in quotes}
    for node in nodes:
        if node.whole is not None:
            yield node.whole
        elif node.table is not None:
            yield from table_passages(source, [node.table])
    yield from quoted.values()
    yield from _notes_below(source, zones.close)
    for blocks in appendices:
        for block in paragraphs(source, blocks):
            if isinstance(block, Paragraph):
                yield block.passage
            else:
                yield from table_passages(source, [block])


def _notes_below(source: Source, close: Sequence[Block]) -> Iterator[Passage]:
    """Footnotes that a text file prints behind the signature, line by line: "[1] Thay thế Kế hoạch / số ..."."""
    held: Span | None = None
    for block in close:
        if isinstance(block, Line) and _NOTE.match(source.text, block.span[0]):
            if held is not None:
                yield passage(source, held)
            held = block.span
        elif held is not None and isinstance(block, Line):
            held = held[0], block.span[1]
    if held is not None:
        yield passage(source, held)


def _from_body_tables(
    source: Source, nodes: Sequence[Node], sections: frozenset[str], context: Context
) -> Iterator[Assignment]:
    """The rows of the body's tables; one below the last agency of a section names its own, and is the section's."""
    headed = agency_headings(nodes, sections) if any(node.table is not None for node in nodes) else {}
    reader: TableReader | None = None
    for node in nodes:
        if node.table is not None:
            path = _above_agency(node.path, headed)
            if reader is None or reader.path != path:
                reader = TableReader(source, context, path)
            yield from reader.read(node.table)


def _above_agency(path: str, headed: Collection[str]) -> str:
    """The path above the first heading on the way that names an agency."""
    tokens = path.split(".")
    ways = (".".join(tokens[:end]) for end in range(1, len(tokens) + 1))
    return next((way.rpartition(".")[0] for way in ways if way in headed), path)


def _from_appendices(source: Source, appendices: Sequence[Sequence[Block]], context: Context) -> Iterator[Assignment]:
    for blocks in appendices:
        reader = TableReader(source, _within_year(source, blocks, context), _appendix_path(source, blocks))
        for block in blocks:
            if isinstance(block, Table):
                yield from reader.read(block)


def _within_year(source: Source, blocks: Sequence[Block], context: Context) -> Context:
    """Of a plan for several years, the year that the title of a sheet names: "Nhiệm vụ trọng tâm năm 2026"."""
    if context.year is not None:
        return context
    table = next((at for at, block in enumerate(blocks) if isinstance(block, Table)), len(blocks))
    titles = " ".join(source.at(block.span) for block in blocks[:table] if isinstance(block, Line))
    years = set(_YEAR.findall(titles))
    return replace(context, year=int(years.pop())) if len(years) == 1 else context


def _goals(
    source: Source, nodes: Sequence[Node], appendices: Sequence[Sequence[Block]], head: Head, context: Context
) -> list[Target]:
    """The targets of the body in the document's order, those of its tables too, then those of the appendices."""
    first_year = int(head.period.start[:4]) if head.period else context.year
    tables: list[Target] = []
    reader = TargetTableReader(source, "", first_year, year=context.year)
    for node in nodes:
        if node.table is not None and node.aims:
            if reader.path != node.path:
                reader = TargetTableReader(source, node.path, first_year, year=context.year)
            tables += reader.read(node.table)
    body = sorted([*read_goals(nodes, context), *tables], key=lambda target: target.span[0])
    return [*body, *_appended_goals(source, appendices, first_year, context)]


def _appended_goals(
    source: Source, appendices: Sequence[Sequence[Block]], first_year: int | None, context: Context
) -> Iterator[Target]:
    for blocks in appendices:
        titles = " ".join(source.at(block.span) for block in blocks[:_TITLE_LINES] if isinstance(block, Line))
        if not _GOALS_TITLE.search(titles):
            continue
        reader = TargetTableReader(source, _appendix_path(source, blocks), first_year, numbered=True, year=context.year)
        for block in blocks:
            if isinstance(block, Table):
                yield from reader.read(block)


def _appendix_path(source: Source, blocks: Sequence[Block]) -> str:
    first = blocks[0] if blocks else None
    found = _APPENDIX.match(source.at(first.span)) if isinstance(first, Line) else None
    return f"PL.{found['number']}" if found and found["number"] else "PL"


def _in_order(first: Sequence[Assignment], second: Iterator[Assignment]) -> list[Assignment]:
    return sorted([*first, *second], key=lambda one: one.tasks[0].span[0])
