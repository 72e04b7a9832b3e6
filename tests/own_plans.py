"""An invented plan of the cast's province that asks its communes for plans of their own, and such plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cast import Cast
from dondoc.accounts.models import Role, User
from dondoc.documents.models import Reading, StoredFile
from dondoc.plans.models import Citation, Duty, Owing, Plan, Target, Task
from dondoc.plans.own.actions import link_plan
from dondoc.units.models import Unit
from tasks import Work, make_task, make_work

DUE = date(2026, 3, 16)  # a Monday
KEY = "ke-hoach:12/kh-ubnd:2026"


@dataclass(frozen=True)
class Issuing:
    """``duty`` asks both communes for a plan by 16/3/2026; ``work`` is what the province's plan orders."""

    work: Work
    duty: Duty

    @property
    def cast(self) -> Cast:
        return self.work.cast

    @property
    def plan(self) -> Plan:
        return self.work.plan

    def of(self, unit: Unit) -> Owing:
        """What a unit owes, as it stands now."""
        return Owing.objects.select_related("duty__plan", "plan").get(duty=self.duty, unit=unit)

    def office(self, unit: Unit) -> User:
        return self.cast.user(Role.OFFICE, unit)

    def link(self, plan: Plan) -> Owing:
        return link_plan(owing=self.of(plan.unit), plan=plan, by=self.office(plan.unit))


def own_plan(cast: Cast, unit: Unit, number: str, *, issued: date | None = date(2026, 3, 10), cites: str = "") -> Plan:
    """A plan of a unit; ``cites`` is the key of a plan that it cites."""
    office = cast.user(Role.OFFICE, unit)
    place = StoredFile.objects.count() + 1
    file = StoredFile.objects.create(
        unit=unit, name=f"{place}.docx", sha256=f"a{place:063}", size=1, uploaded_by=office
    )
    reading = Reading.objects.create(file=file, unit=unit, plan={}, source={}, state="accepted")
    plan = Plan.objects.create(
        reading=reading,
        unit=unit,
        accepted_by=office,
        kind="Kế hoạch",
        number=number,
        title="Triển khai phòng cháy, chữa cháy",
        folded="trien khai phong chay, chua chay",
        date=issued,
    )
    if cites:
        Citation.objects.create(
            plan=plan, order=0, kind="Kế hoạch", number="12/KH-UBND", key=cites, span_start=0, span_end=1
        )
    return plan


def add_task(plan: Plan, text: str) -> Task:
    """A task of an own plan that nobody holds."""
    return make_task(plan, text, "Trường học")


def add_target(plan: Plan, text: str, unit: str = "lớp") -> Target:
    order = plan.targets.count()
    return Target.objects.create(
        plan=plan, order=order, text=text, comparator=">=", value=3, unit=unit, span_start=0, span_end=1
    )


def ask_for_plans(plan: Plan, *units: Unit, due: str = "2026-03-16") -> Duty:
    """A duty of the plan that asks units for plans of their own."""
    where = {"order": plan.duties.count(), "span_start": 0, "span_end": 1}
    duty = Duty.objects.create(plan=plan, kind="plan", text="ban hành kế hoạch triển khai", due=due, **where)
    duty.units.set(units)
    return duty


def make_issuing(cast: Cast) -> Issuing:
    work = make_work(cast)
    Plan.objects.filter(pk=work.plan.pk).update(key=KEY)
    work.plan.refresh_from_db()
    return Issuing(work, ask_for_plans(work.plan, cast.commune, cast.other_commune))
