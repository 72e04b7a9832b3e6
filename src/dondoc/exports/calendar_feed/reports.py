"""Reports that units owe, or have sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Case, Value, When
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dondoc.exports.calendar_feed.dated import MOST, Dated, Logged, Span, logged
from dondoc.reporting.filling import LEFT_OUT, OPEN_TO_FILL, ROUND_OPEN
from dondoc.reporting.models import Obligation, ObligationState, Submission


def reports_owed(unit_ids: Collection[int], span: Span) -> list[Dated]:
    """What is asked for and not left out; what a closed round never got is asked for no more. Two queries."""
    rows = Obligation.objects.filter(unit_id__in=unit_ids, due__range=span).exclude(state__in=LEFT_OUT)
    rows = rows.exclude(~ROUND_OPEN, state__in=OPEN_TO_FILL).select_related("cycle__form__plan")
    done = Case(When(state__in=OPEN_TO_FILL, then=Value(0)), default=Value(1))
    found = list(rows.order_by(done, "due", "pk")[: MOST + 1])
    versions: dict[int, list[Logged]] = defaultdict(list)
    for pk, of in Submission.objects.filter(obligation__in=found).order_by("pk").values_list("pk", "obligation_id"):
        versions[of].append(logged(Submission, pk))
    return [_dated(row, versions[row.pk]) for row in found]


def _dated(row: Obligation, versions: list[Logged]) -> Dated:
    cycle = row.cycle
    window = {"start": date_format(cycle.window_start), "end": date_format(cycle.window_end)}
    return Dated(
        name=f"report-{row.pk}",
        unit_id=row.unit_id,
        day=row.due,
        is_open=row.state in OPEN_TO_FILL,
        lead=_lead(ObligationState(row.state)),
        what=cycle.name,
        state=row.get_state_display(),
        category=_("Báo cáo"),
        plan=cycle.form.plan,
        facts=(_("Số liệu từ %(start)s đến %(end)s") % window,),
        path=reverse("obligation", args=[row.pk]),
        since=row.created_at,
        logged=(logged(Obligation, row.pk), *versions),
    )


def _lead(state: ObligationState) -> str:
    if state == ObligationState.RETURNED:
        return _("Bị trả lại, hạn nộp")
    if state == ObligationState.SENT:
        return _("Đã gửi")
    return _("Đã chấp nhận") if state == ObligationState.ACCEPTED else _("Hạn nộp")
