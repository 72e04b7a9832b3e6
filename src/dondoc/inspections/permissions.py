"""Who may see, plan, hold and answer what."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Role, User
from dondoc.accounts.permissions import sits_at
from dondoc.accounts.queries import seats
from dondoc.inspections.models import Finding, Visit

INSPECTORS = (Role.OFFICE, Role.INSPECTOR)
ANSWERING = (Role.OFFICER, Role.HEAD, Role.OFFICE)


def can_inspect_for(user: User, office_id: int, day: date) -> bool:
    """The office and the inspectors of a unit plan and hold its visits to the units below it."""
    return sits_at(user, office_id, *INSPECTORS, day=day)


def can_fill_sheet(user: User, visit: Visit, day: date) -> bool:
    """The inspecting office's people, and those of the units that take part."""
    if can_inspect_for(user, visit.office_id, day):
        return True
    joined = visit.team.order_by().values("unit_id")
    return seats(user, day).filter(unit_id__in=joined, role__in=[*INSPECTORS, *ANSWERING]).exists()


def can_answer(user: User, finding: Finding, day: date) -> bool:
    """The people of the unit that has to put it right."""
    return sits_at(user, finding.unit_id, *ANSWERING, day=day)


def can_decide(user: User, finding: Finding, day: date) -> bool:
    """The people of the inspecting office."""
    return can_inspect_for(user, finding.office_id, day)
