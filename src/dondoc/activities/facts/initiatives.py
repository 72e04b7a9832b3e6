"""Facts of initiatives."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from dondoc.activities.models import Initiative, InitiativeReview, Uptake
from dondoc.core.facts import Measured, fact_of

RUNNING, NEW, TAKEN = "initiatives.running", "initiatives.new", "initiatives.taken_up"
PROPOSED, ENDED, REVIEWED = "initiatives.proposed", "initiatives.ended", "initiatives.reviewed"


def measure(units: Collection[int], first: date, last: date) -> Mapping[str, Mapping[int, Measured]]:
    """Initiatives that run on the last day, with how many of them were reviewed for its year; those proposed, begun and
    ended in the time.
    """
    running = Q(started__lte=last) & (Q(ended__isnull=True) | Q(ended__gt=last))
    held = Q(Exists(InitiativeReview.objects.filter(initiative=OuterRef("pk"), year=last.year)))
    rows = (
        Initiative.objects.filter(unit_id__in=units, proposed_on__lte=last)
        .order_by()
        .values_list("unit_id")
        .annotate(
            running=Count("pk", filter=running),
            reviewed=Count("pk", filter=running & held),
            proposed=Count("pk", filter=Q(proposed_on__gte=first)),
            new=Count("pk", filter=Q(started__range=(first, last))),
            over=Count("pk", filter=Q(ended__range=(first, last))),
        )
    )
    found: dict[str, dict[int, Measured]] = {key: {} for key in (RUNNING, NEW, PROPOSED, ENDED, REVIEWED)}
    for unit_id, going, reviewed, proposed, begun, over in rows:
        found[RUNNING][unit_id], found[NEW][unit_id] = Measured(going), Measured(begun)
        found[PROPOSED][unit_id], found[ENDED][unit_id] = Measured(proposed), Measured(over)
        if going:
            found[REVIEWED][unit_id] = Measured(reviewed, going)
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
MORE = (
    fact_of(PROPOSED, _("Mô hình đề xuất trong kỳ"), _COUNTED, measure),
    fact_of(ENDED, _("Mô hình kết thúc trong kỳ"), _COUNTED, measure),
    fact_of(REVIEWED, _("Mô hình đã đánh giá trong năm"), _COUNTED, measure, is_share=True),
)
"""Told on the page of initiatives alone."""
