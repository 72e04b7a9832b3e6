"""What happened to one activity, in sentences, the latest first: for whoever may see it."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from dondoc.activities.models import Initiative, TrainingClass
from dondoc.web.activities.access import class_in_sight, initiative_in_sight
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
