"""A reading as one HTML file: the document and what was understood of it side by side, no server needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rich.text import Text as Styled

from dondoc.config.commands import BadInput
from dondoc.config.commands.reading.files import Outcome
from dondoc.config.commands.reading.lines import (
    amendment_line,
    citation_line,
    deadline_line,
    head_lines,
    recipient_line,
    target_line,
    task_line,
)
from dondoc.config.commands.reading.parts import PARTS
from dondoc.config.commands.reading.summary import row_of, values
from dondoc.config.commands.reading.tree import CONFIDENCE
from dondoc.reader.json import plan_json, source_json
from dondoc.reader.plan import Plan, Value
from dondoc.reader.rules import Confidence, rule_named

if TYPE_CHECKING:
    from django.template import Template

V = TypeVar("V", bound=Value)
_HERE = Path(__file__).parent / "page"


@dataclass(frozen=True, slots=True)
class Item:
    """One value in the right-hand column; ``key`` is that of its words in the document."""

    key: str
    line: str
    confidence: str
    says: str
    doubt: str | None
    inner: bool = False

    @property
    def is_doubtful(self) -> bool:
        return self.confidence == Confidence.DOUBTFUL


@dataclass(frozen=True, slots=True)
class Group:
    """The values of one part."""

    label: str
    items: tuple[Item, ...]


def write_page(file: Path, name: str, plan: Plan) -> None:
    """Write the page of one reading. Raises ``BadInput`` where the file can't be written."""
    try:
        file.write_text(page(name, plan), encoding="utf-8")
    except OSError as error:
        raise BadInput(f"Không ghi được {file} ({error.strerror}). Hãy chọn nơi khác.") from error


def write_pages(folder: Path, outcomes: Sequence[Outcome]) -> None:
    """Write a page for each reading and an index of them all into a folder, made where it is missing.

    Raises ``BadInput`` where they can't be written.
    """
    rows = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, outcome in enumerate(outcomes, start=1):
            row = row_of(outcome)
            if outcome.plan is not None:
                row["page"] = f"{number:04d}.html"
                (folder / row["page"]).write_text(page(outcome.file.name, outcome.plan), encoding="utf-8")
            rows.append(row)
        (folder / "index.html").write_text(_render("index.html", {"rows": rows}), encoding="utf-8")
    except OSError as error:
        raise BadInput(f"Không ghi được vào {folder} ({error.strerror}). Hãy chọn nơi khác.") from error


def page(name: str, plan: Plan) -> str:
    """The page as text."""
    from dondoc.documents.paper import lay_out, marks

    data = plan_json(plan)
    doubtful = sum(value.confidence is Confidence.DOUBTFUL for value in values(plan))
    context = {
        "name": name,
        "title": plan.head.title.text if plan.head.title else name,
        "paper": lay_out(source_json(plan.source), marks(data)),
        "groups": [group for group in _groups(plan) if group.items],
        "confidence": CONFIDENCE,
        "doubtful": str(doubtful),
        "warnings": plan.warnings,
    }
    return _render("page.html", context)


def _groups(plan: Plan) -> Iterator[Group]:
    head = (_item("head", f"{label}: {text}", value) for label, text, value in head_lines(plan))
    yield Group(PARTS["head"], tuple(head))
    yield _listed("targets", plan.targets, target_line)
    yield Group(PARTS["assignments"], tuple(_assignments(plan)))
    yield _listed("deadlines", plan.deadlines, deadline_line)
    yield _listed("amendments", plan.amendments, amendment_line)
    yield _listed("citations", plan.citations, citation_line)
    yield _listed("recipients", plan.recipients, recipient_line)


def _listed(part: str, values: Sequence[V], line: Callable[[V], Styled]) -> Group:
    return Group(PARTS[part], tuple(_item(f"{part}.{at}", line(value).plain, value) for at, value in enumerate(values)))


def _assignments(plan: Plan) -> Iterator[Item]:
    for at, block in enumerate(plan.assignments):
        yield _item(f"assignments.{at}", f"{block.path} {block.agency}", block)
        for number, task in enumerate(block.tasks):
            yield _item(f"assignments.{at}.tasks.{number}", task_line(task).plain, task, inner=True)


def _item(key: str, line: str, value: Value, *, inner: bool = False) -> Item:
    basis = value.basis
    return Item(key, line, basis.confidence.value, rule_named(basis.rule).says, basis.doubt, inner)


def _render(name: str, context: dict[str, object]) -> str:
    from django.template import Context

    files = {part: (_HERE / f"page.{part}").read_text(encoding="utf-8") for part in ("css", "js")}
    return _template(name).render(Context({**context, **files}, use_l10n=False, use_tz=False))


@cache
def _template(name: str) -> Template:
    from django.template import Engine

    return Engine(dirs=[str(_HERE)]).get_template(name)
