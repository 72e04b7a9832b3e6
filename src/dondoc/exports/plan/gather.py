"""From a plan at work to the values that the writers lay out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from dondoc.calendar.queries import calendar
from dondoc.core.periods import Calendar
from dondoc.documents.words import said_deadline_kind, said_every, said_level, said_role
from dondoc.exports.compiled_report.wording import signer_lines, symbol_of
from dondoc.exports.writers import plan as paper
from dondoc.exports.writers.report import PlanCitation, Recipient
from dondoc.plans.dues import only_day, parse, upcoming
from dondoc.plans.models import STATUS_NAMES, Citation, Plan, Target
from dondoc.plans.overview import Charged, DutyPart, TaskPart, overview
from dondoc.plans.own.queries import issues_of
from dondoc.plans.own.sentences import standing_sentence
from dondoc.plans.own.standing import ISSUED
from dondoc.plans.queries import kin, plans_of_units
from dondoc.plans.sentences import stored_due_sentence
from dondoc.plans.work.progress import AtWork
from dondoc.plans.work.queries import at_work
from dondoc.reporting.models import Cycle
from dondoc.reporting.plan_rounds import rounds_of
from dondoc.reporting.rules.standing import Counts, Standing
from dondoc.units.models import UnitVersion
from dondoc.units.queries import version_of


@dataclass(frozen=True, slots=True)
class Eyes:
    """For whom a plan is written down: the units in sight, the unit that asks, and whether the plan's own is among
    those in sight."""

    visible: QuerySet[UnitVersion]
    unit_id: int
    sees_whole: bool


@dataclass(frozen=True, slots=True)
class _Look:
    """The day, and what is needed to tell when things fall due."""

    day: date
    calendar: Calendar
    days: dict[str, date | None] = field(default_factory=dict)

    def next_day(self, stored: str) -> date | None:
        """The next day of a due date as it is stored; for one that comes once that day, be it past."""
        if stored not in self.days:
            self.days[stored] = self._found(stored)
        return self.days[stored]

    def _found(self, stored: str) -> date | None:
        try:
            due = parse(stored)
        except ValueError:
            return None
        return only_day(due, self.calendar) or next(iter(upcoming(due, self.day, self.calendar, 1)), None)


def plan_paper(plan: Plan, eyes: Eyes, day: date) -> paper.PlanPaper:
    """The plan on a day with the eyes of a user."""
    look = _Look(day, calendar())
    whats = overview(plan, eyes.visible, eyes.unit_id)
    works = at_work(plan, day, look.calendar) if eyes.sees_whole else {}
    rounds = rounds_of(plan, day, look.calendar) if eyes.sees_whole else {}
    cited, citing = kin(plan, plans_of_units(eyes.visible))
    unit = version_of(plan.unit_id, day)
    above = version_of(unit.parent_id, day) if unit and unit.parent_id else None
    name = unit.name if unit else plan.issuer
    return paper.PlanPaper(
        plan=PlanCitation(
            plan.kind, plan.title, plan.issuer or name, plan.number or None, plan.date, regime=plan.reading_id is None
        ),
        unit=name,
        unit_above=above.name if above else None,
        place=plan.place or name,
        symbol=symbol_of(name, plan.place),
        as_of=day,
        start=plan.period_start,
        end=plan.period_end,
        signatory=" ".join(
            filter(None, (plan.signatory_authority, plan.signatory_title, plan.signatory_name)),
        ),
        signer_lines=signer_lines(plan.signatory_authority, plan.signatory_title),
        cited=tuple(_cited(each, others) for each, others in cited),
        citing=tuple(map(_named, citing)),
        recipients=tuple(Recipient(line.name, line.purpose or None) for line in plan.recipients.all()),
        targets=tuple(map(_target, whats.targets)),
        agencies=tuple(_agencies(whats.tasks, works if eyes.sees_whole else None, look)),
        duties=tuple(_duty(part, rounds.get(part.duty.pk, ()), look) for part in whats.duties),
        issues=tuple(_issues(plan, eyes, look)) if whats.asks_for_plans else (),
        stands=_stands(sum(works.values(), AtWork())) if eyes.sees_whole else None,
    )


def _named(plan: Plan) -> str:
    """ "Kế hoạch 12/KH-UBND: An toàn hồ đập"."""
    return f"{plan.kind} {plan.number}".strip() + f": {plan.title}"


def _cited(citation: Citation, others: Sequence[Plan]) -> paper.Cited:
    return paper.Cited(str(citation), citation.date, tuple(map(_named, others)))


def _target(target: Target) -> paper.TargetLine:
    level = said_level(target.comparator, target.value, target.unit)
    return paper.TargetLine(target.path, target.text, level, target.subject, said_every(target.every), target.by)


def _agencies(parts: Sequence[TaskPart], works: Mapping[int, AtWork] | None, look: _Look) -> Iterator[paper.AgencyLine]:
    """The tasks by agency, in the order in which the plan first names each."""
    by_agency: dict[str, list[TaskPart]] = {}
    for part in parts:
        by_agency.setdefault(part.task.agency, []).append(part)
    for agency, some in by_agency.items():
        lines = tuple(_task(part, works, look) for part in some)
        together = sum((works.get(part.task.pk, AtWork()) for part in some), AtWork()) if works is not None else None
        yield paper.AgencyLine(agency, lines, _stands(together) if together is not None else None)


def _task(part: TaskPart, works: Mapping[int, AtWork] | None, look: _Look) -> paper.TaskLine:
    task = part.task
    return paper.TaskLine(
        agency=task.agency,
        path=task.path,
        text=task.text,
        role=said_role(task.role),
        partners="; ".join(task.partners),
        time=task.time,
        due=stored_due_sentence(task.due) or said_every(task.every),
        day=look.next_day(task.due),
        product=task.product,
        units=part.units.count,
        names=_names(part.units),
        stands=_stands(works.get(task.pk, AtWork())) if works is not None else None,
    )


def _duty(part: DutyPart, rounds: Collection[tuple[Cycle, Counts]], look: _Look) -> paper.DutyLine:
    duty = part.duty
    return paper.DutyLine(
        kind=said_deadline_kind(duty.kind),
        path=duty.path,
        text=duty.text,
        due=stored_due_sentence(duty.due) or said_every(duty.every),
        day=look.next_day(duty.due),
        who=duty.who,
        to=duty.to,
        units=part.units.count,
        names=_names(part.units),
        rounds=tuple(_round(cycle, counts) for cycle, counts in rounds),
    )


def _round(cycle: Cycle, counts: Counts) -> paper.RoundLine:
    return paper.RoundLine(
        name=cycle.name,
        start=cycle.window_start,
        end=cycle.window_end,
        owed=counts.owed,
        received=counts.received,
        accepted=counts[Standing.ACCEPTED],
        late=counts[Standing.LATE],
    )


def _issues(plan: Plan, eyes: Eyes, look: _Look) -> Iterator[paper.IssueLine]:
    """The units in sight that must issue a plan; number and title of such plans alone as are in sight."""
    seen = eyes.visible.order_by().values_list("unit_id", flat=True)
    found = issues_of(plan, seen, look.day, look.calendar)
    ids = {row.owing.plan_id for row in found if row.owing.plan_id}
    open_plans = set(plans_of_units(eyes.visible).filter(pk__in=ids).values_list("pk", flat=True))
    for row in found:
        own = row.owing.plan
        shown = own if own is not None and own.pk in open_plans else None
        yield paper.IssueLine(
            unit=row.unit_name,
            stands=standing_sentence(row.judged),
            due=row.due,
            issued_on=own.date if own else None,
            days=row.judged.days,
            number=shown.number if shown else "",
            title=shown.title if shown else "",
            issued=row.judged.standing in ISSUED,
        )


def _stands(work: AtWork) -> paper.Stands:
    progress = work.progress
    named = tuple((str(name), work.by_status[status]) for status, name in STATUS_NAMES.items())
    return paper.Stands(
        progress.count, progress.over, work.late, progress.percent, tuple(each for each in named if each[1])
    )


def _names(units: Charged) -> str:
    return "; ".join(units.names)
