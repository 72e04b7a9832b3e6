"""What the query string of a page of totals asks for: which unit, which day, which indicator."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.forms import DateField
from django.http import Http404
from django.urls import reverse

from dondoc.consolidation import queries
from dondoc.consolidation.totals import Totals
from dondoc.core.errors import Denied
from dondoc.reporting.models import Cycle
from dondoc.reporting.permissions import can_see_totals
from dondoc.web.reporting.forms import DAY_FORMATS
from dondoc.web.requests import AuthedRequest


def totals_asked(request: AuthedRequest, cycle: Cycle, today: date) -> tuple[Totals, int]:
    """The totals of the day that is asked for, and the row of the unit; for those who may see them there.

    The cycle is one of `dondoc.reporting.queries.cycles_for`, which tells who sees it whole.
    """
    unit_id = unit_asked(request, cycle)
    sees_whole = getattr(cycle, "whole", False) and unit_id == cycle.form.plan.unit_id
    if not sees_whole and not can_see_totals(request.user, cycle, unit_id, today):
        raise Denied
    totals = queries.cycle_totals(cycle, as_of=day_asked(request, today), today=today)
    if unit_id not in totals.rows:
        raise Http404
    return totals, totals.row(unit_id)


def unit_asked(request: AuthedRequest, cycle: Cycle) -> int:
    """The unit of the query string; else the plan's for those who see it, their own for others."""
    asked = request.GET.get("don-vi", "")
    if asked.isdecimal():
        return int(asked)
    return cycle.form.plan.unit_id if getattr(cycle, "whole", False) else request.seat.unit_id


def day_asked(request: AuthedRequest, today: date) -> date:
    """The day of the query string, else today; nothing is known of days to come."""
    try:
        return min(DateField(input_formats=DAY_FORMATS).clean(request.GET.get("ngay")) or today, today)
    except ValidationError:
        return today


def indicator_asked(request: AuthedRequest, count: int) -> int:
    asked = request.GET.get("chi-so", "")
    return int(asked) if asked.isdecimal() and int(asked) < count else 0


def totals_url(cycle: Cycle, unit_id: int) -> str:
    return f"{reverse('cycle-totals', args=[cycle.pk])}?don-vi={unit_id}"
