"""One round: who has sent, who has not."""

from __future__ import annotations

from functools import cache

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import Role
from dondoc.calendar.queries import calendar
from dondoc.reporting.models import Cycle
from dondoc.reporting.queries import as_owed, counts_of
from dondoc.reporting.rules.standing import Counts, Standing
from dondoc.web.lists import listing
from dondoc.web.reporting.access import cycle_seen
from dondoc.web.reporting.cycle_asked import AGAIN, ASKING, cycle_asked
from dondoc.web.requests import AuthedRequest

COLUMNS = {"unit": "path", "name": "unit_name", "due": "due", "sent": "first_sent_at", "state": "state"}
FILTERS = (
    (Standing.SENT, _("Chờ duyệt")),
    (Standing.LATE, _("Quá hạn, chưa gửi")),
    (Standing.RETURNED, _("Bị trả lại")),
    (Standing.NOT_YET_DUE, _("Chưa đến hạn")),
    (Standing.ACCEPTED, _("Đã chấp nhận")),
    (Standing.EXEMPT, _("Được miễn")),
    (Standing.EXCLUDED, _("Đưa ra ngoài kỳ")),
)


def cycle(request: AuthedRequest, cycle_id: int) -> HttpResponse:
    """Counts that add up, then the units with what each has sent."""
    shown, in_force = timezone.now(), calendar()
    day = timezone.localdate(shown)
    found, runs = cycle_seen(request.user, cycle_id, day)
    counts = counts_of(found.obligations.all(), day, in_force).get(found.pk) or Counts()
    asked = cycle_asked(request.GET, day)
    rows = asked.rows(found, day, in_force)
    matched = cache(lambda: counts_of(rows, day, in_force).get(found.pk, Counts()))
    listed = listing(request, rows, COLUMNS, "unit", count=lambda: matched().total)
    goes_on = listed.page.paginator.num_pages > 1
    runs_now = runs and found.closed_at is None
    context = {
        "cycle": found,
        "counts": counts,
        "filters": [(each.value, label, counts[each]) for each, label in FILTERS],
        "asking": ASKING,
        "asked": asked,
        "matched": matched() if runs_now and goes_on else None,
        "shown": shown.isoformat(),
        "again": {"state": AGAIN, "count": _let_in(found)},
        "list": listed,
        "rows": as_owed(listed.page, day, in_force),
        "runs": runs_now,
        "may_report": runs,
        "collects": request.seat.role == Role.OFFICE and found.closed_at is None,
    }
    return render(request, "reporting/cycle.html#rows" if request.htmx else "reporting/cycle.html", context)


def _let_in(cycle: Cycle) -> int:
    """How many units may send though the round is closed; in an open round none is asked about."""
    return cycle.obligations.filter(open_again_at__isnull=False).count() if cycle.closed_at else 0
