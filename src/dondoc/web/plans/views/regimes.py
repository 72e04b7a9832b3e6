"""Setting up a standing reporting regime, and naming its reports."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import Role
from dondoc.core.errors import Denied, Invalid
from dondoc.plans.actions.regimes import add_report, make_regime
from dondoc.plans.permissions import can_run_plan
from dondoc.web.forms import add_problems
from dondoc.web.plans.access import plan_in_sight
from dondoc.web.plans.regime_forms import RegimeForm, ReportForm
from dondoc.web.requests import AuthedRequest


def regime_new(request: AuthedRequest) -> HttpResponse:
    """Asks what regime it is and for its first report; then when that is due."""
    if request.seat.role != Role.OFFICE:
        raise Denied
    form = RegimeForm(request.POST or None)
    if form.is_valid():
        try:
            plan = make_regime(unit_id=request.seat.unit_id, by=request.user, **form.told())
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã lập chế độ báo cáo. Hãy đặt hạn, rồi chỉ định đơn vị phải gửi."))
            return redirect("duty-due", plan.pk, plan.duties.get().pk)
    return render(request, "plans/regime_new.html", {"form": form}, status=422 if form.errors else 200)


def regime_report(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """Names one more report of a regime."""
    day = timezone.localdate()
    plan = plan_in_sight(request, plan_id, day)
    if not can_run_plan(request.user, plan, day):
        raise Denied
    form = ReportForm(request.POST or None)
    if form.is_valid():
        try:
            duty = add_report(plan=plan, by=request.user, **form.cleaned_data)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã thêm báo cáo. Hãy đặt hạn, rồi chỉ định đơn vị phải gửi."))
            return redirect("duty-due", plan.pk, duty.pk)
    context = {"form": form, "plan": plan}
    return render(request, "plans/regime_report.html", context, status=422 if form.errors else 200)
