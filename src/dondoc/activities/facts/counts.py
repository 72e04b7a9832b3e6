"""Facts of commitments and of forces: shares as of the last day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from django.utils.translation import gettext_lazy as _

from dondoc.activities.models import CommitmentCount
from dondoc.activities.queries.forces import latest_counts
from dondoc.core.facts import Measured, fact_of
from dondoc.units.queries import as_of

SIGNED, FULL = "commitments.signed", "forces.full"


def measure_commitments(units: Collection[int], first: date, last: date) -> Mapping[str, Mapping[int, Measured]]:
    """Of all subjects of the last day's year, as counted last by that day: signed of the base.

    Nothing of a unit that has ended by then: what it counted is counted anew by the unit that follows.
    """
    latest = CommitmentCount.objects.filter(commitment=OuterRef("commitment"), day__lte=last).order_by("-day")
    rows = CommitmentCount.objects.filter(
        commitment__unit_id__in=units, commitment__year=last.year, pk=Subquery(latest.values("pk")[:1])
    ).filter(commitment__unit_id__in=as_of(last).order_by().values("unit_id"))
    sums = rows.order_by().values_list("commitment__unit_id").annotate(done=Sum("signed"), whole=Sum("base"))
    return {SIGNED: {unit: Measured(done, whole) for unit, done, whole in sums}}


def measure_forces(units: Collection[int], first: date, last: date) -> Mapping[str, Mapping[int, Measured]]:
    """Of the norms that a unit has counted by the last day: how many it has in full; nothing of one that has ended."""
    standing = as_of(last).order_by().values("unit_id")
    rows = latest_counts(last).filter(unit_id__in=units).filter(unit_id__in=standing).order_by()
    sums = rows.values_list("unit_id").annotate(full=Count("pk", filter=Q(present__gte=F("asked"))), whole=Count("pk"))
    return {FULL: {unit: Measured(full, whole) for unit, full, whole in sums}}


COUNTS = (
    fact_of(SIGNED, _("Cam kết đã ký"), _("bản"), measure_commitments, is_share=True),
    fact_of(FULL, _("Định mức lực lượng, thiết bị đã đủ"), _("định mức"), measure_forces, is_share=True),
)
