"""A reading as a tree for people, in colour where there is a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from rich.console import Console
from rich.text import Text as Styled
from rich.tree import Tree

from dondoc.config.commands.reading.lines import (
    amendment_line,
    citation_line,
    deadline_line,
    head_lines,
    outline_line,
    recipient_line,
    target_line,
    task_line,
)
from dondoc.config.commands.reading.parts import PARTS
from dondoc.reader.grammar.document import NO_PLAN
from dondoc.reader.plan import Assignment, Plan, Value
from dondoc.reader.rules import Confidence, rule_named

CONFIDENCE = {"sure": "chắc chắn", "likely": "có lẽ đúng", "doubtful": "cần xem lại"}
_COLOURS = {Confidence.SURE: "green", Confidence.LIKELY: "cyan", Confidence.DOUBTFUL: "yellow"}
DEFAULT = frozenset(PARTS) - {"outline"}
_WHOLE_LINES = 100_000  # what goes to a file or a pipe is cut nowhere
V = TypeVar("V", bound=Value)


def print_plan(plan: Plan, only: frozenset[str] | None = None, *, explain: bool = False) -> None:
    """Prints the chosen parts; a document that is no plan has its outline alone."""
    chosen = only or (frozenset({"outline"}) if NO_PLAN in plan.warnings else DEFAULT)
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = _WHOLE_LINES
    console.print(TreePrinter(chosen, explain).tree(plan))


class TreePrinter:
    """Builds the tree; doubtful values are marked, and with ``explain`` each value tells which rule read it."""

    def __init__(self, only: frozenset[str], explain: bool) -> None:
        self._only = only
        self._explain = explain

    def tree(self, plan: Plan) -> Tree:
        head = plan.head
        title = " ".join(part.text for part in (head.kind, head.number) if part)
        tree = Tree(Styled(title or "Văn bản", style="bold cyan"))
        if "head" in self._only:
            for label, text, value in head_lines(plan):
                self._leaf(tree, Styled.assemble((f"{label}: ", "dim"), text), value)
        self._branch(tree, "outline", plan.outline, outline_line)
        self._branch(tree, "targets", plan.targets, target_line)
        self._assignments(tree, plan.assignments)
        self._branch(tree, "deadlines", plan.deadlines, deadline_line)
        self._branch(tree, "amendments", plan.amendments, amendment_line)
        self._branch(tree, "citations", plan.citations, citation_line)
        self._branch(tree, "recipients", plan.recipients, recipient_line)
        for warning in plan.warnings:
            tree.add(Styled(warning, style="yellow"))
        return tree

    def _branch(self, tree: Tree, part: str, values: Sequence[V], line: Callable[[V], Styled]) -> None:
        if part in self._only and values:
            branch = _heading(tree, part, len(values))
            for value in values:
                self._leaf(branch, line(value), value)

    def _assignments(self, tree: Tree, blocks: Sequence[Assignment]) -> None:
        if "assignments" not in self._only or not blocks:
            return
        branch = _heading(tree, "assignments", sum(len(block.tasks) for block in blocks))
        for block in blocks:
            agency = self._leaf(branch, Styled.assemble((block.path + " ", "dim"), (block.agency, "bold")), block)
            for task in block.tasks:
                self._leaf(agency, task_line(task), task, task.partners)

    def _leaf(self, tree: Tree, line: Styled, value: Value, parts: Sequence[Value] = ()) -> Tree:
        """Adds a value's line; ``parts`` are values inside it, of which a doubtful one is told as well."""
        doubtful = (one for one in (value, *parts) if one.confidence is Confidence.DOUBTFUL)
        basis = next(doubtful, value).basis
        if basis.confidence is Confidence.DOUBTFUL:
            line.append(f" ⚠ {CONFIDENCE[basis.confidence]}", style="bold yellow")
            if basis.doubt and not self._explain:
                line.append(f": {basis.doubt}", style="yellow")
        leaf = tree.add(line)
        if self._explain:
            for row in explained(value):
                leaf.add(row)
        return leaf


def explained(value: Value) -> Iterator[Styled]:
    """How a value was found: confidence, rule, what the rule says, and the doubt where there is one."""
    basis = value.basis
    says = rule_named(basis.rule).says
    colour = _COLOURS[basis.confidence]
    yield Styled.assemble((CONFIDENCE[basis.confidence], colour), (f" · {basis.rule} · {says}", "dim"))
    if basis.doubt:
        yield Styled(basis.doubt, style="yellow")


def _heading(tree: Tree, part: str, count: int) -> Tree:
    return tree.add(Styled.assemble((PARTS[part], "bold green"), (f" ({count})", "dim")))
