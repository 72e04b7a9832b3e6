"""The reports and tasks of a unit that were due in a year."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.calendar.queries import calendar
from dondoc.core.periods import Calendar
from dondoc.plans.models import Assignment
from dondoc.plans.queries import assignments_of
from dondoc.plans.work.states import days_late
from dondoc.reporting.models import Obligation
from dondoc.reporting.queries import Owed, owed
from dondoc.web.dossier.tables import Cell, Section, day, words
from dondoc.web.templatetags.components import state_badge
from dondoc.web.templatetags.tasks import task_status


def reports(unit_id: int, year: int, today: date) -> Section:
    """The reports that were due in the year, the latest first."""
    in_force = calendar()
    rows = Obligation.objects.filter(unit_id=unit_id, due__year=year).select_related("cycle__form__plan")
    return Section(
        title=_("Báo cáo phải gửi"),
        columns=[_("Kỳ"), _("Kế hoạch"), _("Hạn gửi"), _("Tình trạng")],
        rows=[_report(owed(each, today, in_force)) for each in rows.order_by("-due", "-pk")],
        nothing=_("Không có báo cáo nào đến hạn trong năm này."),
        url=reverse("cycles"),
    )


def _report(each: Owed) -> list[Cell]:
    cycle = each.obligation.cycle
    return [
        words(cycle.name, reverse("obligation", args=[each.obligation.pk])),
        words(cycle.form.plan.title, reverse("plan", args=[cycle.form.plan_id])),
        day(each.obligation.due),
        Cell.state(state_badge(each.standing.value, each.days_late)),
    ]


def tasks(unit_id: int, year: int, today: date) -> Section:
    """The tasks that were due in the year, in the order of their dates."""
    in_force = calendar()
    return Section(
        title=_("Nhiệm vụ đến hạn"),
        columns=[_("Nhiệm vụ"), _("Vai trò"), _("Hạn"), _("Tình trạng")],
        rows=[_task(each, today, in_force) for each in assignments_of(unit_id).filter(due__year=year)],
        nothing=_("Không có nhiệm vụ nào đến hạn trong năm này."),
        url=reverse("tasks"),
    )


def _task(each: Assignment, today: date, in_force: Calendar) -> list[Cell]:
    late = days_late(each.state, each.due, today, in_force)
    return [
        words(each.said, reverse("task", args=[each.task_id])),
        words(each.get_role_display()),
        day(each.due),
        Cell.state(state_badge("late", late) if late else task_status(each.state)),
    ]
