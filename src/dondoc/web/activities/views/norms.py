"""What an office asks each unit to have, and how the units stand against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.contrib import messages
from django.db.models import F, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from dondoc.activities.actions.forces import end_norm, set_norm
from dondoc.activities.models import ForceKind, ForceNorm
from dondoc.activities.queries import against_norm
from dondoc.activities.queries.kinds import Kind
from dondoc.units.models import UnitVersion
from dondoc.units.queries import visible_to
from dondoc.web.activities.access import norm_in_sight, seat_to_steer
from dondoc.web.activities.filters import Picked, below, picked, searched, unit_choices
from dondoc.web.activities.forms.counts import NormForm
from dondoc.web.activities.pages import Way, by_unit, file_of, form_page, list_page
from dondoc.web.activities.people import told_count
from dondoc.web.activities.tables import Column, Mark, Table
from dondoc.web.activities.views.forces import FULL, HEAD, SHORT, full_or_short
from dondoc.web.requests import AuthedRequest

SILENT = "silent"
AT = {
    SHORT: Q(present__lt=F("asked")),
    SILENT: Q(present__isnull=True),
    FULL: Q(present__gte=F("asked")),
}


def force_norms(request: AuthedRequest) -> HttpResponse:
    """What the seat's unit asks of those below it."""
    day = timezone.localdate()
    office = seat_to_steer(request, day)
    form = NormForm(request.POST or None, initial={"since": day})
    more = {"norms": ForceNorm.objects.filter(office_id=office), "day": day}
    return form_page(
        request,
        form,
        lambda: set_norm(office_id=office, asked=form.asked(), by=request.user),
        heading=_("Định mức lực lượng, thiết bị"),
        back=reverse("force-norms"),
        back_label=_("Lực lượng, thiết bị cơ sở"),
        done=_("Đã đặt định mức."),
        more=more,
        template="activities/norms.html",
    )


@require_POST
def force_norm_end(request: AuthedRequest, norm_id: int) -> HttpResponse:
    """Asks it no more from today on."""
    day = timezone.localdate()
    office = seat_to_steer(request, day)
    norm = ForceNorm.objects.filter(pk=norm_id, office_id=office).first()
    if norm is None:
        raise Http404
    end_norm(norm=norm, day=day, by=request.user)
    messages.success(request, _("Định mức thôi áp dụng từ hôm nay. Các số đã ghi vẫn được giữ."))
    return redirect("force-norms")


def force_norm(request: AuthedRequest, norm_id: int) -> HttpResponse:
    """Who has what a norm asks, who is short, and who never counted: the units in sight."""
    day = timezone.localdate()
    norm, place = norm_in_sight(request, norm_id, day)
    rows, pickers, text = _asked(request, norm, place, day)
    head = replace(HEAD, heading=norm.title, lead=_lead(norm))
    ways = [by_unit(Kind.FORCES), Way(reverse("forces"), "list", _("Mọi lực lượng, thiết bị"))]
    export = reverse("force-norm-export", args=[norm.pk])
    table = _table_of(request.seat.unit_id, norm)
    return list_page(request, table, rows, head, pickers=pickers, text=text, export=export, ways=ways)


def force_norm_export(request: AuthedRequest, norm_id: int) -> HttpResponse:
    """What the page shows, as an Excel file."""
    day = timezone.localdate()
    norm, place = norm_in_sight(request, norm_id, day)
    rows = _asked(request, norm, place, day)[0]
    return file_of(request, _table_of(request.seat.unit_id, norm), rows, f"dinh-muc-{norm.pk}-{day:%Y-%m-%d}")


def _lead(norm: ForceNorm) -> str:
    told = {"required": norm.required, "measure": norm.measure, "kind": norm.get_unit_kind_display()}
    return _("Mỗi đơn vị loại “%(kind)s” phải có %(required)d %(measure)s.") % told


def _asked(
    request: AuthedRequest, norm: ForceNorm, place: str, day: date
) -> tuple[QuerySet[UnitVersion], list[Picked], str]:
    seen = visible_to(request.user, day).order_by().values("pk")
    rows, text = searched(against_norm(norm, place, day).filter(pk__in=seen), request)
    states = [(SHORT, _("Thiếu")), (SILENT, _("Chưa ghi")), (FULL, _("Đủ"))]
    state = picked(request, "state", _("Tình trạng"), states, _("Mọi tình trạng"))
    unit = picked(request, "unit", _("Đơn vị"), unit_choices(request, day), _("Mọi đơn vị"))
    if state.value:
        rows = rows.filter(AT[state.value])
    return below(rows, unit, day), [state, unit], text


def _table_of(own_unit: int, norm: ForceNorm) -> Table[UnitVersion]:
    """The units against the norm; small numbers of members elsewhere are not told."""

    def present(row: UnitVersion) -> int | str | None:
        count: int | None = getattr(row, "present", None)
        if count is None:
            return None
        return told_count(count, own=row.unit_id == own_unit or norm.kind != ForceKind.STAFF)

    def lacking(row: UnitVersion) -> int | None:
        count = present(row)
        missing = _must(row) - count if isinstance(count, int) else 0
        return missing if missing > 0 else None

    return Table(
        gettext_lazy("So với định mức"),
        (
            Column("unit", gettext_lazy("Đơn vị"), 44, lambda row: row.name, "path"),
            Column("state", gettext_lazy("Tình trạng"), 14, lambda row: _mark(row).word, mark=_mark),
            Column("required", gettext_lazy("Định mức"), 12, _must, "asked", number=True),
            Column("present", gettext_lazy("Hiện có"), 12, present, number=True),
            Column("lacking", gettext_lazy("Còn thiếu"), 12, lacking, number=True),
            Column("day", gettext_lazy("Tính đến"), 14, lambda row: getattr(row, "counted_on", None), "counted_on"),
        ),
        _address,
        "unit",
    )


def _must(row: UnitVersion) -> int:
    return int(getattr(row, "asked", 0))


def _mark(row: UnitVersion) -> Mark:
    count: int | None = getattr(row, "present", None)
    if count is None:
        return Mark(_("Chưa ghi"), "warn", "hourglass-split")
    return full_or_short(full=count >= _must(row))


def _address(row: UnitVersion) -> str:
    """The unit's counts, or the unit where it has none."""
    count_id: int | None = getattr(row, "count_id", None)
    return reverse("force", args=[count_id]) if count_id else reverse("unit", args=[row.unit_id])
