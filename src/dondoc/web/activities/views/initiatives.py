"""The list of initiatives."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.activities.models import Area, Initiative, InitiativeState
from dondoc.activities.queries import initiatives_seen_by, named, unreviewed, with_counts
from dondoc.activities.queries.kinds import Kind
from dondoc.web.activities.access import enters, steers
from dondoc.web.activities.filters import Choices, Picked, below, picked, searched, unit_choices, window_picked
from dondoc.web.activities.pages import Head, Way, by_unit, file_of, list_page
from dondoc.web.activities.tables import Column, Mark, Table
from dondoc.web.requests import AuthedRequest

MARKS = {
    InitiativeState.PROPOSED: ("warn", "hourglass-split"),
    InitiativeState.RUNNING: ("good", "check-circle"),
    InitiativeState.DECLINED: ("bad", "x-circle"),
    InitiativeState.ENDED: ("calm", "dash-circle"),
}
UNREVIEWED, PUBLIC = "unreviewed", "public"
HEAD = Head(
    "initiatives",
    gettext_lazy("Mô hình"),
    gettext_lazy("Cách làm mà các đơn vị đề xuất, được duyệt, đánh giá hằng năm và nhân rộng."),
    gettext_lazy("Chưa có mô hình nào ở mục này. Đơn vị đề xuất mô hình, văn phòng cấp trên duyệt."),
    "bullseye",
)


def mark_of(row: Initiative) -> Mark:
    """The state of an initiative."""
    return Mark(row.get_state_display(), *MARKS[InitiativeState(row.state)])


TABLE: Table[Initiative] = Table(
    gettext_lazy("Mô hình"),
    (
        Column("title", gettext_lazy("Tên mô hình"), 60, lambda row: row.title, "title"),
        Column("unit", gettext_lazy("Đơn vị"), 40, lambda row: getattr(row, "unit_name", "") or "", "unit_name"),
        Column("area", gettext_lazy("Lĩnh vực"), 28, lambda row: row.get_area_display(), "area"),
        Column("state", gettext_lazy("Tình trạng"), 20, lambda row: row.get_state_display(), "state", mark=mark_of),
        Column("started", gettext_lazy("Thực hiện từ"), 14, lambda row: row.started, "started"),
        Column("ended", gettext_lazy("Kết thúc"), 14, lambda row: row.ended, "ended"),
        Column(
            "uptakes",
            gettext_lazy("Đơn vị áp dụng"),
            12,
            lambda row: getattr(row, "uptake_count", 0),
            "uptake_count",
            number=True,
        ),
        Column("proposed", gettext_lazy("Ngày đề xuất"), 14, lambda row: row.proposed_on, "proposed_on"),
    ),
    lambda row: reverse("initiative", args=[row.pk]),
    "-proposed",
)


def initiatives(request: AuthedRequest) -> HttpResponse:
    """The initiatives in sight."""
    day = timezone.localdate()
    rows, pickers, text = _asked(request, day)
    ways = [by_unit(Kind.INITIATIVES), Way(reverse("public-initiatives"), "eye", _("Trang công khai"))]
    if steers(request):
        ways.append(Way(reverse("initiative-questions"), "question-circle", _("Câu hỏi đánh giá")))
    if enters(request):
        ways.append(Way(reverse("initiative-new"), "plus-lg", _("Đề xuất mô hình"), primary=True))
    export = reverse("initiatives-export")
    return list_page(request, TABLE, rows, HEAD, pickers=pickers, text=text, export=export, ways=ways)


def initiatives_export(request: AuthedRequest) -> HttpResponse:
    """What the list shows, as an Excel file."""
    day = timezone.localdate()
    return file_of(request, TABLE, _asked(request, day)[0], f"mo-hinh-{day:%Y-%m-%d}")


def _asked(request: AuthedRequest, day: date) -> tuple[QuerySet[Initiative], list[Picked], str]:
    """The rows that the query string asks for."""
    rows, text = searched(initiatives_seen_by(request.user, day), request)
    states: Choices = [
        *InitiativeState.choices,
        (UNREVIEWED, _("Chưa đánh giá năm trước")),
        (PUBLIC, _("Đang công khai")),
    ]
    state = picked(request, "state", _("Tình trạng"), states, _("Mọi tình trạng"))
    area = picked(request, "area", _("Lĩnh vực"), Area.choices, _("Mọi lĩnh vực"))
    unit = picked(request, "unit", _("Đơn vị"), unit_choices(request, day), _("Mọi đơn vị"))
    window, days = window_picked(request)
    rows = below(rows, unit, day)
    if days:
        rows = rows.filter(Q(started__lte=days[1]), Q(ended__isnull=True) | Q(ended__gt=days[0]))
    if state.value == UNREVIEWED:
        rows = unreviewed(rows, day)
    elif state.value == PUBLIC:
        rows = rows.filter(is_public=True)
    elif state.value:
        rows = rows.filter(state=state.value)
    if area.value:
        rows = rows.filter(area=area.value)
    return named(with_counts(rows, day), day), [state, area, unit, *window], text
