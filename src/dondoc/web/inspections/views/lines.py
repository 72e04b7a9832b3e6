"""The lines of a programme: how much is required, and which units were chosen for it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dondoc.core.errors import Invalid
from dondoc.inspections.actions.choosing import add_pick, choose_units, leave_out, put_back
from dondoc.inspections.actions.programmes import add_line, change_line, remove_line
from dondoc.inspections.models import LinePick, ProgrammeLine, ProgrammeState
from dondoc.inspections.permissions import can_inspect_for
from dondoc.inspections.queries.programmes import eligible_units, required_of
from dondoc.inspections.queries.visits import name_on
from dondoc.inspections.rules.choosing import Candidate, Sign, ranked
from dondoc.units.queries import search
from dondoc.web.forms import add_problems
from dondoc.web.inspections.access import line_in_sight, line_to_run, pick_to_run, programme_to_run
from dondoc.web.inspections.forms import ChooseForm, LineForm
from dondoc.web.inspections.signs import SIGN_NAMES, candidates_of, draw_code, reasons_in_words
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest

FOUND = 20  # units that a search offers
SHOWN = 200  # units of the draw that the page lists; the rest count
COLUMNS = {"unit": "unit_name", "points": "points", "draw": "draw", "way": "way"}


def new_line(request: AuthedRequest, inspection_programme_id: int) -> HttpResponse:
    """Adds a requirement to a programme."""
    found = programme_to_run(request, inspection_programme_id, timezone.localdate())
    form = LineForm(request.POST or None, initial={"starts": found.starts, "ends": found.ends, "visits": 1})
    if form.is_valid():
        try:
            line = add_line(programme=found, asked=form.told(), by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã thêm nội dung kiểm tra. Hãy chọn đơn vị."))
            return redirect("inspection-line", line.pk)
    context = {"form": form, "programme": found}
    return render(request, "inspections/line_form.html", context, status=422 if form.errors else 200)


def edit_line(request: AuthedRequest, inspection_line_id: int) -> HttpResponse:
    """Corrects a requirement; the clause that it was read from stands beside it."""
    line = line_to_run(request, inspection_line_id, timezone.localdate())
    form = LineForm(request.POST or None, initial={name: getattr(line, name) for name in LineForm.base_fields})
    if form.is_valid():
        try:
            change_line(line=line, asked=form.told(), by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lưu thay đổi."))
            return redirect("inspection-line", line.pk)
    context = {"form": form, "programme": line.programme, "line": line}
    return render(request, "inspections/line_form.html", context, status=422 if form.errors else 200)


@require_POST
def drop_line(request: AuthedRequest, inspection_line_id: int) -> HttpResponse:
    """Takes a requirement out of a draft."""
    line = line_to_run(request, inspection_line_id, timezone.localdate())
    remove_line(line=line, by=request.user)
    messages.success(request, _("Đã bỏ nội dung kiểm tra."))
    return redirect("inspection-programme", line.programme_id)


def line(request: AuthedRequest, inspection_line_id: int) -> HttpResponse:
    """The units chosen for a line, each with the reason; those left out stand apart."""
    day = timezone.localdate()
    found = line_in_sight(request, inspection_line_id, day)
    rows = _picks(found, day)
    page = listing(request, rows.filter(left_out=""), COLUMNS, "-points")
    text = request.GET.get("q", "").strip()
    eligible = eligible_units(found.programme, found.kind, day)
    count = eligible.count()
    can_run = can_inspect_for(request.user, found.programme.unit_id, day)
    held = found.picks.values("unit_id")
    context = {
        "line": found,
        "programme": found.programme,
        "list": page,
        "rows": [(pick, reasons_in_words(pick.reasons)) for pick in page.page],
        "left_out": list(rows.exclude(left_out="").order_by("pk")[:SHOWN]),
        "eligible": count,
        "weights": [(SIGN_NAMES[sign], found.weights[sign]) for sign in Sign if found.weights.get(sign)],
        "required": required_of(found, count),
        "can_run": can_run,
        "can_change": can_run and found.programme.state != ProgrammeState.ENDED,
        "text": text,
        "found": search(eligible.exclude(unit_id__in=held), text)[:FOUND] if text and can_run else (),
    }
    return render(request, "inspections/line.html#found" if request.htmx else "inspections/line.html", context)


def choose(request: AuthedRequest, inspection_line_id: int) -> HttpResponse:
    """Chooses units; the page shows every unit's signs, points, and place in the draw, so that anyone may check."""
    day = timezone.localdate()
    found = line_to_run(request, inspection_line_id, day)
    units = list(eligible_units(found.programme, found.kind, day))
    candidates = candidates_of(units, day)
    form = ChooseForm(request.POST or None, initial=_kept(found))
    if form.is_valid():
        try:
            added = choose_units(
                line=found,
                method=form.method_(),
                seed=form.cleaned_data["seed"],
                weights=form.weights(),
                candidates=candidates,
                today=day,
                by=request.user,
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            said = ngettext("Đã chọn %(count)d đơn vị.", "Đã chọn %(count)d đơn vị.", added) % {"count": added}
            messages.success(request, said)
            return redirect("inspection-line", found.pk)
    context = {
        "line": found,
        "programme": found.programme,
        "form": form,
        "eligible": len(units),
        "required": required_of(found, len(units)),
        "fixed": found.programme.state != ProgrammeState.DRAFT and bool(found.seed),
    }
    return render(request, "inspections/choose.html", context, status=422 if form.errors else 200)


def draw(request: AuthedRequest, inspection_line_id: int) -> HttpResponse:
    """The seed and the order of the draw, with what each place follows from: whoever sees the programme may check."""
    day = timezone.localdate()
    found = line_in_sight(request, inspection_line_id, day)
    units = {unit.unit_id: unit for unit in eligible_units(found.programme, found.kind, found.chosen_on or day)}
    candidates = [Candidate(unit.unit_id, draw_code(unit)) for unit in units.values()]
    rows = ranked(candidates, {}, found.seed) if found.seed else []
    rows.sort(key=lambda each: each.draw)
    chosen = set(found.picks.filter(left_out="").values_list("unit_id", flat=True))
    context = {
        "line": found,
        "programme": found.programme,
        "rows": [(each, units[each.candidate.unit_id], each.candidate.unit_id in chosen) for each in rows[:SHOWN]],
        "more": max(0, len(rows) - SHOWN),
    }
    return render(request, "inspections/draw.html", context)


@require_POST
def pick_unit(request: AuthedRequest, inspection_line_id: int) -> HttpResponse:
    """Adds one unit by hand."""
    day = timezone.localdate()
    found = line_to_run(request, inspection_line_id, day)
    typed = request.POST.get("unit", "")
    add_pick(line=found, unit_id=int(typed) if typed.isascii() and typed.isdigit() else 0, today=day, by=request.user)
    messages.success(request, _("Đã thêm đơn vị."))
    return redirect("inspection-line", found.pk)


@require_POST
def leave_unit_out(request: AuthedRequest, pick_id: int) -> HttpResponse:
    """Leaves a chosen unit out, with the reason."""
    pick = pick_to_run(request, pick_id, timezone.localdate())
    leave_out(pick=pick, reason=request.POST.get("reason", ""), by=request.user)
    messages.success(request, _("Đã đưa đơn vị ra ngoài. Bấm “Chọn đơn vị” để chọn đơn vị thay."))
    return redirect("inspection-line", pick.line_id)


@require_POST
def put_unit_back(request: AuthedRequest, pick_id: int) -> HttpResponse:
    """Takes a unit in again."""
    pick = pick_to_run(request, pick_id, timezone.localdate())
    put_back(pick=pick, by=request.user)
    messages.success(request, _("Đã đưa đơn vị trở lại."))
    return redirect("inspection-line", pick.line_id)


def _picks(found: ProgrammeLine, day: date) -> QuerySet[LinePick]:
    return found.picks.annotate(unit_name=name_on("unit_id", day))


def _kept(found: ProgrammeLine) -> dict[str, Any]:
    """The way, the seed and the weights of the last choice."""
    kept = {"method": found.method, "seed": found.seed} if found.method else {}
    return kept | {sign.value: found.weights[sign.value] for sign in Sign if sign.value in found.weights}
