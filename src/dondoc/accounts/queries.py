"""Reads of accounts and seats."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from dondoc.accounts.models import Membership, User


def seats(user: User, day: date) -> QuerySet[Membership]:
    """The seats that a user holds on a day, oldest first."""
    return (
        Membership.objects.filter(user=user, valid_from__lte=day)
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))
        .order_by("valid_from", "pk")
    )
