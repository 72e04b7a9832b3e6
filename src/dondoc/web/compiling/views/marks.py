"""From a bookmark in a Word file to the page on which its number came about."""

from __future__ import annotations

import re

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dondoc.reporting.asked import asked
from dondoc.reporting.models import Obligation
from dondoc.reporting.rules.forms import WORDS
from dondoc.web.reporting.access import cycle_seen, obligation_seen
from dondoc.web.requests import AuthedRequest

_THINGS = {
    "CD": "campaign",
    "DN": "proposal",
    "KT": "visit",
    "ND": "inspection-line",
    "PH": "assessment",
    "TT": "finding",
}
"""First letters of a bookmark -> the page of the thing that its number is of; that page asks who may see it."""
_OF_THING = re.compile(r"(?P<thing>[A-Z]{2})_(?P<key>\d{1,18})(?:_\w{1,40})?")
_MARK = re.compile(r"SL_(?P<cycle>\d{1,18})_(?P<kind>cs|dv)(?P<key>\d{1,18})")


@require_safe
def mark(request: AuthedRequest, mark: str) -> HttpResponse:
    """ "SL_12_cs45": the reports behind figure 45 of round 12; "SL_12_dv3": the report of unit 3; "KT_7": visit 7."""
    thing = _OF_THING.fullmatch(mark)
    if thing is not None and thing["thing"] in _THINGS:
        return redirect(_THINGS[thing["thing"]], int(thing["key"]))
    found = _MARK.fullmatch(mark)
    if found is None:
        raise Http404
    day, key = timezone.localdate(), int(found["key"])
    if found["kind"] == "dv":
        owed = get_object_or_404(Obligation, cycle_id=int(found["cycle"]), unit_id=key)
        return redirect("obligation", obligation_seen(request.user, owed.pk, day).pk)
    cycle, _runs = cycle_seen(request.user, int(found["cycle"]), day)
    keys = [each.pk for each in asked(cycle) if each.kind not in WORDS]
    if key not in keys:
        raise Http404
    return redirect(f"{reverse('cycle-sources', args=[cycle.pk])}?chi-so={keys.index(key)}")
