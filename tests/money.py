"""Lines of money in tests: of the cast's units, for the plan of a round."""

from __future__ import annotations

from datetime import date

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.budget.actions import Allotment, allot, estimate, open_line, spend
from dondoc.budget.models import Entry, Line
from dondoc.budget.rules import SourceKind
from dondoc.plans.models import Plan, Task
from dondoc.units.models import Unit
from rounds import Round, make_plan

YEAR = 2026
TODAY = date(2026, 9, 1)


class Money:
    """A plan of the province, and money for it."""

    def __init__(self, cast: Cast, plan: Plan | None = None) -> None:
        self.cast = cast
        self.plan: Plan = plan or make_plan(cast)
        self.office: User = cast.user(Role.OFFICE, cast.province)

    @classmethod
    def of(cls, made: Round) -> Money:
        """Money for the plan of a round."""
        return cls(made.cast, made.plan)

    def line(
        self, unit: Unit, kind: SourceKind = SourceKind.PROVINCE, year: int = YEAR, task: Task | None = None
    ) -> Line:
        return open_line(
            unit_id=unit.pk, year=year, plan=self.plan, task=task, source_kind=kind, source=None, by=self.office
        )

    def ask(self, line: Line, amount: int) -> Entry:
        return estimate(line=line, amount=amount, day=date(line.year, 1, 5), words="", by=self.office)

    def give(self, line: Line, amount: int, giver: Unit | None = None) -> Entry:
        return allot(
            line=line,
            amount=amount,
            day=date(line.year, 1, 10),
            words="",
            allotment=Allotment(giver.pk if giver else None, "12/QĐ-UBND"),
            by=self.office,
        )

    def pay(self, line: Line, amount: int, day: date = date(2026, 3, 1)) -> Entry:
        return spend(line=line, amount=amount, day=day, words="Mua bình chữa cháy", today=TODAY, by=self.office)
