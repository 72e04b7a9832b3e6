"""One unit's report in one round: to be filled in by the unit, or to be read."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone

from dondoc.reporting.filling import takes_figures
from dondoc.reporting.permissions import (
    can_fill,
)
from dondoc.web.reporting.access import obligation_seen
from dondoc.web.reporting.filling_page import filling_page
from dondoc.web.reporting.reading_page import reading_page
from dondoc.web.requests import AuthedRequest


def obligation(request: AuthedRequest, obligation_id: int) -> HttpResponse:
    """The form for those who fill it while it is open, the report as sent for all others."""
    day = timezone.localdate()
    found = obligation_seen(request.user, obligation_id, day)
    if "ban" not in request.GET and takes_figures(found) and can_fill(request.user, found, day):
        return filling_page(request, found, day)
    return reading_page(request, found, day)
