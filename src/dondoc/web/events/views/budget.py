"""What happened to a line of the budget."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from dondoc.budget.models import Entry, Line
from dondoc.web.budget.access import line_in_sight
from dondoc.web.events.queries import about
from dondoc.web.events.views.history import history_page
from dondoc.web.requests import AuthedRequest


def budget_line_history(request: AuthedRequest, line_id: int) -> HttpResponse:
    """A line of the budget and its entries."""
    line = line_in_sight(request, line_id, timezone.localdate()).line
    events = about((Line, line_id), (Entry, line.entries.values("pk")))
    return history_page(request, str(line), reverse("budget-line", args=[line_id]), (Line, line_id), events)
