"""Fetches what a page is about: not found where it is out of sight, denied where it may not be touched."""

from __future__ import annotations

from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.assessments.models import Assessment, AssessmentRound, Decision
from dondoc.assessments.permissions import (
    can_decide,
    can_fill,
    can_run_round,
    can_see_assessment,
    can_see_round,
    can_send,
)
from dondoc.assessments.queries import rounds_for
from dondoc.core.errors import Denied
from dondoc.web.requests import AuthedRequest


def round_seen(user: User, yearly_id: int, day: date) -> AssessmentRound:
    """A round for those who see it whole; a unit that only stands in it knows of it, and is denied."""
    found = get_object_or_404(rounds_for(user, day).select_related("criteria", "plan"), pk=yearly_id)
    if not getattr(found, "whole", False):
        raise Denied(_("Bạn chỉ xem được phiếu của đơn vị mình trong đợt này."))
    return found


def round_to_run(user: User, yearly_id: int, day: date) -> AssessmentRound:
    """A round for the office that runs it."""
    found = round_seen(user, yearly_id, day)
    if not can_run_round(user, found, day):
        raise Denied(_("Chỉ văn phòng của đơn vị mở đợt làm được việc này."))
    return found


def round_to_decide(user: User, yearly_id: int, day: date) -> AssessmentRound:
    """A round for the head who decides in it."""
    found = round_seen(user, yearly_id, day)
    if not can_decide(user, found, day):
        raise Denied(_("Chỉ thủ trưởng đơn vị mở đợt quyết định được."))
    return found


def decision_seen(user: User, decision_id: int, day: date) -> Decision:
    """A decision for those who see its round whole."""
    found = get_object_or_404(Decision.objects.select_related("round__criteria"), pk=decision_id)
    if not rounds_for(user, day).filter(pk=found.round_id).exists():
        raise Http404
    if not can_see_round(user, found.round, day):
        raise Denied
    return found


def assessment_seen(user: User, assessment_id: int, day: date) -> Assessment:
    """A unit's place in a round, for the unit, those above it and its reviewers."""
    rows = Assessment.objects.select_related("round__criteria", "decision")
    found = get_object_or_404(rows, pk=assessment_id)
    if not can_see_assessment(user, found, day):
        raise Http404
    return found


def assessment_to_fill(user: User, assessment_id: int, day: date) -> Assessment:
    """The same for the unit's own people."""
    found = assessment_seen(user, assessment_id, day)
    if not can_fill(user, found, day):
        raise Denied(_("Chỉ cán bộ nhập liệu và thủ trưởng của đơn vị tự chấm được."))
    return found


def assessment_to_send(user: User, assessment_id: int, day: date) -> Assessment:
    """The same for its head."""
    found = assessment_seen(user, assessment_id, day)
    if not can_send(user, found, day):
        raise Denied(_("Chỉ thủ trưởng đơn vị gửi được. Hãy báo thủ trưởng mở trang này và gửi."))
    return found


def whole_number(request: AuthedRequest, name: str) -> int:
    """A number as posted; 0 for anything else."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0
