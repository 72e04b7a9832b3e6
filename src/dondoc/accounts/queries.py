"""Reads of accounts and seats."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from dondoc.accounts.models import Feed, Membership, OpenSession, User
from dondoc.accounts.rules import feed_digest
from dondoc.core.prepared import Given


def seats(user: User, day: date) -> QuerySet[Membership]:
    """The seats that a user holds on a day, those held in somebody's place included, oldest first."""
    return Membership.objects.filter(held_on(day), user=user).order_by("valid_from", "pk")


def held_on(day: date | Given) -> Q:
    """The condition that a seat is held on a day."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def stand_ins(seat: Membership, day: date) -> QuerySet[Membership]:
    """Who holds a seat in its holder's place on a day or later."""
    return seat.stand_ins.filter(valid_to__gt=day).select_related("user").order_by("valid_from", "pk")


def open_sessions(user: User) -> QuerySet[OpenSession]:
    """The browsers that an account is signed in with, the latest first."""
    return user.open_sessions.order_by("-created_at", "-pk")


def find_feed(token: str) -> Feed | None:
    """The calendar link with this secret; None for one that was revoked, never was, or whose account is closed."""
    feed = Feed.objects.select_related("user").filter(digest=feed_digest(token)).first()
    if feed is None or (feed.user is not None and not feed.user.is_active):
        return None
    return feed


def own_feeds(user: User) -> QuerySet[Feed]:
    """The calendar links of an account, the latest first."""
    return user.feeds.order_by("-pk")


def unit_feeds(unit_id: int) -> QuerySet[Feed]:
    """The calendar links of a unit, the latest first, each with who made it."""
    return Feed.objects.filter(unit_id=unit_id).select_related("made_by").order_by("-pk")
