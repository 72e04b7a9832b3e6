"""Facts of initiatives."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from dondoc.activities.models import Initiative, Uptake
from dondoc.core.facts import Measured, fact_of

RUNNING, NEW, TAKEN = "initiatives.running", "initiatives.new", "initiatives.taken_up"


def measure(units: Collection[int], first: date, last: date) -> Mapping[str, Mapping[int, Measured]]:
    """Initiatives that run on the last day, and those begun in the time."""
    running = Q(started__lte=last) & (Q(ended__isnull=True) | Q(ended__gt=last))
    rows = (
        Initiative.objects.filter(unit_id__in=units, proposed_on__lte=last)
        .order_by()
        .values_list("unit_id")
        .annotate(running=Count("pk", filter=running), new=Count("pk", filter=Q(started__range=(first, last))))
    )
    found: dict[str, dict[int, Measured]] = {RUNNING: {}, NEW: {}}
    for unit_id, going, begun in rows:
        found[RUNNING][unit_id], found[NEW][unit_id] = Measured(going), Measured(begun)
    return found


def measure_taken(units: Collection[int], first: date, last: date) -> Mapping[str, Mapping[int, Measured]]:
    """Initiatives of other units that these go on with on the last day."""
    going = Q(ended__isnull=True) | Q(ended__gt=last)
    rows = Uptake.objects.filter(unit_id__in=units, since__lte=last).order_by().values_list("unit_id")
    return {TAKEN: {unit: Measured(count) for unit, count in rows.annotate(count=Count("pk", filter=going))}}


_COUNTED = _("mô hình")
INITIATIVES = (
    fact_of(RUNNING, _("Mô hình đang thực hiện"), _COUNTED, measure),
    fact_of(NEW, _("Mô hình mới bắt đầu trong kỳ"), _COUNTED, measure),
    fact_of(TAKEN, _("Mô hình của đơn vị khác đang áp dụng"), _COUNTED, measure_taken),
)
