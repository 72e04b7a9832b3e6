"""Fetches the unit that a page of reminders is about: not found out of sight, denied where it may not be touched."""

from __future__ import annotations

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from dondoc.accounts.models import User
from dondoc.core.errors import Denied
from dondoc.reminders.models import Delivery
from dondoc.reminders.permissions import can_see_desk, can_set_desk, can_set_policy
from dondoc.units.models import UnitVersion
from dondoc.units.queries import version_of


def unit_seen(user: User, unit_id: int, day: date) -> UnitVersion:
    """A unit as it is that day, for those who see it."""
    unit = version_of(unit_id, day)
    if unit is None or not can_see_desk(user, unit_id, day):
        raise Http404
    return unit


def unit_to_reach(user: User, unit_id: int, day: date) -> UnitVersion:
    """A unit for those who say where it is reached."""
    unit = unit_seen(user, unit_id, day)
    if not can_set_desk(user, unit_id, day):
        raise Denied
    return unit


def unit_to_rule(user: User, unit_id: int, day: date) -> UnitVersion:
    """A unit for its office."""
    unit = unit_seen(user, unit_id, day)
    if not can_set_policy(user, unit_id, day):
        raise Denied
    return unit


def delivery_to_send(user: User, delivery_id: int, day: date) -> Delivery:
    """A row of the outbox for those who say where its unit is reached."""
    delivery = get_object_or_404(Delivery.objects.select_related("message"), pk=delivery_id)
    unit_to_reach(user, delivery.message.unit_id, day)
    return delivery
