"""The register of awards: of all units in sight, or of one."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.commendation.actions import revoke
from dondoc.commendation.models import Proposal
from dondoc.commendation.permissions import can_run
from dondoc.commendation.queries import awards_for, found_of, proposals_for
from dondoc.core.errors import Refused
from dondoc.exports.commendation_sheets import write_proposals, write_register
from dondoc.web.commendation.access import campaign_in_sight, proposal_to_judge
from dondoc.web.commendation.telling import lines_of
from dondoc.web.downloads import as_excel
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest

COLUMNS = {"year": "campaign__year", "unit": "unit_folded", "form": "form__name", "date": "decision__date"}
MOST = 20_000


def awards(request: AuthedRequest) -> HttpResponse:
    """What was awarded, the latest first; ``unit`` asks for the history of one."""
    today = timezone.localdate()
    found = listing(request, _rows(request), COLUMNS, "-date")
    context = {
        "list": found,
        "text": request.GET.get("q", "").strip()[:200],
        "year": request.GET.get("year", ""),
        "years": range(today.year, today.year - 8, -1),
        "may_revoke": can_run(request.user, request.seat.unit_id, today),
    }
    return render(request, "commendation/register.html#rows" if request.htmx else "commendation/register.html", context)


def awards_export(request: AuthedRequest) -> HttpResponseBase:
    """The same as an Excel file."""
    asked = request.GET.get("sort", "-date")
    column = asked.removeprefix("-")
    order = asked.replace(column, COLUMNS[column]) if column in COLUMNS else "-decision__date"
    rows = list(_rows(request).order_by(order, "pk")[: MOST + 1])
    if len(rows) > MOST:
        raise Refused(_("Danh sách có hơn 20.000 dòng. Hãy lọc bớt rồi xuất."))
    return as_excel("so-khen-thuong.xlsx", lambda file: write_register(file, rows))


def proposals_export(request: AuthedRequest, commendation_id: int) -> HttpResponseBase:
    """The proposals of a campaign in sight, each with its conditions, as an Excel file."""
    today = timezone.localdate()
    campaign = campaign_in_sight(request, commendation_id, today)
    rows = list(proposals_for(request.user, today).filter(campaign=campaign).order_by("form__order", "pk"))
    told = {} if campaign.state == "decided" else found_of(campaign, rows, today)
    marks = {True: _("Đạt"), False: _("Chưa đạt"), None: _("Không xét")}
    lines = [
        (one, "; ".join(f"{each.words} ({marks[each.met]})" for each in lines_of(one, told.get(one.pk))))
        for one in rows
    ]
    return as_excel("de-nghi-khen-thuong.xlsx", lambda file: write_proposals(file, lines))


def _rows(request: AuthedRequest) -> QuerySet[Proposal]:
    rows = awards_for(request.user, timezone.localdate(), request.GET.get("q", "").strip()[:200])
    for name, column in (("year", "campaign__year"), ("unit", "unit_id")):
        asked = request.GET.get(name, "")
        if asked.isascii() and asked.isdigit() and len(asked) < 10:
            rows = rows.filter(**{column: int(asked)})
    return rows


@require_POST
def take_back(request: AuthedRequest, proposal_id: int) -> HttpResponse:
    """Revokes an award."""
    today = timezone.localdate()
    found = proposal_to_judge(request, proposal_id, today)
    revoke(proposal=found, day=today, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã thu hồi khen thưởng. Sổ vẫn giữ lại."))
    return redirect("awards")
