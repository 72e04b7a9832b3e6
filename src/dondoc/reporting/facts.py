"""What reports say of a unit: sent in time or not, and how often one came back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime

from django.db.models import Count, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dondoc.calendar.queries import calendar
from dondoc.core.facts import Fact, Measured
from dondoc.core.periods import days_late
from dondoc.reporting.filling import LEFT_OUT
from dondoc.reporting.models import Obligation, Submission, SubmissionState


def due_between(unit_ids: Collection[int], first: date, last: date) -> QuerySet[Obligation]:
    """The reports that units owed by a day of this time, extensions counted; exempt and excluded ones stand apart."""
    rows = Obligation.objects.filter(unit_id__in=unit_ids, due__range=(first, last))
    return rows.exclude(state__in=LEFT_OUT)


def returned_between(unit_ids: Collection[int], first: date, last: date) -> QuerySet[Submission]:
    """The versions of these reports that were sent back, each with the reason."""
    owed = due_between(unit_ids, first, last)
    return Submission.objects.filter(obligation__in=owed, state=SubmissionState.RETURNED)


def is_on_time(obligation: Obligation, today: date) -> bool | None:
    """Whether a report was first sent by its due date; None while it is neither sent nor late."""
    return next(iter(_judged([(obligation.due, obligation.first_sent_at)], today)))


def on_time(unit_ids: Collection[int], first: date, last: date) -> Mapping[int, Measured]:
    """Of the reports that are sent or late today: how many were first sent by their due date. Two queries."""
    today = timezone.localdate()
    rows = list(due_between(unit_ids, first, last).values_list("unit_id", "due", "first_sent_at"))
    judged = list(zip(rows, _judged(((due, sent) for _unit, due, sent in rows), today), strict=True))
    owed = Counter(row[0] for row, in_time in judged if in_time is not None)
    met = Counter(row[0] for row, in_time in judged if in_time)
    return {unit_id: Measured(met[unit_id], of) for unit_id, of in owed.items()}


def returned(unit_ids: Collection[int], first: date, last: date) -> Mapping[int, Measured]:
    """How many times reports came back, for each unit that has sent one. Two queries."""
    sent = due_between(unit_ids, first, last).filter(first_sent_at__isnull=False)
    found = returned_between(unit_ids, first, last).order_by().values_list("obligation__unit_id")
    counts = dict(found.annotate(n=Count("pk")))
    units = sent.order_by().values_list("unit_id", flat=True).distinct()
    return {unit_id: Measured(counts.get(unit_id, 0)) for unit_id in units}


def _judged(rows: Iterable[tuple[date, datetime | None]], today: date) -> Iterable[bool | None]:
    in_force = calendar()
    late: dict[tuple[date, date], bool] = {}
    for due, sent in rows:
        day = timezone.localdate(sent) if sent else today
        if (due, day) not in late:
            late[due, day] = days_late(due, day, in_force) > 0
        yield None if not sent and not late[due, day] else not late[due, day]


FACTS = (
    Fact("reports.on_time", _("Báo cáo gửi đúng hạn"), _("báo cáo"), on_time, is_share=True),
    Fact("reports.returned", _("Số lần báo cáo bị trả lại"), _("lần"), returned),
)
