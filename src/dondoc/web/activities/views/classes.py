"""The list of training classes."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet, Sum
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.activities.models import Area, ClassState, TrainingClass
from dondoc.activities.queries import named, of_units
from dondoc.activities.queries.kinds import Kind
from dondoc.activities.rules.hours import hours_text
from dondoc.web.activities.access import enters
from dondoc.web.activities.filters import Picked, below, picked, searched, unit_choices, window_picked
from dondoc.web.activities.forms.classes import QUARTERS
from dondoc.web.activities.pages import Figure, Head, Way, by_unit, file_of, list_page
from dondoc.web.activities.people import told_count
from dondoc.web.activities.tables import Column, Mark, Table
from dondoc.web.requests import AuthedRequest

MARKS = {
    ClassState.PLANNED: ("warn", "hourglass-split"),
    ClassState.HELD: ("good", "check-circle"),
    ClassState.CANCELLED: ("calm", "slash-circle"),
}
YEARS = 5  # that can be looked back at
HEAD = Head(
    "classes",
    gettext_lazy("Lớp tập huấn"),
    gettext_lazy("Chương trình của năm và những lớp đã mở. Người dự chỉ đếm số lượt, không ghi tên."),
    gettext_lazy("Chưa có lớp nào ở mục này. Hãy ghi chương trình của năm, hoặc nhập cả chương trình từ tệp Excel."),
    "journal-check",
)


def mark_of(row: TrainingClass) -> Mark:
    """The state of a class."""
    return Mark(row.get_state_display(), *MARKS[ClassState(row.state)])


def table_of(own_unit: int) -> Table[TrainingClass]:
    """The list as people of a unit see it: small counts of others are not told."""

    def heads(row: TrainingClass) -> int | str | None:
        return told_count(row.heads, own=row.unit_id == own_unit) if row.state == ClassState.HELD else None

    return Table(
        gettext_lazy("Lớp tập huấn"),
        (
            Column("title", gettext_lazy("Chủ đề"), 50, lambda row: row.title, "title"),
            Column("unit", gettext_lazy("Đơn vị"), 40, lambda row: getattr(row, "unit_name", "") or "", "unit_name"),
            Column("area", gettext_lazy("Lĩnh vực"), 28, lambda row: row.get_area_display(), "area"),
            Column("quarter", gettext_lazy("Quý"), 12, lambda row: f"{row.quarter}/{row.year}", "quarter"),
            Column("state", gettext_lazy("Tình trạng"), 16, lambda row: row.get_state_display(), "state", mark=mark_of),
            Column("day", gettext_lazy("Ngày mở lớp"), 14, lambda row: row.held_on, "held_on"),
            Column(
                "hours",
                gettext_lazy("Số giờ"),
                10,
                lambda row: hours_text(row.minutes) if row.minutes else None,
                "minutes",
                number=True,
            ),
            Column("heads", gettext_lazy("Lượt dự"), 10, heads, number=True),
            Column(
                "cost",
                gettext_lazy("Kinh phí (đồng)"),
                16,
                lambda row: row.cost if row.state == ClassState.HELD else None,
                "cost",
                number=True,
            ),
        ),
        lambda row: reverse("class", args=[row.pk]),
        "quarter",
    )


def classes(request: AuthedRequest) -> HttpResponse:
    """The classes in sight."""
    day = timezone.localdate()
    rows, pickers, text = _asked(request, day)
    ways = [by_unit(Kind.CLASSES)]
    if enters(request):
        ways += [
            Way(reverse("class-file"), "upload", _("Nhập từ Excel")),
            Way(reverse("class-held-new"), "check-circle", _("Ghi lớp đã mở")),
            Way(reverse("class-new"), "plus-lg", _("Thêm lớp dự kiến"), primary=True),
        ]
    more = {"figures": _figures(rows)}
    table, export = table_of(request.seat.unit_id), reverse("classes-export")
    return list_page(request, table, rows, HEAD, pickers=pickers, text=text, export=export, ways=ways, more=more)


def classes_export(request: AuthedRequest) -> HttpResponse:
    """What the list shows, as an Excel file."""
    day = timezone.localdate()
    table = table_of(request.seat.unit_id)
    return file_of(request, table, _asked(request, day)[0], f"tap-huan-{day:%Y-%m-%d}")


def _figures(rows: QuerySet[TrainingClass]) -> list[Figure]:
    """What the rows come to, all pages together."""
    held = Q(state=ClassState.HELD)
    planned = Q(in_programme=True) & ~Q(state=ClassState.CANCELLED)
    found = rows.order_by().aggregate(
        held=Count("pk", filter=held),
        planned=Count("pk", filter=planned),
        done=Count("pk", filter=planned & held),
        minutes=Sum("minutes", default=0),
        cost=Sum("cost", default=0),
    )
    programme = _("%(done)d/%(planned)d") % found
    return [
        Figure(found["held"], _("lớp đã mở")),
        Figure(programme, _("lớp của chương trình đã mở")),
        Figure(hours_text(found["minutes"]), _("giờ tập huấn")),
        Figure(found["cost"], _("kinh phí"), _("đồng")),
    ]


def _asked(request: AuthedRequest, day: date) -> tuple[QuerySet[TrainingClass], list[Picked], str]:
    """The rows that the query string asks for; this year's where it names none."""
    seen = of_units(TrainingClass.objects.all(), request.user, day)
    years = range(day.year + 1, day.year - YEARS, -1)
    rows, text = searched(seen, request)
    window, days = window_picked(request)
    year = picked(
        request,
        "year",
        _("Năm"),
        [(str(each), str(each)) for each in years],
        _("Mọi năm"),
        "" if days else str(day.year),
    )
    quarter = picked(request, "quarter", _("Quý"), [(str(key), words) for key, words in QUARTERS], _("Cả năm"))
    state = picked(request, "state", _("Tình trạng"), ClassState.choices, _("Mọi tình trạng"))
    area = picked(request, "area", _("Lĩnh vực"), Area.choices, _("Mọi lĩnh vực"))
    unit = picked(request, "unit", _("Đơn vị"), unit_choices(request, day), _("Mọi đơn vị"))
    rows = below(rows, unit, day)
    if days:
        rows = rows.filter(held_on__range=days)
    for name, each in (("year", year), ("quarter", quarter), ("state", state), ("area", area)):
        if each.value:
            rows = rows.filter(**{name: each.value})
    return named(rows, day), [year, quarter, state, area, unit, *window], text
