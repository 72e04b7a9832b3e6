"""Reads of initiatives."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from dondoc.accounts.models import User
from dondoc.activities.models import Initiative, InitiativeReview, InitiativeState, ReviewQuestion, Uptake
from dondoc.units.queries import seen_by


def initiatives_seen_by(user: User, day: date) -> QuerySet[Initiative]:
    """Those of units in the user's reach, and those that a unit of that reach has taken up."""
    seen = seen_by(user, day).order_by().values("unit_id")
    taken = Uptake.objects.filter(initiative=OuterRef("pk"), unit_id__in=seen)
    return Initiative.objects.filter(Q(unit_id__in=seen) | Exists(taken))


def with_counts(rows: QuerySet[Initiative], day: date) -> QuerySet[Initiative]:
    """Each with ``uptake_count``, the units that go on with it on a day, and ``reviewed``, whether this year's review
    was held.
    """
    going = Q(uptakes__since__lte=day) & (Q(uptakes__ended__isnull=True) | Q(uptakes__ended__gte=day))
    held = InitiativeReview.objects.filter(initiative=OuterRef("pk"), year=day.year)
    return rows.annotate(uptake_count=Count("uptakes", filter=going), reviewed=Exists(held))


def unreviewed(rows: QuerySet[Initiative], day: date) -> QuerySet[Initiative]:
    """Those that ran at the end of last year and of which the review of that year was not held."""
    year = day.year - 1
    ran = Q(started__year__lte=year) & (Q(ended__isnull=True) | Q(ended__year__gt=year))
    held = InitiativeReview.objects.filter(initiative=OuterRef("pk"), year=year)
    return rows.filter(ran, ~Exists(held), state=InitiativeState.RUNNING)


def questions_of(office_id: int | None) -> QuerySet[ReviewQuestion]:
    """What an office asks in the yearly review now, in its order."""
    return ReviewQuestion.objects.filter(office_id=office_id, dropped=False)


def public_initiatives() -> QuerySet[Initiative]:
    """What has been released for everybody, the latest first."""
    return Initiative.objects.filter(is_public=True, state__in=_SHOWN).order_by("-released_on", "-pk")


_SHOWN = (InitiativeState.RUNNING, InitiativeState.ENDED)
