"""How a plan is carried out below: which units have issued their own plans, and what of it they take up."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.core.errors import Denied
from dondoc.exports.own_plans import write_issues
from dondoc.plans.own.sentences import STANDING_NAMES
from dondoc.plans.own.standing import counted
from dondoc.plans.own.taking_up import taken_targets, taken_tasks
from dondoc.plans.permissions import can_run_plan
from dondoc.plans.work.permissions import powers_of
from dondoc.units.permissions import can_see_unit
from dondoc.web.downloads import as_excel
from dondoc.web.lists import ROWS
from dondoc.web.plans.access import plan_in_sight
from dondoc.web.plans.coverage import Asked, in_sight, paged, plans_in_sight, with_past
from dondoc.web.requests import AuthedRequest


def plan_coverage(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """The units that must issue a plan: whether they have, when, which one."""
    day = timezone.localdate()
    plan = plan_in_sight(request, plan_id, day)
    found, asked = in_sight(request, plan, day), Asked.of(request.GET)
    counts = counted(each.judged.standing for each in found)
    rows = paged(asked.rows(found), asked.sort, request.GET.get("page"))
    context = {
        "plan": plan,
        "list": rows,
        "asked": asked,
        "counts": counts,
        "filters": [(state.value, name, counts.by_standing[state]) for state, name in STANDING_NAMES.items()],
        "sees_whole": can_see_unit(request.user, plan.unit_id, day),
        "runs": can_run_plan(request.user, plan, day),
        "offices": powers_of(request.seats).offices,
        "open_plans": plans_in_sight(request, with_past(list(rows.page)), day, past=True),
    }
    return render(request, "plans/coverage.html#rows" if request.htmx else "plans/coverage.html", context)


def plan_coverage_export(request: AuthedRequest, plan_id: int) -> HttpResponseBase:
    """The same list as an Excel file, all pages of it."""
    day = timezone.localdate()
    plan = plan_in_sight(request, plan_id, day)
    rows = Asked.of(request.GET).rows(in_sight(request, plan, day))
    return as_excel(
        f"trien-khai-{day:%Y-%m-%d}.xlsx", lambda file: write_issues(file, rows, plans_in_sight(request, rows, day))
    )


def plan_taken_up(request: AuthedRequest, plan_id: int) -> HttpResponse:
    """The plan's tasks, or its targets (``xem=chi-tieu``): how many of the units that should have taken each up."""
    day = timezone.localdate()
    plan = plan_in_sight(request, plan_id, day)
    if not can_see_unit(request.user, plan.unit_id, day):
        raise Denied(_("Trang này dành cho đơn vị điều hành kế hoạch và đơn vị cấp trên."))
    of_targets, nobody = request.GET.get("xem") == "chi-tieu", bool(request.GET.get("chua"))
    found = taken_targets(plan) if of_targets else taken_tasks(plan)
    rows = [each for each in found if each.by_nobody or not nobody]
    context = {
        "plan": plan,
        "page": Paginator(rows, ROWS).get_page(request.GET.get("page")),
        "of_targets": of_targets,
        "nobody": nobody,
        "total": len(found),
        "asked": sum(1 for each in found if each.of),
        "by_nobody": sum(each.by_nobody for each in found),
    }
    return render(request, "plans/taken_up.html", context)
