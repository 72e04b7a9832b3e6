"""Facts of training classes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext_lazy as _

from dondoc.activities.models import ClassState, TrainingClass
from dondoc.core.facts import Measured, fact_of

CLASSES, PARTICIPANTS, HOURS, COST = "training.classes", "training.participants", "training.hours", "training.cost"
PROGRAMME = "training.programme"


def measure(units: Collection[int], first: date, last: date) -> Mapping[str, Mapping[int, Measured]]:
    """Classes held in the time, with heads, hours (whole, halves up) and đồng.

    Of the programme: what of the quarters that began in the time, cancelled ones left out, was held by its last day.
    """
    held = Q(state=ClassState.HELD, held_on__range=(first, last))
    rows = (
        TrainingClass.objects.filter(unit_id__in=units, year__lte=last.year)
        .order_by()
        .values_list("unit_id")
        .annotate(
            classes=Count("pk", filter=held),
            people=Sum("heads", filter=held, default=0),
            minutes=Sum("minutes", filter=held, default=0),
            cost=Sum("cost", filter=held, default=0),
            planned=Count("pk", filter=_planned(first, last)),
            done=Count("pk", filter=_planned(first, last) & Q(state=ClassState.HELD, held_on__lte=last)),
        )
    )
    found: dict[str, dict[int, Measured]] = {key: {} for key in (CLASSES, PARTICIPANTS, HOURS, COST, PROGRAMME)}
    for unit, classes, people, minutes, cost, planned, done in rows:
        found[CLASSES][unit], found[PARTICIPANTS][unit] = Measured(classes), Measured(people)
        found[HOURS][unit], found[COST][unit] = Measured((minutes + 30) // 60), Measured(cost)
        if planned:
            found[PROGRAMME][unit] = Measured(done, planned)
    return found


def _planned(first: date, last: date) -> Q:
    """Classes of the programme in the quarters that begin in the time; a time within one quarter has that one."""
    quarters = {(last.year, (last.month + 2) // 3)} if (last - first).days < 62 else set()
    for year in range(first.year, last.year + 1):
        quarters |= {(year, quarter) for quarter in range(1, 5) if first <= date(year, 3 * quarter - 2, 15) <= last}
    wanted = Q(pk__in=())
    for year, quarter in quarters:
        wanted |= Q(year=year, quarter=quarter)
    return wanted & Q(in_programme=True) & ~Q(state=ClassState.CANCELLED)


TRAINING = (
    fact_of(CLASSES, _("Lớp tập huấn đã mở"), _("lớp"), measure),
    fact_of(PARTICIPANTS, _("Lượt dự tập huấn"), _("lượt"), measure),
    fact_of(HOURS, _("Giờ tập huấn"), _("giờ"), measure),
    fact_of(COST, _("Kinh phí tập huấn"), _("đồng"), measure),
    fact_of(PROGRAMME, _("Lớp trong chương trình đã mở"), _("lớp"), measure, is_share=True),
)
