"""What units that end leave of inspections goes to the units that follow: findings, planned visits, programmes."""

from __future__ import annotations

from copy import copy

from django.db import transaction
from django.db.models import Model, Q

from dondoc.accounts.models import User
from dondoc.core.events import record
from dondoc.inspections.models import Finding, InspectionProgramme, ProgrammeState, Visit, VisitState
from dondoc.inspections.models.findings import NOT_CLOSED
from dondoc.units.successions.legacy import Handover, Legacy, Passed, RowPair
from dondoc.units.successions.passing import Fate

_AT_WORK = (VisitState.PLANNED.value, VisitState.HELD.value)


@transaction.atomic
def pass_inspections(*, legacy: Legacy, by: User | None) -> Handover:
    """Findings that are not closed are the heir's to put right, or to confirm; visits that are not signed are made to
    the heir, or by it; programmes that have not ended are kept by it. Without an heir they stay as they are.
    """
    passed: list[Passed] = []
    written: list[RowPair] = []
    both = Q(unit_id__in=legacy.heirs) | Q(office_id__in=legacy.heirs)
    findings = Finding.objects.select_for_update(of=("self",)).select_related("visit")
    for finding in findings.filter(both, state__in=NOT_CLOSED).order_by("pk"):
        _hand(finding, ("unit_id", "office_id"), finding.visit.title, finding.words, legacy, by, passed, written)
    for visit in Visit.objects.select_for_update().filter(both, state__in=_AT_WORK).order_by("pk"):
        _hand(visit, ("unit_id", "office_id"), visit.title, visit.title, legacy, by, passed, written)
    programmes = InspectionProgramme.objects.select_for_update().filter(unit_id__in=legacy.heirs)
    for programme in programmes.exclude(state=ProgrammeState.ENDED).order_by("pk"):
        _hand(
            programme, ("unit_id",), programme.number or programme.title, programme.title, legacy, by, passed, written
        )
    return Handover(tuple(passed), tuple(written))


def _hand(
    row: Finding | Visit | InspectionProgramme,
    columns: tuple[str, ...],
    where: str,
    what: str,
    legacy: Legacy,
    by: User | None,
    passed: list[Passed],
    written: list[RowPair],
) -> None:
    was: Model = copy(row)
    moved: list[str] = []
    for column in columns:
        old = getattr(row, column)
        if old not in legacy.heirs:
            continue
        heir = legacy.heirs[old]
        passed.append(Passed(where, what, old, heir, Fate.STAYS if heir is None else Fate.PASSES))
        if heir is not None:
            setattr(row, column, heir)
            row.note = "\n".join(filter(None, (row.note, legacy.note(old))))
            moved.append(column.removesuffix("_id"))
            why, unit_id = legacy.note(old), row.unit_id
            before, after = {moved[-1]: old}, {moved[-1]: heir}
            record(_VERBS[type(row)], row, by=by, unit_id=unit_id, before=before, after=after, reason=why)
    if moved:
        row.save(update_fields=[*moved, "note"])
        written.append((was, copy(row)))


_VERBS = {Finding: "finding.pass", Visit: "visit.pass", InspectionProgramme: "inspection.pass"}
