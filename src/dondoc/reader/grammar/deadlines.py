"""The due dates of the body, and who owes what is due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dondoc.reader.clauses import Context, read_deadlines
from dondoc.reader.grammar.goals import is_goal
from dondoc.reader.grammar.outline import Node
from dondoc.reader.grammar.tasks import outside_of
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Assignment, Deadline, Period
from dondoc.reader.source import Span


def read_due_dates(
    nodes: Sequence[Node], assignments: Sequence[Assignment], period: Period | None, context: Context
) -> tuple[Deadline, ...]:
    """The deadlines of every numbered part but those on aims; ``who`` is the agency charged there.

    The days that bound the plan's own period are no deadline.
    """
    charged = _charged(assignments)
    return tuple(
        deadline
        for node in nodes
        if node.body is not None and node.path and not node.note and not is_goal(node)
        for deadline in _deadlines(node, node.body, charged, context)
        if period is None or not _overlaps(deadline.span, period.span)
    )


def _overlaps(span: Span, other: Span) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def _charged(assignments: Sequence[Assignment]) -> dict[int, str]:
    """The agency charged, by where its tasks begin."""
    return {task.span[0]: one.agency for one in assignments for task in one.tasks}


def _deadlines(node: Node, body: Passage, charged: Mapping[int, str], context: Context) -> Iterator[Deadline]:
    for found in read_deadlines(body.text, context):
        yield replace(
            found,
            path=node.path,
            span=body.span(*found.span),
            who=_agency(body, charged) or found.who,
            outside=outside_of(body),
        )


def _agency(body: Passage, charged: Mapping[int, str]) -> str | None:
    start, end = body.span()
    at = next((begin for begin in charged if start <= begin < end), None)
    return charged[at] if at is not None else None
