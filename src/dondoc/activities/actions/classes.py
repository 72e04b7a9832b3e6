"""Writes of training classes: planned, held, cancelled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.activities.actions.told import missing, refuse, refuse_no_unit, served, tidy
from dondoc.activities.models import LONGEST_TITLE, Area, Audience, ClassState, HeadCount, TrainingClass
from dondoc.activities.rules.hours import MOST as MOST_MINUTES
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.reasons import fit_reason
from dondoc.plans.models import Plan, Task
from dondoc.units.folding import fold

MOST_HEADS = 1_000_000
MOST_COST = 10**15  # đồng
YEARS = range(2000, 2101)


@dataclass(frozen=True, slots=True)
class Planned:
    """What the programme says of a class."""

    title: str
    area: str
    year: int
    quarter: int
    plan: Plan | None = None
    task: Task | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What was held: heads by `Audience`, teaching in minutes, cost in đồng."""

    day: date
    minutes: int
    heads: Mapping[str, int] = field(default_factory=dict)
    cost: int = 0


@transaction.atomic
def plan_class(*, unit_id: int, told: Planned, by: User) -> TrainingClass:
    """Puts a class into the unit's programme. Raises `Invalid` with everything that is wrong in it."""
    _refuse(planned_problems(told), told)
    made = TrainingClass(unit_id=unit_id)
    _write(made, told)
    record("training.plan", made, by=by, unit_id=unit_id, after=logged(made))
    return made


@transaction.atomic
def change_class(*, training: TrainingClass, told: Planned, by: User) -> None:
    """Says anew what a class is about and when the programme has it. Raises `Invalid`; `Refused` once cancelled."""
    locked = _locked(training)
    _refuse_cancelled(locked)
    _refuse(planned_problems(told), told)
    before = logged(locked)
    _write(locked, told)
    record("training.change", locked, by=by, unit_id=locked.unit_id, before=before, after=logged(locked))


@transaction.atomic
def hold_class(*, training: TrainingClass, held: Held, today: date, by: User) -> None:
    """Says that a class was held, or puts right what was said of it. Raises `Invalid`; `Refused` once cancelled."""
    locked = _locked(training)
    _refuse_cancelled(locked)
    problems = held_problems(held, today)
    if problems:
        raise Invalid(problems)
    refuse_no_unit(locked.unit_id, held.day)
    before = logged(locked)
    _write_held(locked, held)
    record("training.hold", locked, by=by, unit_id=locked.unit_id, before=before, after=logged(locked))


@transaction.atomic
def hold_unplanned(*, unit_id: int, told: Planned, held: Held, today: date, by: User) -> TrainingClass:
    """Keeps a class that was held without standing in the programme. Raises `Invalid` with everything that is wrong."""
    _refuse([*planned_problems(told), *held_problems(held, today)], told)
    refuse_no_unit(unit_id, held.day)
    made = TrainingClass(unit_id=unit_id, in_programme=False)
    _write(made, told)
    _write_held(made, held)
    record("training.hold", made, by=by, unit_id=unit_id, after=logged(made))
    return made


@transaction.atomic
def cancel_class(*, training: TrainingClass, reason: str, by: User) -> None:
    """Takes a planned class out of what is to be held, with the reason. Raises `Refused` for one that was held."""
    why = fit_reason(reason, _("Hãy ghi lý do hủy lớp."))
    locked = _locked(training)
    if locked.state != ClassState.PLANNED:
        raise Refused(_("Chỉ hủy được lớp còn trong dự kiến. Hãy tải lại trang."))
    before = logged(locked)
    locked.state, locked.reason = ClassState.CANCELLED, why
    locked.save(update_fields=["state", "reason"])
    record("training.cancel", locked, by=by, unit_id=locked.unit_id, before=before, after=logged(locked), reason=why)


def planned_problems(told: Planned) -> list[Problem]:
    """What is wrong with what the programme says, by the names of `Planned`."""
    title = tidy(told.title)
    problems = missing("title", title, _("Hãy ghi chủ đề của lớp."))
    if len(title) > LONGEST_TITLE:
        message = _("Tên dài quá %(longest)d ký tự. Hãy rút ngắn.") % {"longest": LONGEST_TITLE}
        problems.append(Problem("title", message))
    if told.area not in Area.values:
        problems.append(Problem("area", _("Hãy chọn lĩnh vực.")))
    if told.year not in YEARS:
        problems.append(Problem("year", _("Năm chưa đúng. Hãy ghi bốn chữ số, ví dụ 2026.")))
    if told.quarter not in range(1, 5):
        problems.append(Problem("quarter", _("Quý là số từ 1 đến 4.")))
    return problems


def held_problems(held: Held, today: date) -> list[Problem]:
    """What is wrong with what was held, by the names of `Held`; heads by their audience."""
    problems = []
    if held.day > today or held.day.year not in YEARS:
        problems.append(Problem("day", _("Ngày mở lớp không thể ở sau hôm nay. Hãy ghi lại.")))
    if not 0 < held.minutes <= MOST_MINUTES:
        problems.append(Problem("minutes", _("Hãy ghi số giờ, ví dụ 4 hoặc 1,5.")))
    for audience, heads in held.heads.items():
        if audience not in Audience.values or not 0 <= heads <= MOST_HEADS:
            problems.append(Problem(audience, _("Số lượt dự phải là số nguyên từ 0 đến 1.000.000.")))
    if not 0 <= held.cost <= MOST_COST:
        problems.append(Problem("cost", _("Kinh phí phải là số đồng, không âm.")))
    return problems


def logged(training: TrainingClass) -> dict[str, Any]:
    """A class as the log compares it."""
    names = ("title", "area", "year", "quarter", "state", "held_on", "minutes", "heads", "cost")
    return {name: getattr(training, name) for name in names}


def _refuse(problems: Sequence[Problem], told: Planned) -> None:
    refuse(problems, {"title": told.title})


def _locked(training: TrainingClass) -> TrainingClass:
    return TrainingClass.objects.select_for_update(of=("self",)).get(pk=training.pk)


def _refuse_cancelled(training: TrainingClass) -> None:
    if training.state == ClassState.CANCELLED:
        raise Refused(_("Lớp này đã hủy nên không sửa được. Hãy thêm lớp mới."))


def _write(training: TrainingClass, told: Planned) -> None:
    training.title, training.area = tidy(told.title), told.area
    training.folded = fold(training.title)[:LONGEST_TITLE]
    training.year, training.quarter = told.year, told.quarter
    for name, value in served(told.plan, told.task).items():
        setattr(training, name, value)
    training.save()


def _write_held(training: TrainingClass, held: Held) -> None:
    counts = {audience: heads for audience, heads in held.heads.items() if heads}
    training.state, training.held_on, training.minutes = ClassState.HELD, held.day, held.minutes
    training.heads, training.cost = sum(counts.values()), held.cost
    training.save()
    training.head_counts.all().delete()
    HeadCount.objects.bulk_create(
        HeadCount(training=training, audience=audience, heads=heads) for audience, heads in counts.items()
    )
