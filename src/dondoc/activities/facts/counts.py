"""Facts of commitments and of forces: shares as of the last day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from django.utils.translation import gettext_lazy as _

from dondoc.activities.models import CommitmentCount, ForceNorm, Signer
from dondoc.activities.queries.forces import latest_counts
from dondoc.core.facts import Fact, Measured, fact_of
from dondoc.units.queries import as_of

SIGNED, FULL = "commitments.signed", "forces.full"
HOUSEHOLDS = f"commitments.{Signer.HOUSEHOLDS.value}"


def measure_commitments(units: Collection[int], first: date, last: date) -> Mapping[str, Mapping[int, Measured]]:
    """Of all subjects of the last day's year, as counted last by that day: signed of the base; and by signer.

    Nothing of a unit that has ended by then: what it counted is counted anew by the unit that follows.
    """
    latest = CommitmentCount.objects.filter(commitment=OuterRef("commitment"), day__lte=last).order_by("-day")
    rows = CommitmentCount.objects.filter(
        commitment__unit_id__in=units, commitment__year=last.year, pk=Subquery(latest.values("pk")[:1])
    ).filter(commitment__unit_id__in=as_of(last).order_by().values("unit_id"))
    sums = rows.order_by().values_list("commitment__unit_id", "commitment__signer")
    found: dict[str, dict[int, Measured]] = {SIGNED: {}, **{f"commitments.{signer}": {} for signer in Signer.values}}
    for unit, signer, done, whole in sums.annotate(done=Sum("signed"), whole=Sum("base")):
        before = found[SIGNED].get(unit, Measured(0, 0))
        found[SIGNED][unit] = Measured(before.amount + done, (before.of or 0) + whole)
        found[f"commitments.{signer}"][unit] = Measured(done, whole)
    return found


def measure_forces(units: Collection[int], first: date, last: date) -> Mapping[str, Mapping[int, Measured]]:
    """Of the norms that a unit has counted by the last day: how many it has in full; nothing of one that has ended."""
    standing = as_of(last).order_by().values("unit_id")
    rows = latest_counts(last).filter(unit_id__in=units).filter(unit_id__in=standing).order_by()
    sums = rows.values_list("unit_id").annotate(full=Count("pk", filter=Q(present__gte=F("asked"))), whole=Count("pk"))
    return {FULL: {unit: Measured(full, whole) for unit, full, whole in sums}}


def facts_of(norms: Iterable[ForceNorm]) -> list[Fact]:
    """For each norm a fact of its own: of the units that it asks something of, how many have all of it. Two queries
    for all.
    """
    by_key = {each.pk: each for each in norms}

    def measure_each(units: Collection[int], first: date, last: date) -> Mapping[str, Mapping[int, Measured]]:
        kinds = {each.unit_kind for each in by_key.values()}
        standing = as_of(last).filter(unit_id__in=units, kind__in=kinds).order_by().values_list("unit_id", "kind")
        counted = latest_counts(last).filter(norm_id__in=by_key, unit_id__in=units, present__gte=F("asked"))
        full = set(counted.order_by().values_list("norm_id", "unit_id"))
        found: dict[str, dict[int, Measured]] = {f"forces.{key}": {} for key in by_key}
        for unit, kind in standing:
            for key, norm in by_key.items():
                if norm.unit_kind == kind:
                    found[f"forces.{key}"][unit] = Measured((key, unit) in full, 1)
        return found

    return [
        fact_of(f"forces.{key}", norm.title, _("đơn vị"), measure_each, is_share=True) for key, norm in by_key.items()
    ]


COUNTS = (
    fact_of(SIGNED, _("Cam kết đã ký"), _("bản"), measure_commitments, is_share=True),
    fact_of(FULL, _("Định mức lực lượng, thiết bị đã đủ"), _("định mức"), measure_forces, is_share=True),
)
SIGNED_BY = tuple(
    fact_of(f"commitments.{signer.value}", signer.label, _("bản"), measure_commitments, is_share=True)
    for signer in Signer
)
"""Told on the page of commitments alone."""
