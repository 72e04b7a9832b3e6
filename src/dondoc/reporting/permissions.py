"""Who may fill, send, see and decide reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dondoc.accounts.models import Membership, Role, User
from dondoc.accounts.permissions import sits_at, stands_in_at
from dondoc.accounts.queries import seats
from dondoc.reporting.models import Cycle, Obligation, SubmissionState
from dondoc.reporting.queries import cycles_run_by, routes_on
from dondoc.reporting.rules.routes import comes_to
from dondoc.units.permissions import can_see_unit
from dondoc.units.queries import path_of, version_of


def can_see_obligation(user: User, obligation: Obligation, day: date) -> bool:
    """The unit that owes, those above it, those to which a route leads, and the office that compiles."""
    if can_see_unit(user, obligation.unit_id, day) or can_run_cycle(user, obligation.cycle, day):
        return True
    return _on_the_way(user, obligation.cycle, obligation.unit_id, day)


def can_fill(user: User, obligation: Obligation, day: date) -> bool:
    """The unit's own people; and the office above that has said that it enters the report for them."""
    own = sits_at(user, obligation.unit_id, Role.OFFICER, Role.HEAD, day=day)
    return own or enters_for(user, obligation, day)


def can_ask_extension(user: User, obligation: Obligation, day: date) -> bool:
    """The people of the unit that owes; an office that enters for it speaks for itself and asks nobody."""
    return sits_at(user, obligation.unit_id, Role.OFFICER, Role.HEAD, day=day)


def can_send(user: User, obligation: Obligation, day: date) -> bool:
    """Only the head of the unit sends, for a report is signed; or the office that enters it for the unit."""
    return sits_at(user, obligation.unit_id, Role.HEAD, day=day) or enters_for(user, obligation, day)


def can_enter_for(user: User, obligation: Obligation, unit_id: int, day: date) -> bool:
    """Whether the user, from the office of a unit that the report comes to on its way up, may begin to enter it."""
    unit = version_of(obligation.unit_id, day)
    above = (
        unit is not None
        and unit_id != obligation.unit_id
        and comes_to(unit.path, unit_id, routes_on(obligation.cycle.form.plan_id, day))
    )
    return above and sits_at(user, unit_id, Role.OFFICE, day=day)


def enters_for(user: User, obligation: Obligation, day: date) -> bool:
    """Whether the user sits in the office that has begun to enter this report for its unit."""
    draft = obligation.submissions.filter(state=SubmissionState.DRAFT).first()
    acting = draft.entered_by_unit_id if draft else None
    return acting is not None and sits_at(user, acting, Role.OFFICE, day=day)


def sends_instead_of(user: User, obligation: Obligation, day: date) -> User | None:
    """In whose place the user would send: of the unit's head, or of somebody of the office that enters for it."""
    if sits_at(user, obligation.unit_id, Role.HEAD, day=day):
        seat = stands_in_at(user, obligation.unit_id, Role.HEAD, day=day)
    else:
        draft = obligation.submissions.filter(state=SubmissionState.DRAFT).first()
        acting = draft.entered_by_unit_id if draft else None
        seat = stands_in_at(user, acting, Role.OFFICE, day=day) if acting else None
    return seat.stands_in_for.user if seat and seat.stands_in_for else None


def can_run_cycle(user: User, cycle: Cycle, day: date) -> bool:
    """Opening, accepting, returning, leaving out, closing and compiling belong to the plan's office."""
    return cycles_run_by(user, day).filter(pk=cycle.pk).exists()


def runs_from(held: Iterable[Membership], cycle: Cycle) -> bool:
    """`can_run_cycle`, out of the seats that a user holds on the day; no query."""
    return any(seat.role == Role.OFFICE and seat.unit_id == cycle.form.plan.unit_id for seat in held)


def can_see_cycle(user: User, cycle: Cycle, day: date) -> bool:
    """The compiling office and those above it; a unit below sees its own obligation, not the others'."""
    return can_see_unit(user, cycle.form.plan.unit_id, day)


def can_see_totals(user: User, cycle: Cycle, unit_id: int, day: date) -> bool:
    """Totals at a unit: its own people, those above it, and the office that compiles."""
    if can_see_unit(user, unit_id, day) or can_run_cycle(user, cycle, day):
        return True
    return _on_the_way(user, cycle, unit_id, day)


def _on_the_way(user: User, cycle: Cycle, unit_id: int, day: date) -> bool:
    """Whether reports of the unit come to one where the user sits, since a route leads there."""
    routes = routes_on(cycle.form.plan_id, day)
    path = path_of(unit_id, day) if routes else None
    return path is not None and any(comes_to(path, seat.unit_id, routes) for seat in seats(user, day))
