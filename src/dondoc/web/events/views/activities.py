"""What happened to one activity, in sentences, the latest first: for whoever may see it."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from dondoc.activities.models import Campaign, Commitment, ForceCount, Initiative, TrainingClass
from dondoc.activities.permissions import can_steer
from dondoc.units.queries import seen_by
from dondoc.web.activities.access import (
    campaign_in_sight,
    class_in_sight,
    commitment_in_sight,
    force_in_sight,
    initiative_in_sight,
)
from dondoc.web.events.queries import about
from dondoc.web.events.views.history import history_page
from dondoc.web.requests import AuthedRequest


def initiative_history(request: AuthedRequest, initiative_id: int) -> HttpResponse:
    """An initiative, its documents, uptakes and reviews."""
    found = initiative_in_sight(request, initiative_id, timezone.localdate())
    back = reverse("initiative", args=[found.pk])
    return history_page(request, str(found), back, (Initiative, found.pk), about((Initiative, found.pk)))


def class_history(request: AuthedRequest, class_id: int) -> HttpResponse:
    """A training class."""
    found = class_in_sight(request, class_id, timezone.localdate())
    back = reverse("class", args=[found.pk])
    return history_page(request, str(found), back, (TrainingClass, found.pk), about((TrainingClass, found.pk)))


def campaign_history(request: AuthedRequest, campaign_id: int) -> HttpResponse:
    """A campaign; for those who do not run it, what concerns it and their own units."""
    day = timezone.localdate()
    found = campaign_in_sight(request, campaign_id, day)
    events = about((Campaign, found.pk))
    if not can_steer(request.user, found.unit_id, day):
        seen = seen_by(request.user, day).order_by().values("unit_id")
        events = events.filter(unit_id__in=seen) | events.filter(unit_id=found.unit_id)
    back = reverse("campaign", args=[found.pk])
    return history_page(request, str(found), back, (Campaign, found.pk), events)


def commitment_history(request: AuthedRequest, commitment_id: int) -> HttpResponse:
    """The counts of one subject."""
    found = commitment_in_sight(request, commitment_id, timezone.localdate())
    back = reverse("commitment", args=[found.pk])
    return history_page(request, str(found), back, (Commitment, found.pk), about((Commitment, found.pk)))


def force_history(request: AuthedRequest, count_id: int) -> HttpResponse:
    """The counts of what a unit has of one norm."""
    found = force_in_sight(request, count_id, timezone.localdate())
    back = reverse("force", args=[found.pk])
    counts = ForceCount.objects.filter(norm=found.norm_id, unit=found.unit_id).values("pk")
    return history_page(request, found.norm.title, back, (ForceCount, found.pk), about((ForceCount, counts)))
