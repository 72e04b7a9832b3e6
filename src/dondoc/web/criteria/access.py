"""Finds what a request names, if the user may see it."""

from __future__ import annotations

from datetime import date

from django.http import Http404

from dondoc.core.errors import Denied
from dondoc.criteria.actions import refuse_frozen
from dondoc.criteria.models import CriteriaSet, Criterion, Section
from dondoc.criteria.permissions import can_keep_sets
from dondoc.criteria.queries import sets_seen_by
from dondoc.web.requests import AuthedRequest


def set_in_sight(request: AuthedRequest, criteria_id: int, today: date) -> CriteriaSet:
    """A set that the user may see."""
    found = sets_seen_by(request.user, today).filter(pk=criteria_id).first()
    if found is None:
        raise Http404
    return found


def set_to_keep(request: AuthedRequest, criteria_id: int, today: date) -> CriteriaSet:
    """The same for somebody who may write and publish it; `Denied` to others who see it."""
    found = set_in_sight(request, criteria_id, today)
    if not can_keep_sets(request.user, found.unit_id, today):
        raise Denied
    return found


def set_to_write(request: AuthedRequest, criteria_id: int, today: date) -> CriteriaSet:
    """The same while it is a draft. Raises `Refused` once it is published."""
    found = set_to_keep(request, criteria_id, today)
    refuse_frozen(found)
    return found


def section_to_write(request: AuthedRequest, section_id: int, today: date) -> Section:
    """A section of a set that the user may write."""
    section = Section.objects.filter(pk=section_id).first()
    if section is None:
        raise Http404
    section.criteria_set = set_to_write(request, section.criteria_set_id, today)
    return section


def criterion_to_write(request: AuthedRequest, criterion_id: int, today: date) -> Criterion:
    """A criterion of a set that the user may write."""
    criterion = Criterion.objects.filter(pk=criterion_id).select_related("section").first()
    if criterion is None:
        raise Http404
    criterion.criteria_set = set_to_write(request, criterion.criteria_set_id, today)
    return criterion


def refuse_stranger(request: AuthedRequest, today: date) -> None:
    """Raises `Denied` for a seat whose unit's sets the user may not write."""
    if not can_keep_sets(request.user, request.seat.unit_id, today):
        raise Denied
