"""One round: who has sent, who has not."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models import Role
from dondoc.calendar.queries import calendar
from dondoc.reporting.models import Cycle
from dondoc.reporting.queries import as_owed, asking, counts_of, obligations_in, standing_at
from dondoc.reporting.rules.standing import Counts, Standing
from dondoc.units.models import UnitVersion
from dondoc.units.queries import as_of, in_subtree, search, version_of
from dondoc.web.lists import listing
from dondoc.web.reporting.access import cycle_seen
from dondoc.web.requests import AuthedRequest

COLUMNS = {"unit": "path", "name": "unit_name", "due": "due", "sent": "first_sent_at", "state": "state"}
ASKING, AGAIN = "extension", "again"
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
    day, in_force = timezone.localdate(), calendar()
    found, runs = cycle_seen(request.user, cycle_id, day)
    counts = counts_of(found.obligations.all(), day, in_force).get(found.pk) or Counts()
    where = request.GET.get("state", "")
    text = request.GET.get("q", "").strip()
    rows = obligations_in(found, day)
    if where == ASKING:
        rows = asking(rows)
    elif where == AGAIN:
        rows = rows.filter(open_again_at__isnull=False)
    elif where in list(Standing):
        rows = standing_at(rows, Standing(where), day, in_force)
    under = _under(request, day)
    if under:
        own = "rieng" in request.GET
        below = as_of(day).filter(in_subtree(under.path)).values("unit_id")
        rows = rows.filter(unit_id=under.unit_id) if own else rows.filter(unit_id__in=below)
    if text:
        rows = rows.filter(unit_id__in=search(as_of(day), text).values("unit_id"))
    listed = listing(request, rows, COLUMNS, "unit")
    context = {
        "cycle": found,
        "counts": counts,
        "filters": [(each.value, label, counts[each]) for each, label in FILTERS],
        "asking": ASKING,
        "under": under,
        "again": {"state": AGAIN, "count": _let_in(found)},
        "list": listed,
        "rows": as_owed(listed.page, day, in_force),
        "state": where,
        "text": text,
        "runs": runs and found.closed_at is None,
        "may_report": runs,
        "collects": request.seat.role == Role.OFFICE and found.closed_at is None,
    }
    return render(request, "reporting/cycle.html#rows" if request.htmx else "reporting/cycle.html", context)


def _under(request: AuthedRequest, day: date) -> UnitVersion | None:
    """The unit that the list is narrowed to, with those below it; None for the whole round."""
    asked = request.GET.get("don-vi", "")
    return version_of(int(asked), day) if asked.isdecimal() and len(asked) < 10 else None


def _let_in(cycle: Cycle) -> int:
    """How many units may send though the round is closed; in an open round none is asked about."""
    return cycle.obligations.filter(open_again_at__isnull=False).count() if cycle.closed_at else 0
