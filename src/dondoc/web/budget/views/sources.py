"""The sources that an office has named."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.budget.actions import add_source, close_source
from dondoc.budget.models import SOURCE_NAMES, Source
from dondoc.budget.permissions import can_keep_year
from dondoc.budget.queries import sources_for
from dondoc.budget.queries.places import latest
from dondoc.budget.rules import SourceKind
from dondoc.core.errors import Denied, Invalid
from dondoc.web.budget.forms import SourceForm
from dondoc.web.forms import add_problems
from dondoc.web.requests import AuthedRequest


def budget_sources(request: AuthedRequest) -> HttpResponse:
    """The sources that the seat's unit and those above it offer; its office adds to them."""
    today = timezone.localdate()
    unit_id = request.seat.unit_id
    may = can_keep_year(request.user, unit_id, today)
    form = SourceForm(request.POST or None)
    if request.method == "POST" and not may:
        raise Denied
    if form.is_valid():
        told = form.cleaned_data
        try:
            add_source(unit_id=unit_id, kind=SourceKind(told["kind"]), name=told["name"], by=request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã thêm nguồn. Các đơn vị cấp dưới cũng chọn được."))
            return redirect("budget-sources")
    rows = list(sources_for(unit_id, closed=True))
    names = dict(latest(today).filter(unit_id__in={one.unit_id for one in rows}).values_list("unit_id", "name"))
    context = {
        "form": form,
        "shipped": SOURCE_NAMES.values(),
        "rows": [(one, names.get(one.unit_id, ""), may and one.unit_id == unit_id) for one in rows],
        "may": may,
    }
    return render(request, "budget/sources.html", context, status=422 if form.errors else 200)


@require_POST
def stop_source(request: AuthedRequest, source_id: int) -> HttpResponse:
    """Offers a source no more."""
    source = sources_for(request.seat.unit_id, closed=True).filter(pk=source_id).first()
    if source is None:
        if Source.objects.filter(pk=source_id, unit_id=request.seat.unit_id).exists():
            raise Denied
        raise Http404
    if not can_keep_year(request.user, source.unit_id, timezone.localdate()):
        raise Denied
    close_source(source=source, by=request.user)
    messages.success(request, _("Nguồn “%(name)s” thôi dùng từ nay.") % {"name": source.name})
    return redirect("budget-sources")
