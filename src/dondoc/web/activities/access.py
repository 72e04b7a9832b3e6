"""Finds the activity that a request is about, for those who may see it."""

from __future__ import annotations

from datetime import date

from django.http import Http404

from dondoc.activities.models import (
    Campaign,
    Commitment,
    ForceCount,
    ForceNorm,
    Initiative,
    InitiativePaper,
    TrainingClass,
    Uptake,
)
from dondoc.activities.permissions import DECIDING, ENTERING, can_change_initiative, can_decide, can_enter, can_steer
from dondoc.activities.queries import campaigns_seen_by, in_force, initiatives_seen_by, of_units, placed
from dondoc.core.errors import Denied
from dondoc.units.queries import visible_to
from dondoc.web.requests import AuthedRequest
from dondoc.web.seating import place_of


def enters(request: AuthedRequest) -> bool:
    """Whether the seat itself writes down what its unit does: to offer the page, which asks again."""
    return request.seat.role in ENTERING


def steers(request: AuthedRequest) -> bool:
    """Whether the seat itself sets what units below are asked: to offer the page, which asks again."""
    return request.seat.role in DECIDING


def seat_to_enter(request: AuthedRequest, day: date) -> int:
    """The seat's unit, for somebody who writes down what it does; `Denied` to others."""
    if not can_enter(request.user, request.seat.unit_id, day):
        raise Denied
    return request.seat.unit_id


def initiative_in_sight(request: AuthedRequest, initiative_id: int, day: date) -> Initiative:
    """An initiative of the user's reach, or one that a unit of it took up."""
    seen = initiatives_seen_by(request.user, day).select_related("plan", "task__plan")
    found = seen.filter(pk=initiative_id).first()
    if found is None:
        raise Http404
    return found


def initiative_to_change(request: AuthedRequest, initiative_id: int, day: date) -> Initiative:
    """The same for the unit that runs it; `Denied` to others who see it."""
    found = initiative_in_sight(request, initiative_id, day)
    if not can_change_initiative(request.user, found, day):
        raise Denied
    return found


def initiative_to_decide(request: AuthedRequest, initiative_id: int, day: date) -> Initiative:
    """The same for the office above; `Denied` to others who see it."""
    found = initiative_in_sight(request, initiative_id, day)
    if not can_decide(request.user, found.unit_id, day):
        raise Denied
    return found


def paper_in_sight(request: AuthedRequest, initiative_id: int, paper_id: int, day: date) -> InitiativePaper:
    """A document of an initiative in sight."""
    found = initiative_in_sight(request, initiative_id, day).papers.select_related("file", "initiative")
    paper = found.filter(pk=paper_id).first()
    if paper is None:
        raise Http404
    return paper


def uptake_in_sight(request: AuthedRequest, uptake_id: int, day: date) -> Uptake:
    """The uptake of an initiative in sight."""
    uptake = Uptake.objects.filter(pk=uptake_id).first()
    if uptake is None:
        raise Http404
    initiative_in_sight(request, uptake.initiative_id, day)
    return uptake


def class_in_sight(request: AuthedRequest, class_id: int, day: date) -> TrainingClass:
    """A training class of the user's reach."""
    found = of_units(TrainingClass.objects.all(), request.user, day).filter(pk=class_id).first()
    if found is None:
        raise Http404
    return found


def class_to_change(request: AuthedRequest, class_id: int, day: date) -> TrainingClass:
    """The same for the unit that holds it; `Denied` to others who see it."""
    found = class_in_sight(request, class_id, day)
    if not can_enter(request.user, found.unit_id, day):
        raise Denied
    return found


def seat_to_steer(request: AuthedRequest, day: date) -> int:
    """The seat's unit, for its office and its head; `Denied` to others."""
    if not can_steer(request.user, request.seat.unit_id, day):
        raise Denied
    return request.seat.unit_id


def campaign_in_sight(request: AuthedRequest, campaign_id: int, day: date) -> Campaign:
    """A campaign of the user's reach, or one that calls upon a unit of it."""
    found = campaigns_seen_by(request.user, day).filter(pk=campaign_id).first()
    if found is None:
        raise Http404
    return found


def campaign_to_run(request: AuthedRequest, campaign_id: int, day: date) -> Campaign:
    """The same for the office that runs it; `Denied` to others who see it."""
    found = campaign_in_sight(request, campaign_id, day)
    if not can_steer(request.user, found.unit_id, day):
        raise Denied
    return found


def commitment_in_sight(request: AuthedRequest, commitment_id: int, day: date) -> Commitment:
    """A subject of a unit in the user's reach."""
    found = of_units(Commitment.objects.all(), request.user, day).filter(pk=commitment_id).first()
    if found is None:
        raise Http404
    return found


def commitment_to_change(request: AuthedRequest, commitment_id: int, day: date) -> Commitment:
    """The same for the unit that counts it; `Denied` to others who see it."""
    found = commitment_in_sight(request, commitment_id, day)
    if not can_enter(request.user, found.unit_id, day):
        raise Denied
    return found


def force_in_sight(request: AuthedRequest, count_id: int, day: date) -> ForceCount:
    """A count of a unit in the user's reach."""
    found = of_units(ForceCount.objects.all(), request.user, day).filter(pk=count_id).first()
    if found is None:
        raise Http404
    return found


def norm_in_sight(request: AuthedRequest, norm_id: int, day: date) -> tuple[ForceNorm, str]:
    """A norm in force with the place of its office, which stands above the seat's unit or within the user's reach."""
    norm = placed(in_force(day), day).filter(pk=norm_id).first()
    place: str | None = getattr(norm, "place", None)
    if norm is None or place is None:
        raise Http404
    above = (place_of(request.seat) or "").startswith(place)
    if not above and not visible_to(request.user, day).filter(unit_id=norm.office_id).exists():
        raise Http404
    return norm, place
