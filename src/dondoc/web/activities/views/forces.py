"""Staffing and equipment of grassroots safety forces: what units have, and who is short of what."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.db.models import F, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.activities.actions.forces import count_forces
from dondoc.activities.models import ForceCount, ForceKind
from dondoc.activities.permissions import can_enter
from dondoc.activities.queries import latest_counts, named, norms_for, of_units, standings
from dondoc.activities.queries.kinds import Kind
from dondoc.core.errors import Invalid
from dondoc.units.folding import fold
from dondoc.web.activities.access import enters, force_in_sight, seat_to_enter, steers
from dondoc.web.activities.filters import Picked, below, picked, unit_choices
from dondoc.web.activities.forms.counts import ForcesForm
from dondoc.web.activities.pages import Head, Way, by_unit, file_of, list_page
from dondoc.web.activities.people import told_count
from dondoc.web.activities.tables import Column, Mark, Table
from dondoc.web.forms import add_problems
from dondoc.web.requests import AuthedRequest
from dondoc.web.seating import place_of

FULL, SHORT = "full", "short"
HEAD = Head(
    "forces",
    gettext_lazy("Lực lượng, thiết bị cơ sở"),
    gettext_lazy("Hiện có so với định mức, tính đến ngày ghi gần nhất: đủ hay thiếu."),
    gettext_lazy("Chưa có số nào ở mục này. Văn phòng cấp trên đặt định mức, đơn vị ghi số hiện có."),
    "people",
)


def is_full(row: ForceCount) -> bool:
    """Whether a unit has all that it must."""
    return row.present >= _required(row)


def _required(row: ForceCount) -> int:
    return row.required or row.norm.required


def mark_of(row: ForceCount) -> Mark:
    """Full or short, as a word and a colour."""
    return full_or_short(full=is_full(row))


def full_or_short(*, full: bool) -> Mark:
    """Whether a unit has all that it must, as a word and a colour."""
    if full:
        return Mark(_("Đủ"), "good", "check-circle")
    return Mark(_("Thiếu"), "bad", "exclamation-triangle")


def table_of(own_unit: int) -> Table[ForceCount]:
    """The list as people of a unit see it: small numbers of members elsewhere are not told."""

    def present(row: ForceCount) -> int | str:
        return told_count(row.present, own=row.unit_id == own_unit or row.norm.kind != ForceKind.STAFF)

    def lacking(row: ForceCount) -> int | None:
        missing = _required(row) - row.present
        return missing if missing > 0 and not isinstance(present(row), str) else None

    return Table(
        gettext_lazy("Lực lượng, thiết bị"),
        (
            Column("title", gettext_lazy("Lực lượng, thiết bị"), 50, lambda row: row.norm.title, "norm__title"),
            Column("unit", gettext_lazy("Đơn vị"), 40, lambda row: getattr(row, "unit_name", ""), "unit_name"),
            Column("required", gettext_lazy("Định mức"), 12, _required, "asked", number=True),
            Column("present", gettext_lazy("Hiện có"), 12, present, number=True),
            Column("lacking", gettext_lazy("Còn thiếu"), 12, lacking, number=True),
            Column("measure", gettext_lazy("Đơn vị tính"), 12, lambda row: row.norm.measure),
            Column("state", gettext_lazy("Tình trạng"), 14, lambda row: mark_of(row).word, mark=mark_of),
            Column("day", gettext_lazy("Tính đến"), 14, lambda row: row.day, "day"),
        ),
        lambda row: reverse("force", args=[row.pk]),
        "unit",
    )


def forces(request: AuthedRequest) -> HttpResponse:
    """The last count of each unit in sight, and how the units stand against each norm."""
    day = timezone.localdate()
    rows, pickers, text = _asked(request, day)
    ways = [by_unit(Kind.FORCES)]
    if steers(request):
        ways.append(Way(reverse("force-norms"), "list-check", _("Định mức")))
    if enters(request):
        ways.append(Way(reverse("forces-count"), "pencil", _("Ghi số của đơn vị"), primary=True))
    place = place_of(request.seat)
    more = {"standings": standings(place, day) if place else []}
    table, export = table_of(request.seat.unit_id), reverse("forces-export")
    return list_page(request, table, rows, HEAD, pickers=pickers, text=text, export=export, ways=ways, more=more)


def forces_export(request: AuthedRequest) -> HttpResponse:
    """What the list shows, as an Excel file."""
    day = timezone.localdate()
    return file_of(request, table_of(request.seat.unit_id), _asked(request, day)[0], f"luc-luong-{day:%Y-%m-%d}")


def _asked(request: AuthedRequest, day: date) -> tuple[QuerySet[ForceCount], list[Picked], str]:
    rows = of_units(latest_counts(day), request.user, day).select_related("norm")
    text = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    for word in fold(text).split():
        rows = rows.filter(norm__folded__contains=word)
    states = [(SHORT, _("Thiếu")), (FULL, _("Đủ"))]
    state = picked(request, "state", _("Tình trạng"), states, _("Mọi tình trạng"))
    kind = picked(request, "kind", _("Loại"), ForceKind.choices, _("Mọi loại"))
    unit = picked(request, "unit", _("Đơn vị"), unit_choices(request, day), _("Mọi đơn vị"))
    rows = below(rows, unit, day)
    if state.value == FULL:
        rows = rows.filter(present__gte=F("asked"))
    elif state.value == SHORT:
        rows = rows.filter(present__lt=F("asked"))
    if kind.value:
        rows = rows.filter(norm__kind=kind.value)
    return named(rows, day), [state, kind, unit], text


def force(request: AuthedRequest, count_id: int) -> HttpResponse:
    """What a unit had of one norm, count by count."""
    day = timezone.localdate()
    found = force_in_sight(request, count_id, day)
    row = named(ForceCount.objects.filter(pk=found.pk), day).select_related("norm").get()
    own = can_enter(request.user, row.unit_id, day) or row.norm.kind != ForceKind.STAFF
    counts = ForceCount.objects.filter(norm=row.norm_id, unit=row.unit_id).select_related("norm")
    context = {
        "count": row,
        "norm": row.norm,
        "counts": [(each, told_count(each.present, own=own), _required(each), mark_of(each)) for each in counts],
        "changes": can_enter(request.user, row.unit_id, day),
    }
    return render(request, "activities/force.html", context)


def forces_count(request: AuthedRequest) -> HttpResponse:
    """Counts what the seat's unit has of everything that is asked of it."""
    day = timezone.localdate()
    unit_id = seat_to_enter(request, day)
    norms = list(norms_for(unit_id, day))
    last = {each.norm_id: each for each in latest_counts(day).filter(unit_id=unit_id)}
    initial: dict[str, object] = {"day": day}
    for key, row in last.items():
        initial |= {f"present-{key}": row.present, f"required-{key}": row.required}
    form = ForcesForm(request.POST or None, norms=norms, initial=initial)
    if form.is_valid():
        try:
            count_forces(
                unit_id=unit_id, counted=form.counted(), day=form.cleaned_data["day"], today=day, by=request.user
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã ghi số của đơn vị."))
            return redirect("forces")
    pairs = [(norm, form[f"present-{norm.pk}"], form[f"required-{norm.pk}"]) for norm in norms]
    context = {"form": form, "pairs": pairs}
    return render(request, "activities/forces_count.html", context, status=422 if form.errors else 200)
