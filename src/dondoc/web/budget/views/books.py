"""Lines of the budget as a workbook: out, filled, previewed, and taken in."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.budget.books.taking import MOST_BYTES, take_in_book
from dondoc.budget.models import Line
from dondoc.budget.permissions import ENTERING
from dondoc.budget.queries import places, with_sums
from dondoc.budget.queries.places import below
from dondoc.core.errors import Denied, Invalid, Refused
from dondoc.exports.budget_book import write_book_of
from dondoc.web.budget.asked import asked_of
from dondoc.web.budget.forms import BookForm
from dondoc.web.downloads import as_excel
from dondoc.web.requests import AuthedRequest

MOST = 20_000  # lines of one workbook
SHOWN = 200  # steps on the page


def budget_book(request: AuthedRequest) -> HttpResponse:
    """Shows what a file would do; sent again with the mark of what was shown, takes it in whole."""
    _refuse(request)
    today = timezone.localdate()
    posted = request.method == "POST"
    form = BookForm(request.POST, request.FILES) if posted else BookForm()
    context: dict[str, Any] = {}
    if posted and form.is_valid():
        data = bytes(form.cleaned_data["file"].read(MOST_BYTES + 1))
        context = _answer(request, data, form.cleaned_data["entered_reason"])
    refused = bool(form.errors or context.get("problems"))
    template = "budget/book.html#answer" if request.htmx else "budget/book.html"
    asked = asked_of(request.GET, today)
    context |= {"form": form, "asked": asked} | asked.choices(today)
    return render(request, template, context, status=422 if refused and not request.htmx else 200)


def _answer(request: AuthedRequest, data: bytes, reason: str) -> dict[str, Any]:
    mark, asked = hashlib.sha256(data).hexdigest(), request.POST.get("mark")
    try:
        outcome = take_in_book(
            data=data, seat=request.seat, today=timezone.localdate(), keep=asked == mark, reason=reason
        )
    except Invalid as error:
        return {"problems": error.problems[:SHOWN], "problem_count": len(error.problems)}
    shown = {"outcome": outcome, "steps": outcome.steps[:SHOWN], "shown": SHOWN}
    return shown | ({"done": True} if asked == mark else {"mark": mark, "other_file": bool(asked)})


def budget_book_file(request: AuthedRequest) -> HttpResponseBase:
    """The workbook: of the seat's own unit, or with ``below`` of all below it too."""
    _refuse(request)
    today = timezone.localdate()
    asked = asked_of(request.GET, today)
    units = places(below(request.seat.unit_id, today), today)
    ids = list(units) if "below" in request.GET else [request.seat.unit_id]
    rows = with_sums(Line.objects.filter(year=asked.year, unit_id__in=ids)).select_related("plan", "task", "source")
    lines = list(rows[: MOST + 1])
    if len(lines) > MOST:
        raise Refused(_("Có hơn 20.000 dòng kinh phí. Hãy tải tệp của từng đơn vị."))
    if not lines:
        raise Refused(_("Chưa có dòng kinh phí nào của năm này. Hãy thêm dòng trên trang rồi tải tệp."))
    lines.sort(key=lambda line: (units[line.unit_id].path, line.plan_id, line.task_id or 0, line.pk))
    title = _("Kinh phí năm %(year)d · %(unit)s") % {"year": asked.year, "unit": units[request.seat.unit_id].name}
    return as_excel(
        f"kinh-phi-{asked.year}-dien.xlsx",
        lambda file: write_book_of(file, title, asked.year, lines, units, request.seat),
    )


def _refuse(request: AuthedRequest) -> None:
    if request.seat.role not in ENTERING:
        raise Denied
