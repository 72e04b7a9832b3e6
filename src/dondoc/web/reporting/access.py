"""Fetches what a page is about: not found where it is out of sight, denied where it may not be touched."""

from __future__ import annotations

from datetime import date

from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from dondoc.accounts.models import Membership, Role, User
from dondoc.core.errors import Denied
from dondoc.core.prepared import Given, Prepared
from dondoc.plans.models import Duty, DutyKind, Plan
from dondoc.plans.permissions import can_run_plan, can_see_plan
from dondoc.reporting.models import Cycle, Intake, Obligation
from dondoc.reporting.permissions import (
    can_fill,
    can_run_cycle,
    can_see_cycle,
    can_see_obligation,
    can_send,
    sends_instead_of,
)
from dondoc.reporting.queries import cycles_for, cycles_run_by, owing_below
from dondoc.web.requests import AuthedRequest

_OWED = Prepared(lambda: Obligation.objects.select_related("cycle__form__plan").filter(pk=Given("pk")))
_SENDING = Prepared(lambda: Obligation.objects.select_related("cycle").filter(pk=Given("pk")))


def plan_to_run(user: User, plan_id: int, day: date) -> Plan:
    """A plan for those who run it."""
    plan = get_object_or_404(Plan, pk=plan_id)
    _refuse(plan, user, day)
    return plan


def duty_to_run(user: User, duty_id: int, day: date) -> Duty:
    """A reporting duty for those who run its plan."""
    duty = get_object_or_404(Duty.objects.select_related("plan"), pk=duty_id, kind=DutyKind.REPORT)
    _refuse(duty.plan, user, day)
    return duty


def cycle_to_run(user: User, cycle_id: int, day: date) -> Cycle:
    """A round for those who run it."""
    cycle, runs = cycle_seen(user, cycle_id, day)
    if not runs:
        raise Denied
    return cycle


def cycle_seen(user: User, cycle_id: int, day: date) -> tuple[Cycle, bool]:
    """A round, and whether the user runs it, for those who see it as a whole.

    A unit that only owes in it knows of the round, and is denied.
    """
    run = cycles_run_by(user, day).filter(pk=cycle_id).first()
    if run is not None:
        return run, True
    cycle = get_object_or_404(cycles_for(user, day), pk=cycle_id)
    if not can_see_cycle(user, cycle, day):
        raise Denied
    return cycle, False


def cycle_to_collect(request: AuthedRequest, cycle_id: int, day: date) -> tuple[Cycle, dict[str, int]]:
    """A round for an office that may enter reports of the units below its own, and how many of those stand where."""
    cycle = get_object_or_404(cycles_for(request.user, day), pk=cycle_id)
    rows = owing_below(cycle, request.seat.unit_id, day).order_by().values_list("state")
    counts = dict(rows.annotate(Count("pk"))) if request.seat.role == Role.OFFICE else {}
    if not counts:
        raise Denied(_("Chỉ văn phòng của đơn vị có cấp dưới phải báo cáo thu được tệp Excel của kỳ này."))
    return cycle, counts


def intake_seen(request: AuthedRequest, intake_id: int) -> Intake:
    """Workbooks that were taken in, for the office that did."""
    rows = Intake.objects.select_related("cycle__form__plan", "by")
    intake = get_object_or_404(rows, pk=intake_id)
    if request.seat.unit_id != intake.unit_id:
        raise Http404
    if request.seat.role != Role.OFFICE:
        raise Denied
    return intake


def obligation_seen(user: User, obligation_id: int, day: date) -> Obligation:
    """An obligation for its unit, those above it and the office that compiles."""
    obligation = _found(_OWED, obligation_id)
    if not can_see_obligation(user, obligation, day):
        raise Http404
    return obligation


def obligation_to_fill(request: AuthedRequest, obligation_id: int, day: date) -> Obligation:
    """An obligation for those who type its report. The seats that are at hand answer for its unit's own people at
    once: the page saves as they type."""
    obligation = _found(_OWED, obligation_id)
    if _held(request, obligation, Role.OFFICER, Role.HEAD):
        return obligation
    if not can_see_obligation(request.user, obligation, day):
        raise Http404
    if not can_fill(request.user, obligation, day):
        raise Denied
    return obligation


def obligation_to_send(request: AuthedRequest, obligation_id: int, day: date) -> tuple[Obligation, User | None]:
    """An obligation for those who send its report, and in whose place the user would.

    The seats that are at hand answer for a head at once: at a deadline all heads send within minutes.
    """
    obligation = _found(_SENDING, obligation_id)
    held = _held(request, obligation, Role.HEAD)
    if held:
        own = any(seat.stands_in_for_id is None for seat in held)
        return obligation, None if own or held[0].stands_in_for is None else held[0].stands_in_for.user
    if not can_see_obligation(request.user, obligation, day):
        raise Http404
    if not can_send(request.user, obligation, day):
        raise Denied(_("Chỉ thủ trưởng đơn vị gửi được báo cáo. Hãy báo thủ trưởng mở trang này và gửi."))
    return obligation, sends_instead_of(request.user, obligation, day)


def obligation_to_run(user: User, obligation_id: int, day: date) -> Obligation:
    """An obligation for the office that decides on its report."""
    obligation = obligation_seen(user, obligation_id, day)
    if not can_run_cycle(user, obligation.cycle, day):
        raise Denied
    return obligation


def _found(obligations: Prepared[Obligation], obligation_id: int) -> Obligation:
    found = obligations.first(pk=obligation_id)
    if found is None:
        raise Http404
    return found


def _held(request: AuthedRequest, obligation: Obligation, *roles: Role) -> list[Membership]:
    """The user's seats of today in these roles at the unit that owes."""
    return [seat for seat in request.seats if seat.unit_id == obligation.unit_id and seat.role in roles]


def _refuse(plan: Plan, user: User, day: date) -> None:
    if can_run_plan(user, plan, day):
        return
    if can_see_plan(user, plan, day):
        raise Denied
    raise Http404
