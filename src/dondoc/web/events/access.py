"""Finds the thing whose history is asked for, for those who may see it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from dondoc.accounts.models import Membership, User
from dondoc.core.errors import Denied
from dondoc.core.models import Event
from dondoc.plans.models import Plan
from dondoc.units.models import UnitVersion
from dondoc.units.permissions import can_see_unit
from dondoc.units.queries import path_of, visible_to
from dondoc.web.events.queries import units_reached
from dondoc.web.permissions import reads_log
from dondoc.web.requests import AuthedRequest


def unit_in_sight(request: AuthedRequest, unit_id: int, day: date) -> str:
    """The latest name of a unit that the user sees, or saw until it ended; 404 for all others."""
    reached = can_see_unit(request.user, unit_id, day) or _reached(request, day, [unit_id])
    versions = UnitVersion.objects.filter(unit_id=unit_id).order_by("-valid_from")
    name = versions.values_list("name", flat=True).first() if reached else None
    if name is None:
        raise Http404
    return name


def account_in_sight(request: AuthedRequest, user_id: int, day: date) -> User:
    """An account with a seat, now or before, where the reader's own seat reads the log.

    Denied to all who do not read the log, 404 for an account elsewhere.
    """
    if not reads_log(request.seat):
        raise Denied
    user = get_object_or_404(User, pk=user_id)
    units = Membership.objects.filter(user=user).values("unit_id")
    if not _reached(request, day, units):
        raise Http404
    return user


def parts_in_sight(user: User, plan: Plan, events: QuerySet[Event], day: date) -> QuerySet[Event]:
    """Of the events of a plan's parts, those that the user may be told: all to whoever sees the whole plan, to others
    only those that concern a unit in sight, for they are not told which other units were charged.
    """
    if can_see_unit(user, plan.unit_id, day):
        return events
    return events.filter(unit_id__in=visible_to(user, day).values("unit_id"))


def _reached(request: AuthedRequest, day: date, unit_ids: Iterable[int] | QuerySet[Any, Any]) -> bool:
    """Whether one of the units stands, stood or will stand at the seat's own unit or below it."""
    path = path_of(request.seat.unit_id, day)
    return path is not None and units_reached(path, day).filter(unit_id__in=unit_ids).exists()
