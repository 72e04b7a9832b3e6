"""The list of campaigns."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.activities.models import Area, Campaign, CampaignKind, CampaignState, CampaignUnit
from dondoc.activities.queries import campaigns_seen_by, named, with_progress
from dondoc.activities.queries.kinds import Kind
from dondoc.web.activities.access import steers
from dondoc.web.activities.filters import Picked, below, picked, searched, unit_choices, window_picked
from dondoc.web.activities.pages import Head, Way, by_unit, file_of, list_page
from dondoc.web.activities.tables import Column, Mark, Table
from dondoc.web.requests import AuthedRequest

MARKS = {
    CampaignState.PREPARING: ("warn", "pencil"),
    CampaignState.RUNNING: ("accent", "hourglass-split"),
    CampaignState.DONE: ("good", "check-circle"),
    CampaignState.CANCELLED: ("calm", "slash-circle"),
}
HEAD = Head(
    "campaigns",
    gettext_lazy("Chiến dịch, ngày hội"),
    gettext_lazy("Đợt cao điểm và ngày hội hằng năm: việc của từng đơn vị, đã làm đến đâu, kết quả."),
    gettext_lazy("Chưa có đợt nào ở mục này. Văn phòng hoặc thủ trưởng lập đợt, ghi việc và chọn đơn vị."),
    "bullseye",
)


def mark_of(row: Campaign) -> Mark:
    """The state of a campaign."""
    return Mark(row.get_state_display(), *MARKS[CampaignState(row.state)])


def progress_text(row: Campaign) -> str:
    """Of units times items, how many were done, in per cent."""
    whole = getattr(row, "item_count", 0) * getattr(row, "unit_count", 0)
    return f"{100 * getattr(row, 'deed_count', 0) // whole}%" if whole else "–"


TABLE: Table[Campaign] = Table(
    gettext_lazy("Chiến dịch, ngày hội"),
    (
        Column("title", gettext_lazy("Tên"), 60, lambda row: row.title, "title"),
        Column("kind", gettext_lazy("Loại"), 24, lambda row: row.get_kind_display(), "kind"),
        Column("unit", gettext_lazy("Đơn vị phát động"), 40, lambda row: getattr(row, "unit_name", ""), "unit_name"),
        Column("state", gettext_lazy("Tình trạng"), 18, lambda row: row.get_state_display(), "state", mark=mark_of),
        Column("day", gettext_lazy("Từ ngày"), 14, lambda row: row.starts, "starts"),
        Column("ends", gettext_lazy("Đến hết ngày"), 14, lambda row: row.ends, "ends"),
        Column(
            "units", gettext_lazy("Đơn vị"), 10, lambda row: getattr(row, "unit_count", 0), "unit_count", number=True
        ),
        Column("done", gettext_lazy("Việc đã xong"), 12, progress_text, number=True),
    ),
    lambda row: reverse("campaign", args=[row.pk]),
)


def campaigns(request: AuthedRequest) -> HttpResponse:
    """The campaigns in sight."""
    day = timezone.localdate()
    rows, pickers, text = _asked(request, day)
    ways = [by_unit(Kind.CAMPAIGNS)]
    if steers(request):
        ways.append(Way(reverse("campaign-new"), "plus-lg", _("Lập đợt mới"), primary=True))
    export = reverse("campaigns-export")
    return list_page(request, TABLE, rows, HEAD, pickers=pickers, text=text, export=export, ways=ways)


def campaigns_export(request: AuthedRequest) -> HttpResponse:
    """What the list shows, as an Excel file."""
    day = timezone.localdate()
    return file_of(request, TABLE, _asked(request, day)[0], f"chien-dich-{day:%Y-%m-%d}")


def _asked(request: AuthedRequest, day: date) -> tuple[QuerySet[Campaign], list[Picked], str]:
    """The rows that the query string asks for; ``unit`` is one that runs or is called upon."""
    rows, text = searched(campaigns_seen_by(request.user, day), request)
    state = picked(request, "state", _("Tình trạng"), CampaignState.choices, _("Mọi tình trạng"))
    kind = picked(request, "kind", _("Loại"), CampaignKind.choices, _("Mọi loại"))
    area = picked(request, "area", _("Lĩnh vực"), Area.choices, _("Mọi lĩnh vực"))
    unit = picked(request, "unit", _("Đơn vị"), unit_choices(request, day), _("Mọi đơn vị"))
    window, days = window_picked(request)
    if unit.value:
        calls = below(CampaignUnit.objects.all(), unit, day).values("campaign_id")
        rows = rows.filter(Q(pk__in=calls) | Q(unit_id=unit.value))
    if days:
        rows = rows.filter(starts__lte=days[1], ends__gte=days[0])
    for name, each in (("state", state), ("kind", kind), ("area", area)):
        if each.value:
            rows = rows.filter(**{name: each.value})
    return named(with_progress(rows), day), [state, kind, area, unit, *window], text
