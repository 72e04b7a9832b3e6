"""Fetches the unit or the link that a page of calendar links is about."""

from __future__ import annotations

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from dondoc.accounts.models import Feed, User
from dondoc.accounts.queries import unit_feeds
from dondoc.core.errors import Denied
from dondoc.units.models import UnitVersion
from dondoc.units.permissions import can_end_feed, can_make_feed, can_see_unit
from dondoc.units.queries import version_of


def unit_with_feeds(user: User, unit_id: int, day: date) -> UnitVersion:
    """A unit for those who may see and revoke its links: not found out of sight, else denied."""
    unit = version_of(unit_id, day)
    if unit is None or not can_see_unit(user, unit_id, day):
        raise Http404
    if not can_end_feed(user, unit_id, day):
        raise Denied
    return unit


def unit_to_feed(user: User, unit_id: int, day: date) -> UnitVersion:
    """A unit for those who may make links of it."""
    unit = unit_with_feeds(user, unit_id, day)
    if not can_make_feed(user, unit_id, day):
        raise Denied
    return unit


def feed_of_unit(user: User, unit_id: int, feed_id: int, day: date) -> Feed:
    """A link of a unit for those who may revoke it."""
    unit_with_feeds(user, unit_id, day)
    return get_object_or_404(unit_feeds(unit_id), pk=feed_id)
