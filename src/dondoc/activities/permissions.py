"""Who may enter activities, and who decides over them."""

from __future__ import annotations

from datetime import date

from dondoc.accounts.models import Role, User
from dondoc.accounts.queries import seats
from dondoc.activities.models import Initiative, Uptake
from dondoc.units.permissions import answers_for
from dondoc.units.queries import path_of
from dondoc.units.rules import ids_of

ENTERING = (Role.OFFICER, Role.HEAD, Role.OFFICE)
DECIDING = (Role.OFFICE, Role.HEAD)


def can_enter(user: User, unit_id: int, day: date) -> bool:
    """The unit's own officers, its head and its office write down what it does; of one that has ended, who answers for
    it."""
    return answers_for(user, unit_id, *ENTERING, day=day)


def can_steer(user: User, unit_id: int, day: date) -> bool:
    """The office and the head of a unit set what units below it are asked: questions, campaigns, norms."""
    return answers_for(user, unit_id, *DECIDING, day=day)


def can_decide(user: User, unit_id: int, day: date) -> bool:
    """The offices and heads above a unit approve what it proposes; of a unit with none above it, its own; of one
    that has ended, who answers for it."""
    path = path_of(unit_id, day)
    if path is None:
        return answers_for(user, unit_id, *DECIDING, day=day)
    above = ids_of(path)[:-1] or ids_of(path)
    return seats(user, day).filter(unit_id__in=above, role__in=DECIDING).exists()


def can_change_initiative(user: User, initiative: Initiative, day: date) -> bool:
    """The unit that runs it writes it down and reviews it."""
    return can_enter(user, initiative.unit_id, day)


def can_end_initiative(user: User, initiative: Initiative, day: date) -> bool:
    """The head or the office of the unit that runs it, or an office above."""
    return can_steer(user, initiative.unit_id, day) or can_decide(user, initiative.unit_id, day)


def can_end_uptake(user: User, uptake: Uptake, day: date) -> bool:
    """The unit that took it up, or an office above that unit."""
    return can_enter(user, uptake.unit_id, day) or can_decide(user, uptake.unit_id, day)
