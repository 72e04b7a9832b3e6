"""What can be measured of a unit from inspections."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from dondoc.calendar.queries import calendar
from dondoc.core.facts import Fact, Measured
from dondoc.core.periods import first_not_late
from dondoc.inspections.models import Finding, Visit
from dondoc.inspections.models.findings import WITH_UNIT
from dondoc.inspections.queries.programmes import DONE

_Found = Mapping[int, Measured]


def visits_held(unit_ids: Collection[int], first: date, last: date) -> _Found:
    """How often each unit was visited."""
    rows = Visit.objects.filter(unit_id__in=unit_ids, state__in=DONE, held__range=(first, last)).order_by()
    counted = rows.values("unit_id").annotate(n=Count("pk"))
    return {row["unit_id"]: Measured(row["n"]) for row in counted}


def findings_open(unit_ids: Collection[int], first: date, last: date) -> _Found:
    """Findings that were not closed on the last day; 0 for a unit that had findings and has closed them all."""
    return _counted(unit_ids, last, Q(closed_on__isnull=True) | Q(closed_on__gt=last))


def findings_overdue(unit_ids: Collection[int], first: date, last: date) -> _Found:
    """Of these, the ones that were past their due date and not answered; what was answered since then still counts as
    it stands now."""
    late = Q(due__lt=first_not_late(last, calendar()))
    return _counted(unit_ids, last, late & (Q(state__in=WITH_UNIT) | Q(closed_on__gt=last)))


def findings_closed(unit_ids: Collection[int], first: date, last: date) -> _Found:
    """Findings that were closed in the time."""
    return _counted(unit_ids, last, Q(closed_on__range=(first, last)))


def _counted(unit_ids: Collection[int], last: date, which: Q) -> _Found:
    rows = Finding.objects.filter(unit_id__in=unit_ids, opened_on__lte=last).order_by().values("unit_id")
    return {row["unit_id"]: Measured(row["n"]) for row in rows.annotate(n=Count("pk", filter=which))}


FACTS = (
    Fact("visits.held", _("Số lần được kiểm tra"), _("lần"), visits_held),
    Fact("findings.open", _("Tồn tại chưa khắc phục"), _("tồn tại"), findings_open),
    Fact("findings.overdue", _("Tồn tại quá hạn khắc phục"), _("tồn tại"), findings_overdue),
    Fact("findings.closed", _("Tồn tại đã khắc phục"), _("tồn tại"), findings_closed),
)
