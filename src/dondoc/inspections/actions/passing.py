"""What units that end leave of inspections goes to the units that follow: findings, planned visits, programmes."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from dondoc.accounts.models import User
from dondoc.inspections.models import Finding, InspectionProgramme, ProgrammeState, Visit, VisitState
from dondoc.inspections.models.findings import NOT_CLOSED
from dondoc.units.actions.hands import Hands
from dondoc.units.successions.legacy import Handover, Legacy

_AT_WORK = (VisitState.PLANNED.value, VisitState.HELD.value)


@transaction.atomic
def pass_inspections(*, legacy: Legacy, by: User | None) -> Handover:
    """Findings that are not closed are the heir's to put right, or to confirm; visits that are not signed are made to
    the heir, or by it; programmes that have not ended are kept by it. Without an heir they stay as they are.
    """
    hands = Hands(legacy, by)
    both = Q(unit_id__in=legacy.heirs) | Q(office_id__in=legacy.heirs)
    findings = Finding.objects.select_for_update(of=("self",)).select_related("visit")
    for finding in findings.filter(both, state__in=NOT_CLOSED).order_by("pk"):
        _hand(finding, "finding.pass", finding.visit.title, finding.words, hands)
    for visit in Visit.objects.select_for_update().filter(both, state__in=_AT_WORK).order_by("pk"):
        _hand(visit, "visit.pass", visit.title, visit.title, hands)
    programmes = InspectionProgramme.objects.select_for_update().filter(unit_id__in=legacy.heirs)
    for programme in programmes.exclude(state=ProgrammeState.ENDED).order_by("pk"):
        where = programme.number or programme.title
        hands.give(programme, "unit", "inspection.pass", where=where, what=programme.title)
    return hands.handover


def _hand(row: Finding | Visit, verb: str, where: str, what: str, hands: Hands) -> None:
    for column in ("unit", "office"):
        if getattr(row, f"{column}_id") in hands.legacy.heirs:
            hands.give(row, column, verb, where=where, what=what)
