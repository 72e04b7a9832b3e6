"""Opening a round of a reporting duty."""

from __future__ import annotations

from collections import Counter
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dondoc.accounts.models import User
from dondoc.core.errors import Invalid
from dondoc.core.periods import cascade
from dondoc.plans.models import Duty
from dondoc.reporting.actions.cycles import open_cycle
from dondoc.reporting.models import Cycle, Form
from dondoc.reporting.queries import owing_by_level
from dondoc.reporting.rules.schedule import suggest
from dondoc.units.models import UnitKind
from dondoc.units.queries import as_of
from dondoc.web.forms import add_problems
from dondoc.web.reporting.access import duty_to_run
from dondoc.web.reporting.forms import OpenForm
from dondoc.web.requests import AuthedRequest


def cycle_open(request: AuthedRequest, duty_id: int) -> HttpResponse:
    """The suggested round, to be changed and opened."""
    day = timezone.localdate()
    duty = duty_to_run(request.user, duty_id, day)
    levels = owing_by_level(duty, day)
    labels = _labels(levels, day)
    form = OpenForm(
        request.POST if request.method == "POST" else None,
        levels=labels,
        initial=_suggested(duty, levels, day),
    )
    if form.is_valid():
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
    }
    return render(request, "reporting/open.html", context, status=422 if form.errors else 200)


def _open(form: OpenForm, duty: Duty, day: date, by: User) -> Cycle:
    told = form.cleaned_data
    return open_cycle(
        duty=duty,
        name=told["name"],
        window_start=told["window_start"],
        window_end=told["window_end"],
        dues=form.dues(),
        day=day,
        by=by,
    )


def _suggested(duty: Duty, levels: dict[int, list[int]], day: date) -> dict[str, object]:
    opened = set(duty.cycles.values_list("window_start", "window_end"))
    found = suggest(duty, duty.plan, day, opened)
    dues = cascade(found.due, len(levels)) if levels else []
    return found._asdict() | {f"due-{level}": due for level, due in zip(levels, dues, strict=True)}


def _labels(levels: dict[int, list[int]], day: date) -> dict[int, str]:
    """Who stands at each level, in words: "Hạn của 12 UBND cấp xã, 3 Trường học"."""
    every = [unit_id for unit_ids in levels.values() for unit_id in unit_ids]
    kinds = dict(as_of(day).filter(unit_id__in=every).values_list("unit_id", "kind"))
    labels = {}
    for level, unit_ids in levels.items():
        counted = Counter(UnitKind(kinds[unit_id]).label for unit_id in unit_ids)
        who = ", ".join(f"{n} {kind}" for kind, n in counted.most_common())
        labels[level] = _("Hạn gửi của %(who)s") % {"who": who}
    return labels
