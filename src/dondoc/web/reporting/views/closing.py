"""Closing a round: first what is still open in it, then the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dondoc.calendar.queries import calendar
from dondoc.reporting.actions.cycles import close_cycle
from dondoc.reporting.models import Cycle
from dondoc.reporting.queries import asking, owed_in
from dondoc.reporting.rules.standing import Standing
from dondoc.web.reporting.access import cycle_to_run
from dondoc.web.requests import AuthedRequest

NAMES = 5
UNFINISHED = (Standing.RETURNED, Standing.SENT, Standing.LATE, Standing.NOT_YET_DUE)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """How many reports stand somewhere short of acceptance, and the first units by name."""

    standing: str
    count: int
    names: Sequence[str]

    @property
    def others(self) -> int:
        """How many more there are than are named."""
        return self.count - len(self.names)


@require_http_methods(["GET", "HEAD", "POST"])
def cycle_close(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """Asks before it ends the round, and names what is not finished."""
    day = timezone.localdate()
    cycle = cycle_to_run(request.user, cycle_id, day)
    if request.method == "POST":
        close_cycle(cycle=cycle, by=request.user)
        messages.success(request, _("Đã đóng kỳ báo cáo. Số liệu từ nay không thay đổi nữa."))
    if request.method == "POST" or cycle.closed_at is not None:
        return redirect("cycle", cycle_id)
    asked = asking(cycle.obligations.all()).count()
    return render(
        request, "reporting/close.html", {"cycle": cycle, "unfinished": _unfinished(cycle, day), "asking": asked}
    )


def _unfinished(cycle: Cycle, day: date) -> list[Unfinished]:
    """What is not accepted, by standing; empty when every report is in and accepted."""
    rows = owed_in(cycle, day, calendar())
    names = {where: [each.unit_name for each in rows if each.standing is where] for where in UNFINISHED}
    return [Unfinished(where.value, len(found), found[:NAMES]) for where, found in names.items() if found]
