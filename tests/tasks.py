"""An invented plan of the cast's province with tasks at work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.documents.attachments import attachment
from dondoc.plans.models import Assignment, Plan, Task
from dondoc.plans.work.actions import add_file, give_parts
from dondoc.units.folding import fold
from dondoc.units.models import Unit
from rounds import make_plan

TODAY = date(2026, 6, 10)
DUE = date(2026, 6, 30)
PDF = b"%PDF-1.7 invented"


@dataclass(frozen=True)
class Work:
    """``check`` is led by the police with the department; ``drill`` is done by both communes; both due on 30/6."""

    cast: Cast
    plan: Plan
    check: Task
    drill: Task

    def of(self, unit: Unit, task: Task | None = None) -> Assignment:
        """A unit's hold as it stands now: of the drill, or of another task."""
        rows = Assignment.objects.select_related("task__plan", "parent")
        return rows.get(task=task or self.drill, unit=unit)

    @property
    def office(self) -> User:
        return self.cast.user(Role.OFFICE, self.cast.province)

    def head(self, unit: Unit) -> User:
        return self.cast.user(Role.HEAD, unit)

    def ask_evidence(self) -> None:
        Plan.objects.filter(pk=self.plan.pk).update(asks_evidence=True)

    def give_school(self, due: date | None = DUE, weight: int = 1, words: str = "Diễn tập ở trường") -> Assignment:
        """The commune gives its school a part of the drill."""
        (part,) = give_parts(
            assignment=self.of(self.cast.commune),
            unit_ids=[self.cast.school.pk],
            role="own",
            words=words,
            due=due,
            weight=weight,
            day=TODAY,
            by=self.head(self.cast.commune),
        )
        return self.of(part.unit)

    def attach(self, row: Assignment, name: str = "bien-ban.pdf") -> None:
        """A file of evidence beside an assignment."""
        add_file(assignment=row, upload=attachment(PDF, name), words="Biên bản", by=self.head(row.unit))


def make_task(plan: Plan, text: str, agency: str, *holds: tuple[Unit, str], due: date | None = DUE) -> Task:
    """A task of a plan, and who holds it in which role."""
    task = Task.objects.create(
        plan=plan,
        order=plan.tasks.count(),
        path="II",
        text=text,
        folded=fold(f"{agency} {text}"),
        span_start=0,
        span_end=1,
        agency=agency,
        role=holds[0][1] if holds else "own",
    )
    Assignment.objects.bulk_create(Assignment(task=task, unit=unit, role=role, due=due) for unit, role in holds)
    return task


def make_work(cast: Cast) -> Work:
    """A plan in force with two tasks."""
    plan = make_plan(cast)
    Plan.objects.filter(pk=plan.pk).update(folded=fold(f"{plan.number} {plan.title}"))
    check = make_task(
        plan, "Kiểm tra an toàn trường học.", "Công an tỉnh", (cast.police, "lead"), (cast.department, "coordinate")
    )
    drill = make_task(
        plan, "Tổ chức diễn tập chữa cháy.", "UBND các xã, phường", (cast.commune, "own"), (cast.other_commune, "own")
    )
    return Work(cast, plan, check, drill)
