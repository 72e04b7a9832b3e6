"""Pages on which money is entered: a form each, one entry each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.budget.actions import Allotment, Instead, allot, carry_over, correct, estimate, settle, spend
from dondoc.budget.queries import line_sums
from dondoc.budget.queries.sums import kept_of
from dondoc.core.errors import Invalid
from dondoc.web.budget.access import Seen, entry_in_sight, line_in_sight, may_take_back, refuse_unless
from dondoc.web.budget.forms import CarryForm, DecisionForm, EntryForm, SettlementForm, SpendingForForm, SpendingForm
from dondoc.web.forms import add_problems
from dondoc.web.requests import AuthedRequest

Do = Callable[[dict[str, Any]], object]


def enter_estimate(request: AuthedRequest, line_id: int) -> HttpResponse:
    """What the unit asks for."""
    seen, today = _seen(request, line_id)
    refuse_unless(seen.powers.any)

    def do(told: dict[str, Any]) -> object:
        return estimate(line=seen.line, by=request.user, **told)

    form = EntryForm(request.POST or None, initial=_initial(seen, today))
    return _answer(request, seen, form, do, _("Ghi dự toán đề nghị"), _("Đã ghi dự toán đề nghị."))


def enter_allotment(request: AuthedRequest, line_id: int) -> HttpResponse:
    """What the unit was allotted: by the office above it, or from outside."""
    seen, today = _seen(request, line_id)
    refuse_unless(seen.powers.allots or seen.powers.receives)

    def do(told: dict[str, Any]) -> object:
        allotment = Allotment(seen.powers.giver_id, told.pop("decision"))
        return allot(line=seen.line, allotment=allotment, by=request.user, **told)

    sums = line_sums(line_id)
    initial = _initial(seen, today)
    if sums.estimate > sums.received:
        initial["amount"] = f"{sums.estimate - sums.received:,}".replace(",", ".")
    form = DecisionForm(request.POST or None, initial=initial)
    return _answer(request, seen, form, do, _("Ghi số được giao"), _("Đã ghi số được giao."))


def enter_spending(request: AuthedRequest, line_id: int) -> HttpResponse:
    """What the unit has spent; entered by itself, or by the office above with the reason."""
    seen, today = _seen(request, line_id)
    office = seen.powers.enters_for
    refuse_unless(seen.powers.enters or office is not None)

    def do(told: dict[str, Any]) -> object:
        instead = Instead(office, told.pop("entered_reason")) if office is not None else None
        return spend(line=seen.line, today=today, by=request.user, instead=instead, **told)

    form = (SpendingForm if office is None else SpendingForForm)(request.POST or None, initial=_initial(seen, today))
    return _answer(request, seen, form, do, _("Ghi giải ngân"), _("Đã ghi số giải ngân."))


def enter_settlement(request: AuthedRequest, line_id: int) -> HttpResponse:
    """What the office above settles."""
    seen, today = _seen(request, line_id)
    refuse_unless(seen.powers.allots)

    def do(told: dict[str, Any]) -> object:
        return settle(line=seen.line, today=today, by=request.user, **told)

    unsettled = line_sums(line_id).unsettled
    initial = {"day": today, "amount": f"{unsettled:,}".replace(",", ".") if unsettled > 0 else ""}
    form = SettlementForm(request.POST or None, initial=initial)
    return _answer(request, seen, form, do, _("Quyết toán"), _("Đã ghi số quyết toán."))


def enter_carry_over(request: AuthedRequest, line_id: int) -> HttpResponse:
    """What goes on into the next year."""
    seen, _today = _seen(request, line_id)
    refuse_unless(seen.powers.allots)

    def do(told: dict[str, Any]) -> object:
        return carry_over(line=seen.line, by=request.user, **told)

    left = kept_of(seen.line)
    form = CarryForm(request.POST or None, initial={"amount": f"{left:,}".replace(",", ".") if left > 0 else ""})
    said = _("Đã chuyển nguồn sang năm %(year)d.") % {"year": seen.line.year + 1}
    return _answer(request, seen, form, do, _("Chuyển nguồn sang năm sau"), said)


@require_POST
def take_back(request: AuthedRequest, entry_id: int) -> HttpResponse:
    """Takes an entry back by a counter-entry."""
    today = timezone.localdate()
    entry, seen = entry_in_sight(request, entry_id, today)
    refuse_unless(may_take_back(entry, seen.powers))
    correct(entry=entry, reason=request.POST.get("reason", ""), day=today, by=request.user)
    messages.success(request, _("Đã ghi bút toán giảm. Bút toán cũ vẫn còn trong sổ."))
    return redirect("budget-line", seen.line.pk)


def _seen(request: AuthedRequest, line_id: int) -> tuple[Seen, date]:
    today = timezone.localdate()
    return line_in_sight(request, line_id, today), today


def _initial(seen: Seen, today: date) -> dict[str, Any]:
    return {"day": min(today, date(seen.line.year, 12, 31))}


def _answer(request: AuthedRequest, seen: Seen, form: forms.Form, do: Do, title: str, said: str) -> HttpResponse:
    if form.is_valid():
        try:
            do(dict(form.cleaned_data))
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, said)
            return redirect("budget-line", seen.line.pk)
    context = {"form": form, "line": seen.line, "unit": seen.unit, "title": title, "sums": line_sums(seen.line.pk)}
    return render(request, "budget/entry.html", context, status=422 if form.errors else 200)
