"""Rounds that open by themselves, on the standing order of the office that runs the plan."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid, Problem, Refused
from dondoc.core.events import record
from dondoc.core.periods import Calendar
from dondoc.plans.models import Duty, DutyKind
from dondoc.plans.queries import gaps_of
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.models import Cycle, SelfOpening, Stage
from dondoc.reporting.queries import owing_by_level
from dondoc.reporting.rules.planning import Planned, laid_out
from dondoc.reporting.rules.schedule import coming

MOST_DAYS = 180
USUAL_DAYS = 15


@transaction.atomic
def open_by_itself(*, duty: Duty, days_ahead: int, by: User) -> SelfOpening:
    """Orders that the rounds of a duty open by themselves so many days before they are due first.

    Raises `Refused` for a duty that asks no reports or has been taken out, `Invalid` for a number out of bounds.
    """
    if duty.kind != DutyKind.REPORT or duty.ended_by_id is not None:
        raise Refused(_("Nghĩa vụ này không còn mở kỳ báo cáo nên không đặt tự mở được."))
    if not 1 <= days_ahead <= MOST_DAYS:
        words = _("Hãy ghi số ngày từ 1 đến %(most)d.") % {"most": MOST_DAYS}
        raise Invalid([Problem("days_ahead", words)])
    found = SelfOpening.objects.select_for_update().filter(duty=duty).first()
    before = {"days_ahead": found.days_ahead} if found else {}
    if found is None:
        found = SelfOpening(duty=duty)
    found.days_ahead, found.set_by, found.trouble = days_ahead, by, ""
    found.save()
    after = {"days_ahead": days_ahead}
    record("duty.self_opening", duty, by=by, unit_id=duty.plan.unit_id, before=before, after=after)
    return found


@transaction.atomic
def open_by_hand(*, duty: Duty, by: User) -> None:
    """Takes the order back; rounds that are open stay."""
    found = SelfOpening.objects.select_for_update().filter(duty=duty).first()
    if found is not None:
        before = {"days_ahead": found.days_ahead}
        record("duty.self_opening_off", duty, by=by, unit_id=duty.plan.unit_id, before=before, after={})
        found.delete()


def open_due_rounds(day: date, calendar: Calendar) -> int:
    """Opens every round whose time has come; how many. What can't be opened is told to the office, the rest goes on.

    Run twice, or in two places at once, it opens each round once.
    """
    orders = SelfOpening.objects.filter(duty__ended_by__isnull=True).select_related("duty__plan", "set_by")
    return sum(_open_next(each, day, calendar) for each in orders.order_by("pk"))


def opened_windows(duty: Duty) -> set[tuple[date, date]]:
    """The windows that a duty has final rounds for."""
    return set(duty.cycles.filter(stage=Stage.FINAL).values_list("window_start", "window_end"))


def _open_next(order: SelfOpening, day: date, calendar: Calendar) -> bool:
    duty = order.duty
    found = coming(duty, duty.plan, day, calendar, opened_windows(duty))
    if found is None:
        return False
    levels = list(owing_by_level(duty, day))
    plan = laid_out(found, duty.plan, levels=levels, gaps=gaps_of(duty), day=day, calendar=calendar)
    first = min(plan.dues.values(), default=found.due)
    if first - timedelta(days=order.days_ahead) > day:
        return False
    try:
        _open(order, plan, day)
    except (Refused, Invalid) as error:
        return _told(order, str(error), plan)
    return True


@transaction.atomic
def _open(order: SelfOpening, plan: Planned, day: date) -> None:
    open_cycle(
        duty=order.duty,
        name=plan.round.name,
        window_start=plan.round.window_start,
        window_end=plan.round.window_end,
        dues=plan.dues,
        day=day,
        by=order.set_by,
    )
    SelfOpening.objects.filter(pk=order.pk).update(trouble="")


def _told(order: SelfOpening, trouble: str, plan: Planned) -> bool:
    """Keeps why a round could not be opened, unless another worker has opened it meanwhile."""
    window = {"window_start": plan.round.window_start, "window_end": plan.round.window_end, "stage": Stage.FINAL}
    if not Cycle.objects.filter(duty=order.duty, **window).exists():
        SelfOpening.objects.filter(pk=order.pk).update(trouble=trouble)
    return False
