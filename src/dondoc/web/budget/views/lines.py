"""Lines of the budget: all in sight, one with its entries, a new one."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.budget.actions import open_line
from dondoc.budget.models import Entry, Line
from dondoc.budget.permissions import ENTERING, Powers, powers
from dondoc.budget.queries import Wanted, closing_over, line_sums, lines_for, sources_for
from dondoc.budget.queries.places import latest
from dondoc.budget.queries.sums import kept_of
from dondoc.budget.rules import Sums, standing
from dondoc.core.errors import Denied, Invalid, Refused
from dondoc.exports.budget import write_lines
from dondoc.plans.queries import plans_for
from dondoc.web.budget.access import line_in_sight, may_take_back, unit_in_sight
from dondoc.web.budget.asked import Asked, asked_of
from dondoc.web.budget.forms import LineForm
from dondoc.web.downloads import as_excel
from dondoc.web.forms import add_problems
from dondoc.web.lists import listing
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.picker import picked

COLUMNS = {
    "unit": "unit_folded",
    "plan": "plan__folded",
    "estimate": "estimate",
    "received": "received",
    "spent": "spent",
    "left": "left",
    "settled": "settled",
}
MOST = 20_000
_SUMS = ("estimate", "received", "given", "carried_in", "carried_out", "spent", "settled")


def budget_lines(request: AuthedRequest) -> HttpResponse:
    """The lines in sight of one year."""
    today = timezone.localdate()
    asked = asked_of(request.GET, today)
    found = listing(request, _rows(request, asked), COLUMNS, "unit")
    rows = [(one, sums := sums_of(one), standing(sums, one.year, today)) for one in found.page]
    context = {"list": found, "rows": rows, "asked": asked} | asked.choices(today)
    context["can_add"] = request.seat.role in ENTERING
    template = "budget/lines.html#rows" if request.htmx else "budget/lines.html"
    return render(request, template, context)


def budget_lines_export(request: AuthedRequest) -> HttpResponseBase:
    """The lines that the filters ask for, as an Excel file."""
    today = timezone.localdate()
    asked = asked_of(request.GET, today)
    column = asked.sort.removeprefix("-")
    order = asked.sort.replace(column, COLUMNS[column]) if column in COLUMNS else "unit_folded"
    rows = list(_rows(request, asked).order_by(order, "pk")[: MOST + 1])
    if len(rows) > MOST:
        raise Refused(_("Danh sách có hơn 20.000 dòng. Hãy lọc bớt rồi xuất."))
    return as_excel(
        f"dong-kinh-phi-{asked.year}.xlsx",
        lambda file: write_lines(file, [(one, sums := sums_of(one), standing(sums, one.year, today)) for one in rows]),
    )


def _rows(request: AuthedRequest, asked: Asked) -> QuerySet[Line]:
    wanted = Wanted(asked.year, asked.unit_id, asked.plan_id, asked.source_kind, asked.state, asked.text)
    return lines_for(request.user, wanted, timezone.localdate()).select_related("plan", "task", "source")


def sums_of(line: Line) -> Sums:
    """The sums that came with a line of `with_sums`."""
    return Sums(**{name: int(getattr(line, name)) for name in _SUMS})


def line(request: AuthedRequest, line_id: int) -> HttpResponse:
    """One line and all its entries."""
    today = timezone.localdate()
    seen = line_in_sight(request, line_id, today)
    entries = list(Entry.objects.filter(line=seen.line).select_related("partner", "corrected_by", "came_in_as"))
    sums = line_sums(line_id)
    named = {unit_id for one in entries for unit_id in (one.giver_id, one.entered_by_unit_id) if unit_id}
    givers = latest(today).filter(unit_id__in=named)
    names = dict(givers.order_by().values_list("unit_id", "name"))
    closed_by = closing_over(seen.line.unit_id, seen.line.year)
    context = {
        "line": seen.line,
        "unit": seen.unit,
        "sums": sums,
        "kept": kept_of(seen.line),
        "state": standing(sums, seen.line.year, today),
        "entries": [
            (one, names.get(one.giver_id or one.entered_by_unit_id or 0, ""), _may_correct(one, seen.powers))
            for one in entries
        ],
        "powers": seen.powers,
        "closed_by": closed_by,
    }
    return render(request, "budget/line.html", context)


def _may_correct(entry: Entry, held: Powers) -> bool:
    return entry.amount > 0 and not hasattr(entry, "corrected_by") and may_take_back(entry, held)


def new_line(request: AuthedRequest) -> HttpResponse:
    """Opens a line of a unit of the seat's."""
    today = timezone.localdate()
    if request.seat.role not in ENTERING:
        raise Denied
    data = request.POST or None
    given = data or request.GET
    unit = picked(request, str(given.get("unit") or request.seat.unit_id), today)
    plan = asked_of(given, today).plan_id
    form = LineForm(
        data,
        plans=plans_for(request.user, today).order_by("-pk"),
        plan_id=plan,
        sources=sources_for(unit.unit_id if unit else request.seat.unit_id),
        initial={"year": asked_of(request.GET, today).year, "plan": plan, "source": "province"},
    )
    if form.is_valid() and unit is not None:
        seen = unit_in_sight(request, unit.unit_id, today)
        if not powers(request.seat, seen.path).any:
            raise Denied
        kind, source = form.chosen_source()
        told = form.cleaned_data
        try:
            made = open_line(
                unit_id=unit.unit_id,
                year=told["year"],
                plan=told["plan"],
                task=told["task"],
                source_kind=kind,
                source=source,
                by=request.user,
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã có dòng kinh phí. Hãy ghi dự toán hoặc số được giao."))
            return redirect("budget-line", made.pk)
    context = {"form": form, "unit": unit, "plan_id": plan}
    return render(request, "budget/line_new.html", context, status=422 if form.errors else 200)
