"""Reads of accounts and seats."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from dondoc.accounts.models import Membership, OpenSession, User


def seats(user: User, day: date) -> QuerySet[Membership]:
    """The seats that a user holds on a day, those held in somebody's place included, oldest first."""
    return Membership.objects.filter(held_on(day), user=user).order_by("valid_from", "pk")


def held_on(day: date) -> Q:
    """The condition that a seat is held on a day."""
    return Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gt=day))


def stand_ins(seat: Membership, day: date) -> QuerySet[Membership]:
    """Who holds a seat in its holder's place on a day or later."""
    return seat.stand_ins.filter(valid_to__gt=day).select_related("user").order_by("valid_from", "pk")


def open_sessions(user: User) -> QuerySet[OpenSession]:
    """The browsers that an account is signed in with, the latest first."""
    return user.open_sessions.order_by("-created_at", "-pk")
