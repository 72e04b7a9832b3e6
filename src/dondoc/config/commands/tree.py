"""A reading as a tree for people, in colour where there is a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text as Styled
from rich.tree import Tree

from dondoc.reader.plan import Deadline, Plan, Target, Task

ROLES = {"lead": "chủ trì", "coordinate": "phối hợp", "own": "thực hiện"}
EVERY = {"year": "hằng năm", "6 months": "6 tháng", "quarter": "hằng quý", "month": "hằng tháng", "week": "hằng tuần"}
KINDS = {"report": "báo cáo", "plan": "kế hoạch triển khai", "other": "việc có hạn"}


def print_plan(plan: Plan, console: Console | None = None) -> None:
    """Prints the whole reading."""
    (console or Console(soft_wrap=True, highlight=False)).print(as_tree(plan))


def as_tree(plan: Plan) -> Tree:
    """The reading's parts as branches; empty parts are left out."""
    head = plan.head
    title = " ".join(part.text for part in (head.kind, head.number) if part)
    tree = Tree(Styled(title or "Văn bản", style="bold cyan"))
    for label, value in _head_lines(plan):
        tree.add(Styled.assemble((f"{label}: ", "dim"), value))
    _branch(tree, "Chỉ tiêu", [_target(target) for target in plan.targets])
    tasks = _branch(tree, "Phân công", [])
    for block in plan.assignments:
        agency = tasks.add(Styled.assemble((block.path + " ", "dim"), (block.agency, "bold")))
        for task in block.tasks:
            agency.add(_task(task))
    _branch(tree, "Hạn gửi", [_deadline(deadline) for deadline in plan.deadlines])
    _branch(tree, "Văn bản viện dẫn", [Styled(f"{c.kind} {c.number} {c.date or ''}".strip()) for c in plan.citations])
    _branch(tree, "Nơi nhận", [Styled(f"{r.name} ({r.purpose})" if r.purpose else r.name) for r in plan.recipients])
    for warning in plan.warnings:
        tree.add(Styled(warning, style="yellow"))
    return tree


def _branch(tree: Tree, label: str, leaves: list[Styled]) -> Tree:
    branch = tree.add(Styled.assemble((label, "bold green"), (f" ({len(leaves)})" if leaves else "", "dim")))
    for leaf in leaves:
        branch.add(leaf)
    return branch


def _head_lines(plan: Plan) -> list[tuple[str, str]]:
    head, period = plan.head, plan.head.period
    lines = [
        ("Cơ quan ban hành", head.issuer.text if head.issuer else None),
        ("Trích yếu", head.title.text if head.title else None),
        ("Nơi và ngày", ", ".join(part.text for part in (head.place, head.date) if part) or None),
        ("Thời gian thực hiện", f"{period.start} đến {period.end}" if period else None),
        ("Người ký", head.signatory.name.text if head.signatory.name else None),
    ]
    return [(label, value) for label, value in lines if value]


def _target(target: Target) -> Styled:
    level = f"{target.comparator} {target.value:g} {target.unit}"
    more = ", ".join(part for part in (EVERY.get(target.every or ""), target.by and f"đến {target.by}") if part)
    when = (f" [{more}]" if more else "", "dim")
    line = Styled.assemble((target.path + " ", "dim"), (level, "bold magenta"), f" {target.text}", when)
    return _with_scope(line, target.outside is not None)


def _task(task: Task) -> Styled:
    due = task.due or EVERY.get(task.every or "") or ""
    line = Styled.assemble((ROLES[task.role] + " ", "magenta"), task.text, (f" [{due}]" if due else "", "dim"))
    return _with_scope(line, task.outside is not None)


def _deadline(deadline: Deadline) -> Styled:
    when = " ".join(part for part in (deadline.due, EVERY.get(deadline.every or "")) if part) or "theo sự kiện"
    line = Styled.assemble(
        (KINDS[deadline.kind] + " ", "magenta"), (when, "bold"), f" {deadline.text}",
        (f" [{deadline.who}]" if deadline.who else "", "dim"),
    )  # fmt: skip
    return _with_scope(line, deadline.outside is not None)


def _with_scope(line: Styled, outside: bool) -> Styled:
    return line.append(" (ngoài phạm vi)", style="red") if outside else line
