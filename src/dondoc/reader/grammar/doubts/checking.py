"""Every value of a finished plan, checked for signs that it may be wrong."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from dondoc.reader.grammar.doubts.body import (
    AGENCY_WORDS,
    agency_sign,
    are_ended,
    has_agencies_below,
    outline_signs,
    partner_sign,
    paths_in_doubt,
    task_sign,
)
from dondoc.reader.grammar.doubts.clauses import Frame, citation_sign, deadline_sign, frame_of, target_sign
from dondoc.reader.grammar.doubts.head import head_signs, recipient_sign
from dondoc.reader.grammar.doubts.signs import (
    AGENCIES_BELOW,
    AGENCY_IN_DOUBT,
    FEW_UNSURE_WORDS,
    GUESSED_LAYOUT,
    PLACE_IN_DOUBT,
    REBUILT_TABLE,
    SEVERAL_AGENCIES,
    TASK_IN_DOUBT,
    UNSURE_WORDS,
    Sign,
    V,
    doubted,
)
from dondoc.reader.plan import Assignment, Deadline, Head, OutlineItem, Plan, Signatory, Target, Task, Text, Value
from dondoc.reader.rules import Confidence
from dondoc.reader.source import Source, Span, Table

P = TypeVar("P", Assignment, Target, Deadline)

# The share of a value's letters below which unsure words leave the rest of it likely.
_FEW = 0.1
_AFTER_LABEL = 2


def with_doubts(plan: Plan) -> Plan:
    """The plan with the confidence of each value lowered where a sign speaks against it, ``doubt`` naming it."""
    outline = list(zip(plan.outline, outline_signs(plan.outline), strict=True))
    check = _Check(plan.source, ended=are_ended(plan.assignments), in_doubt=frozenset(paths_in_doubt(outline)))
    frame = frame_of(plan)
    return replace(
        plan,
        head=_head(check, plan),
        recipients=tuple(check(one, one.span, recipient_sign(one)) for one in plan.recipients),
        citations=tuple(check(one, one.span, citation_sign(one, frame)) for one in plan.citations),
        outline=tuple(
            check(one, _heading_span(one), sign or check.place_sign(one.path.rpartition(".")[0]))
            for one, sign in outline
        ),
        assignments=tuple(_assignment(check, one) for one in plan.assignments),
        targets=tuple(check.placed(one, target_sign(one, frame)) for one in plan.targets),
        deadlines=tuple(_deadline(check, one, frame) for one in plan.deadlines),
        amendments=tuple(check(one, one.span, None) for one in plan.amendments),
    )


def _heading_span(item: OutlineItem) -> Span:
    """Where the label and the heading stand: the span of an item is that of its whole paragraph."""
    start, end = item.span
    label = item.path.rpartition(".")[2]
    return start, min(end, start + len(label) + _AFTER_LABEL + len(item.title or ""))


def _span_of(table: Table) -> Span:
    """From a table's first line to its last."""
    spans = [line.span for cell in table.cells for line in cell.lines]
    return (min(spans)[0], max(spans)[1]) if spans else (0, 0)


class _Check:
    """Lowers a value for its own sign, and for lying on words that recognition was unsure of."""

    def __init__(self, source: Source, *, ended: bool, in_doubt: frozenset[str]) -> None:
        self.source = source
        self.ended = ended
        self._in_doubt = in_doubt
        self._tables = sorted(_span_of(block) for block in source.blocks if isinstance(block, Table) and block.cells)
        self._unsure = sorted(source.unsure)
        self._guessed = sorted(source.guessed)
        self._starts = [start for start, _ in self._unsure]
        self._ends = [end for _, end in self._unsure]

    def __call__(self, value: V, span: Span, sign: Sign | None) -> V:
        value = doubted(value, sign)
        if self._guessed and self._is_guessed(span):
            value = doubted(value, GUESSED_LAYOUT)
        return doubted(value, self._unsure_sign(span)) if self._unsure else value

    def placed(self, value: P, sign: Sign | None) -> P:
        """A value that stands under a path, lowered as well where two headings share that path."""
        return doubted(self(value, value.span, sign), self.place_sign(value.path))

    def place_sign(self, path: str) -> Sign | None:
        """Why the place of a value is unsure."""
        under = any(path == one or path.startswith(f"{one}.") for one in self._in_doubt)
        return PLACE_IN_DOUBT if under else None

    def is_rebuilt(self, one: Assignment) -> bool:
        """Whether an assignment comes from a table that the file gives line by line."""
        if one.basis.rule != "agency.table":
            return False
        at = bisect_right(self._tables, (one.span[0], len(self.source.text)))
        return not at or self._tables[at - 1][1] < one.span[1]

    def _is_guessed(self, span: Span) -> bool:
        at = bisect_right(self._guessed, (span[0], len(self.source.text) + 1))
        return at > 0 and self._guessed[at - 1][1] > span[0]

    def _unsure_sign(self, span: Span) -> Sign | None:
        first, last = bisect_left(self._ends, span[0] + 1), bisect_left(self._starts, span[1])
        letters = sum(min(end, span[1]) - max(start, span[0]) for start, end in self._unsure[first:last])
        if not letters:
            return None
        return FEW_UNSURE_WORDS if letters < _FEW * (span[1] - span[0]) else UNSURE_WORDS


def _head(check: _Check, plan: Plan) -> Head:
    head, signing = plan.head, plan.head.signatory
    sign_of = head_signs(head)
    return replace(
        head,
        kind=head.kind and check(head.kind, head.kind.span, None),
        number=head.number and check(head.number, head.number.span, sign_of.get("number")),
        place=head.place and check(head.place, head.place.span, sign_of.get("place")),
        date=head.date and check(head.date, head.date.span, sign_of.get("date")),
        title=head.title and check(head.title, head.title.span, sign_of.get("title")),
        issuer=head.issuer and check(head.issuer, head.issuer.span, sign_of.get("issuer")),
        period=head.period and check(head.period, head.period.span, sign_of.get("period")),
        signatory=Signatory(
            signing.authority and check(signing.authority, signing.authority.span, sign_of.get("authority")),
            signing.title and check(signing.title, signing.title.span, sign_of.get("office")),
            signing.name and check(signing.name, signing.name.span, sign_of.get("name")),
        ),
    )


def _assignment(check: _Check, one: Assignment) -> Assignment:
    checked = check.placed(one, _agency_sign(check, one))
    above = AGENCY_IN_DOUBT if checked.basis.doubt is not None else None
    if check.is_rebuilt(one) and (
        above or any(_partner_sign(check, two) for task in one.tasks for two in task.partners)
    ):
        checked, above = doubted(checked, REBUILT_TABLE), REBUILT_TABLE
    tasks = tuple(_task(check, task, above) for task in one.tasks)
    return checked if _are_same(tasks, one.tasks) else replace(checked, tasks=tasks)


def _agency_sign(check: _Check, one: Assignment) -> Sign | None:
    if has_agencies_below(one.tasks):
        return AGENCIES_BELOW
    if one.basis.rule == "agency.table" and "," in one.agency:
        return SEVERAL_AGENCIES
    return agency_sign(one.agency, one.span, check.source, AGENCY_WORDS)


def _task(check: _Check, task: Task, above: Sign | None) -> Task:
    """The task and what it names; ``above`` is what speaks against the row or the agency that it stands under."""
    checked = doubted(check(task, task.span, task_sign(task, check.source, ended=check.ended)), above)
    if not (task.partners or task.funds):
        return checked
    partners = tuple(_partner(check, one, checked, above) for one in task.partners)
    funds = tuple(check(one, one.span, None) for one in task.funds)
    if _are_same(partners, task.partners) and _are_same(funds, task.funds):
        return checked
    return replace(checked, partners=partners, funds=funds)


def _are_same(values: Sequence[Value], before: Sequence[Value]) -> bool:
    """Whether none of the values was lowered."""
    return all(one is other for one, other in zip(values, before, strict=True))


def _partner(check: _Check, partner: Text, task: Task, above: Sign | None) -> Text:
    checked = check(partner, partner.span, _partner_sign(check, partner))
    if task.confidence is Confidence.DOUBTFUL:
        return doubted(checked, TASK_IN_DOUBT)
    return doubted(checked, REBUILT_TABLE) if above is REBUILT_TABLE else checked


def _partner_sign(check: _Check, partner: Text) -> Sign | None:
    return partner_sign(partner.text, partner.span, check.source)


def _deadline(check: _Check, one: Deadline, frame: Frame) -> Deadline:
    checked = check.placed(one, deadline_sign(one, frame))
    return checked if one.window is None else replace(checked, window=check(one.window, one.window.span, None))
