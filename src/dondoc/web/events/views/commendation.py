"""What happened to a campaign of commendation, and to one proposal."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from dondoc.commendation.models import CommendationCampaign, Proposal
from dondoc.web.commendation.access import campaign_in_sight, proposal_in_sight
from dondoc.web.events.queries import about
from dondoc.web.events.views.history import history_page
from dondoc.web.requests import AuthedRequest


def commendation_history(request: AuthedRequest, commendation_id: int) -> HttpResponse:
    """A campaign, its forms of award, its council and its decision."""
    found = campaign_in_sight(request, commendation_id, timezone.localdate())
    thing = (CommendationCampaign, found.pk)
    return history_page(request, str(found), reverse("commendation", args=[found.pk]), thing, about(thing))


def proposal_history(request: AuthedRequest, proposal_id: int) -> HttpResponse:
    """A proposal from the day it was made."""
    found = proposal_in_sight(request, proposal_id, timezone.localdate())
    thing = (Proposal, found.pk)
    return history_page(request, found.form.name, reverse("proposal", args=[found.pk]), thing, about(thing))
