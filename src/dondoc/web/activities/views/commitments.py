"""Commitments: counts against a base, by unit, year and subject."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet, Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.activities.actions.commitments import count_commitment
from dondoc.activities.models import ABOUT_PEOPLE, Area, Commitment, Signer
from dondoc.activities.permissions import can_enter
from dondoc.activities.queries import named, of_units
from dondoc.activities.queries.kinds import Kind
from dondoc.web.activities.access import commitment_in_sight, commitment_to_change, enters, seat_to_enter
from dondoc.web.activities.filters import Picked, below, picked, unit_choices
from dondoc.web.activities.forms.counts import AgainForm, CommitmentForm
from dondoc.web.activities.pages import Figure, Head, Way, by_unit, file_of, form_page, list_page
from dondoc.web.activities.people import told_count
from dondoc.web.activities.tables import Column, Table
from dondoc.web.requests import AuthedRequest

YEARS = 5  # that can be looked back at
HEAD = Head(
    "commitments",
    gettext_lazy("Cam kết"),
    gettext_lazy("Số bản cam kết đã ký trên tổng số phải ký. Chỉ ghi số, không ghi ai đã ký."),
    gettext_lazy("Chưa có số cam kết nào ở mục này. Hãy ghi số đã ký đến hôm nay của đơn vị."),
    "clipboard-check",
)


def table_of(own_unit: int) -> Table[Commitment]:
    """The list as people of a unit see it: small counts of others' households are not told."""

    def told(row: Commitment, count: int) -> int | str:
        return told_count(count, own=row.unit_id == own_unit or row.signer not in ABOUT_PEOPLE)

    def share(row: Commitment) -> str:
        both = (told(row, row.signed), told(row, row.base))
        return "–" if any(isinstance(each, str) for each in both) else f"{100 * row.signed // row.base}%"

    return Table(
        gettext_lazy("Cam kết"),
        (
            Column("signer", gettext_lazy("Bên ký"), 40, lambda row: row.get_signer_display(), "signer"),
            Column("area", gettext_lazy("Lĩnh vực"), 28, lambda row: row.get_area_display(), "area"),
            Column("unit", gettext_lazy("Đơn vị"), 40, lambda row: getattr(row, "unit_name", ""), "unit_name"),
            Column("year", gettext_lazy("Năm"), 8, lambda row: str(row.year), "year"),
            Column("base", gettext_lazy("Phải ký"), 12, lambda row: told(row, row.base), "base", number=True),
            Column("signed", gettext_lazy("Đã ký"), 12, lambda row: told(row, row.signed), "signed", number=True),
            Column("share", gettext_lazy("Tỷ lệ"), 10, share, number=True),
            Column("day", gettext_lazy("Tính đến"), 14, lambda row: row.day, "day"),
        ),
        lambda row: reverse("commitment", args=[row.pk]),
        "unit",
    )


def commitments(request: AuthedRequest) -> HttpResponse:
    """The commitments in sight."""
    day = timezone.localdate()
    rows, pickers = _asked(request, day)
    ways = [by_unit(Kind.COMMITMENTS)]
    if enters(request):
        ways.append(Way(reverse("commitment-new"), "plus-lg", _("Ghi số cam kết"), primary=True))
    sums = rows.order_by().aggregate(signed=Sum("signed", default=0), base=Sum("base", default=0))
    share = f"{100 * sums['signed'] // sums['base']}%" if sums["base"] else "–"
    figures = [Figure(share, _("đã ký trên tổng số phải ký"))]
    table, export = table_of(request.seat.unit_id), reverse("commitments-export")
    more = {"figures": figures, "no_search": True}
    return list_page(request, table, rows, HEAD, pickers=pickers, text="", export=export, ways=ways, more=more)


def commitments_export(request: AuthedRequest) -> HttpResponse:
    """What the list shows, as an Excel file."""
    day = timezone.localdate()
    return file_of(request, table_of(request.seat.unit_id), _asked(request, day)[0], f"cam-ket-{day:%Y-%m-%d}")


def _asked(request: AuthedRequest, day: date) -> tuple[QuerySet[Commitment], list[Picked]]:
    seen = of_units(Commitment.objects.all(), request.user, day)
    years = range(day.year + 1, day.year - YEARS, -1)
    year = picked(request, "year", _("Năm"), [(str(each), str(each)) for each in years], _("Mọi năm"), str(day.year))
    signer = picked(request, "signer", _("Bên ký"), Signer.choices, _("Mọi bên"))
    area = picked(request, "area", _("Lĩnh vực"), Area.choices, _("Mọi lĩnh vực"))
    unit = picked(request, "unit", _("Đơn vị"), unit_choices(request, day), _("Mọi đơn vị"))
    rows = below(seen, unit, day)
    for name, each in (("year", year), ("signer", signer), ("area", area)):
        if each.value:
            rows = rows.filter(**{name: each.value})
    return named(rows, day), [year, signer, area, unit]


def commitment(request: AuthedRequest, commitment_id: int) -> HttpResponse:
    """One subject of a unit, with all its counts."""
    day = timezone.localdate()
    commitment_in_sight(request, commitment_id, day)
    found = named(Commitment.objects.filter(pk=commitment_id), day).get()
    changes = can_enter(request.user, found.unit_id, day)
    own = changes or found.signer not in ABOUT_PEOPLE
    counts = [
        (each.day, told_count(each.signed, own=own), told_count(each.base, own=own)) for each in found.counts.all()
    ]
    context = {"commitment": found, "counts": counts, "changes": changes}
    return render(request, "activities/commitment.html", context)


def commitment_new(request: AuthedRequest) -> HttpResponse:
    """Counts a subject of the seat's unit."""
    day = timezone.localdate()
    unit_id = seat_to_enter(request, day)
    form = CommitmentForm(request.POST or None, initial={"year": day.year, "day": day})
    return form_page(
        request,
        form,
        lambda: count_commitment(unit_id=unit_id, today=day, by=request.user, **form.cleaned_data),
        heading=_("Ghi số cam kết"),
        back=reverse("commitments"),
        back_label=_("Cam kết"),
        done=_("Đã ghi số cam kết."),
        goes_to=lambda made: reverse("commitment", args=[made.pk]),
    )


def commitment_count(request: AuthedRequest, commitment_id: int) -> HttpResponse:
    """Counts a subject again."""
    day = timezone.localdate()
    found = commitment_to_change(request, commitment_id, day)
    form = AgainForm(request.POST or None, initial={"base": found.base, "signed": found.signed, "day": day})
    same: dict[str, Any] = {name: getattr(found, name) for name in ("unit_id", "year", "area", "signer")}

    def act() -> Commitment:
        return count_commitment(**same, **form.cleaned_data, today=day, by=request.user)

    back = reverse("commitment", args=[found.pk])
    heading, done = _("Ghi số mới"), _("Đã ghi số cam kết.")
    return form_page(request, form, act, heading=heading, back=back, back_label=str(found), done=done)
