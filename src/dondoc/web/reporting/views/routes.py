"""Routes of a plan's reports beside the tree: which there are, a new one, the end of one."""

from __future__ import annotations

from datetime import date

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from dondoc.core.errors import Invalid
from dondoc.core.reasons import REASON_LIMIT
from dondoc.reporting.actions.routes import end_route, set_route
from dondoc.reporting.models import Route
from dondoc.reporting.queries import unit_names
from dondoc.units.queries import subtree
from dondoc.units.rules import MAX_UNIT_ID
from dondoc.web.forms import add_problems
from dondoc.web.reporting.access import plan_to_run
from dondoc.web.requests import AuthedRequest
from dondoc.web.units.picker import picked
from dondoc.web.widgets import DayInput


class RouteForm(forms.Form):
    """Where the reports go, from when, and why."""

    unit = forms.IntegerField(
        label=gettext_lazy("Báo cáo về đơn vị"),
        min_value=1,
        max_value=MAX_UNIT_ID,
        error_messages={"required": gettext_lazy("Chưa chọn đơn vị. Hãy tìm và chọn một đơn vị trong danh sách.")},
    )
    since = forms.DateField(label=gettext_lazy("Từ ngày"), widget=DayInput())
    reason = forms.CharField(
        label=gettext_lazy("Lý do"),
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Ví dụ: theo Quy chế phối hợp số 12/QC-UBND, trường báo cáo về Sở chuyên ngành."),
    )


def routes(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """The routes of a plan, those that hold first, and a way to a new one."""
    day = timezone.localdate()
    plan = plan_to_run(request.user, plan_id, day)
    rows = list(plan.routes.select_related("set_by"))
    names = unit_names({unit for row in rows for unit in (row.unit_id, row.to_id)}, day)
    shown = [
        (row, names.get(row.unit_id, ("", ""))[1], names.get(row.to_id, ("", ""))[1], _holds(row, day)) for row in rows
    ]
    return render(request, "reporting/routes.html", {"plan": plan, "routes": shown, "today": day})


def route_new(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """Asks where the reports of the unit of the query string go."""
    day = timezone.localdate()
    plan = plan_to_run(request.user, plan_id, day)
    asked = request.GET.get("unit", "")
    if not asked.isdecimal() or len(asked) > 9:
        messages.warning(request, _("Chưa chọn đơn vị. Hãy tìm và chọn một đơn vị trong danh sách."))
        return redirect("routes", plan_id)
    whose = subtree(plan.unit_id, day).filter(unit_id=int(asked)).first()
    if whose is None:
        raise Http404
    form = RouteForm(request.POST or None, initial={"since": day})
    if form.is_valid():
        said = form.cleaned_data
        try:
            set_route(
                plan=plan,
                unit_id=whose.unit_id,
                to_id=said["unit"],
                since=said["since"],
                reason=said["reason"],
                by=request.user,
            )
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã đặt đường báo cáo."))
            return redirect("routes", plan_id)
    context = {"plan": plan, "form": form, "whose": whose, "unit": picked(request, str(form.data.get("unit", "")), day)}
    return render(request, "reporting/route_new.html", context, status=422 if form.errors else 200)


@require_POST
def route_end(request: AuthedRequest, plan_id: int, route_id: int) -> HttpResponse:
    """From today on the unit's reports go up the tree again."""
    day = timezone.localdate()
    plan = plan_to_run(request.user, plan_id, day)
    end_route(route=get_object_or_404(Route, plan=plan, pk=route_id), day=day, by=request.user)
    messages.success(request, _("Từ hôm nay báo cáo của đơn vị lại đi theo cây đơn vị."))
    return redirect("routes", plan_id)


def _holds(route: Route, day: date) -> bool:
    return route.valid_to is None or route.valid_to > day
