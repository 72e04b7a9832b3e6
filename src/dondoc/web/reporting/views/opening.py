"""Opening a round of a reporting duty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dondoc.accounts.models import User
from dondoc.calendar.queries import calendar
from dondoc.core.errors import Invalid
from dondoc.core.periods import Calendar
from dondoc.plans.dues import Conflict, conflicts
from dondoc.plans.models import Duty
from dondoc.plans.queries import gaps_of
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.actions.opening import MOST_DAYS, USUAL_DAYS, open_by_hand, open_by_itself, opened_windows
from dondoc.reporting.models import Cycle, Form, SelfOpening, Stage
from dondoc.reporting.queries import owing_by_level
from dondoc.reporting.rules.planning import Planned, planned
from dondoc.web.forms import add_problems
from dondoc.web.plans.levels import troubles, who_at
from dondoc.web.reporting.access import duty_to_run
from dondoc.web.reporting.forms import OpenForm
from dondoc.web.requests import AuthedRequest


def cycle_open(request: AuthedRequest, duty_id: int) -> HttpResponse:
    """The suggested round, to be changed and opened; what does not fit is told while the dates are typed."""
    day, in_force = timezone.localdate(), calendar()
    duty = duty_to_run(request.user, duty_id, day)
    levels = owing_by_level(duty, day)
    who = who_at(levels, day)
    plan = planned(
        duty,
        duty.plan,
        levels=list(levels),
        gaps=gaps_of(duty),
        day=day,
        calendar=in_force,
        opened=opened_windows(duty),
    )
    labels = {level: _("Hạn gửi của %(who)s") % {"who": words} for level, words in who.items()}
    form = OpenForm(_typed(request), levels=labels, initial=_initial(plan))
    if request.method == "POST" and form.is_valid():
        try:
            cycle = _open(form, duty, day, request.user)
        except Invalid as error:
            add_problems(form, error)
        else:
            messages.success(request, _("Đã mở kỳ báo cáo. Các đơn vị thấy việc này ở trang đầu của mình."))
            return redirect("cycle", cycle.pk)
    context = {
        "duty": duty,
        "plan": duty.plan,
        "form": form,
        "units": sum(map(len, levels.values())),
        "has_form": Form.objects.filter(plan=duty.plan, indicators__isnull=False).exists(),
        "opened": duty.cycles.all(),
        "self_opening": SelfOpening.objects.filter(duty=duty).first(),
        "usual_days": USUAL_DAYS,
        "most_days": MOST_DAYS,
        "troubles": troubles(_conflicts(form, duty, day, in_force) if form.is_bound else plan.conflicts, who),
    }
    if request.htmx and request.method == "GET":
        return render(request, "reporting/open.html#troubles", context)
    return render(request, "reporting/open.html", context, status=422 if form.errors else 200)


@require_POST
def cycle_self_opening(request: AuthedRequest, duty_id: int) -> HttpResponse:
    """Orders that the rounds of a duty open by themselves, or takes the order back."""
    duty = duty_to_run(request.user, duty_id, timezone.localdate())
    if request.POST.get("do") == "off":
        open_by_hand(duty=duty, by=request.user)
        messages.success(request, _("Đã thôi tự mở kỳ. Các kỳ đang mở giữ nguyên."))
    else:
        days = request.POST.get("days_ahead", "")
        open_by_itself(duty=duty, days_ahead=int(days) if days.isdecimal() else 0, by=request.user)
        messages.success(request, _("Từ nay các kỳ của nghĩa vụ này tự mở."))
    return redirect("cycle-open", duty.pk)


def _typed(request: AuthedRequest) -> Mapping[str, str] | None:
    """What stands in the form: posted, or sent along while it is typed."""
    if request.method == "POST":
        return request.POST
    return request.GET if request.htmx and request.GET else None


def _open(form: OpenForm, duty: Duty, day: date, by: User) -> Cycle:
    told = form.cleaned_data
    return open_cycle(
        duty=duty,
        name=told["name"],
        window_start=told["window_start"],
        window_end=told["window_end"],
        stage=form.stage(),
        dues=form.dues(),
        day=day,
        by=by,
    )


def _initial(plan: Planned) -> dict[str, object]:
    return plan.round._asdict() | {"stage": Stage.FINAL} | {f"due-{level}": due for level, due in plan.dues.items()}


def _conflicts(form: OpenForm, duty: Duty, day: date, in_force: Calendar) -> Sequence[Conflict]:
    """What does not fit in the dates as typed; those that are no dates have errors of their own."""
    form.is_valid()
    dues = {level: due for level in form.levels if (due := form.cleaned_data.get(f"due-{level}"))}
    end = form.cleaned_data.get("window_end") or date.min
    return conflicts(dues, window_end=end, plan_end=duty.plan.period_end, today=day, calendar=in_force)
