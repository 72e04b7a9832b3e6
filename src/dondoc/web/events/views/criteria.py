"""What happened to a criteria set."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from dondoc.criteria.models import CriteriaSet
from dondoc.web.criteria.access import set_in_sight
from dondoc.web.events.queries import about
from dondoc.web.events.views.history import history_page
from dondoc.web.requests import AuthedRequest


def criteria_history(request: AuthedRequest, criteria_id: int) -> HttpResponse:
    """A criteria set in one version: how it was written, published and retired."""
    found = set_in_sight(request, criteria_id, timezone.localdate())
    back = reverse("criteria-set", args=[found.pk])
    return history_page(request, str(found), back, (CriteriaSet, found.pk), about((CriteriaSet, found.pk)))
