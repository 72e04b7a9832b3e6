"""Plans that units must issue in their turn, or have issued."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from dondoc.core.periods import Calendar
from dondoc.exports.calendar_feed.dated import LONGEST_CLAUSE, Dated, Span, logged, shortened
from dondoc.plans.models import Duty, Owing
from dondoc.plans.own.queries import ASKED, Issue, issues


def plans_to_issue(unit_ids: Collection[int], span: Span, day: date, calendar: Calendar) -> list[Dated]:
    """What plans ask for by one day; done once a plan of the unit is linked, or one is here that cites the one asking.

    Two queries.
    """
    running = Q(duty__plan__period_end__isnull=True) | Q(duty__plan__period_end__gte=span.first)
    rows = Owing.objects.filter(ASKED, running, unit_id__in=unit_ids).select_related("duty__plan", "plan")
    found = issues(rows.order_by("pk"), day, calendar)
    return [_dated(each, each.due) for each in found if each.due and span.first <= each.due <= span.last]


def _dated(each: Issue, due: date) -> Dated:
    owing, plan = each.owing, each.owing.duty.plan
    is_open = owing.plan is None and not each.cites
    return Dated(
        name=f"plan-{owing.pk}",
        unit_id=owing.unit_id,
        day=due,
        is_open=is_open,
        lead=_("Hạn ban hành") if is_open else _("Đã ban hành"),
        what=owing.duty.text,
        state=_("Chưa ban hành") if is_open else _("Đã ban hành"),
        category=_("Kế hoạch triển khai"),
        plan=plan,
        facts=(shortened(owing.duty.text, LONGEST_CLAUSE),),
        path=reverse("plan", args=[plan.pk]),
        since=plan.created_at,
        logged=(logged(Duty, owing.duty_id, frozenset({owing.unit_id, plan.unit_id})),),
    )
