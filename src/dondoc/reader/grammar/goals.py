"""The numbers that the plan sets itself: in its parts on aims, and where it says "phấn đấu"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from dondoc.reader.clauses import Context, read_due, read_targets
from dondoc.reader.grammar.outline import Node
from dondoc.reader.grammar.tasks import outside_of
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Target

# "Giải pháp thực hiện mục tiêu" and "Chương trình mục tiêu quốc gia" are about work.
_GOALS = re.compile(
    r"(?!nhiệm vụ|giải pháp|biện pháp|tổ chức|thực hiện|triển khai|phân công|kinh phí)"
    r".*(?:(?<!chương trình )mục tiêu|chỉ tiêu)",
    re.IGNORECASE,
)
_STRIVES = re.compile(r"(?:^|[.;:] )(?=[Pp]hấn đấu\b)")
_SENTENCE_END = re.compile(r"[.;](?= |$)(?! ?\d)")
_INTRODUCES = re.compile(
    r"(?:đến|hết|trong|năm|giai đoạn|hằng|hàng|mỗi)\b.*\d{4}.*:?$|(?:hằng|hàng|mỗi) năm.*:$", re.IGNORECASE
)
_INTRO_MOST = 160


def is_goal(node: Node) -> bool:
    """Whether a paragraph stands in a part that states aims."""
    return _state_aims(node.titles)


@lru_cache(maxsize=64)
def _state_aims(titles: tuple[str | None, ...]) -> bool:
    return any(title is not None and _GOALS.match(title) for title in titles)


def read_goals(nodes: Sequence[Node], context: Context) -> tuple[Target, ...]:
    """The targets of the body in the document's order."""
    return tuple(target for node, by in _with_times(nodes, context) for target in _targets(node, by, context))


Times = tuple[str | None, str | None]


def _with_times(nodes: Sequence[Node], context: Context) -> Iterator[tuple[Node, Times]]:
    """Each paragraph with the time that the words above it set: "Đến năm 2030:" over a list."""
    time: Times = (None, None)
    holder = ""
    for node in nodes:
        if node.path != holder and not node.path.startswith(holder + "."):
            time = (None, None)
        yield node, time
        intro = _introduction(node)
        if intro is not None:
            time, holder = read_due(intro, context), node.path


def _introduction(node: Node) -> str | None:
    """The words of a heading or a paragraph ending with a colon that name a time."""
    text = node.title.text if node.title else node.body.text if node.body else ""
    if len(text) > _INTRO_MOST or not (node.title or text.endswith(":")):
        return None
    return text.rstrip(": ") if _INTRODUCES.match(text.removeprefix("Phấn đấu ")) else None


def _targets(node: Node, time: Times, context: Context) -> Iterator[Target]:
    if node.note or node.table is not None:
        return
    for clause in _clauses(node):
        for target in read_targets(clause.text, context):
            by, every = target.by, target.every
            if by is None and every is None:
                by, every = time
            yield replace(
                target,
                path=node.path,
                span=clause.span(*target.span),
                by=by,
                every=every,
                outside=outside_of(clause),
            )


def _clauses(node: Node) -> Iterator[Passage]:
    """The whole paragraph in a part on aims; elsewhere the sentences that begin with "phấn đấu"."""
    body = node.body or node.title
    if body is None:
        return
    if is_goal(node):
        if node.body is not None or node.depth > 1:
            yield body
        return
    for strives in _STRIVES.finditer(body.text):
        end = _SENTENCE_END.search(body.text, strives.end())
        yield body.part(strives.end(), end.end() if end else None)
