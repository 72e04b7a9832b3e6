"""A yearly round of the focus with the school's sheet in it, published, and what hangs on that."""

from __future__ import annotations

from datetime import date

from assessing import make_assessing, make_criteria
from dondoc.accounts.models import Role
from dondoc.assessments.actions.appeals import ask_appeal
from dondoc.assessments.models import Proof, Recognition
from rounds import Round

PUBLISHED = date(2026, 12, 14)


def things(made: Round) -> dict[str, object]:
    """By the names of the parameters of addresses."""
    cast = made.cast
    assessing = make_assessing(cast, criteria=make_criteria(cast, kind="school"))
    sheet = assessing.recognised(cast.commune)
    ask_appeal(assessment=sheet, reason="Bịa ra.", day=PUBLISHED, by=assessing.people(Role.HEAD, cast.commune))
    return {
        "yearly_id": assessing.round.pk,
        "assessment_id": sheet.pk,
        "proof_id": Proof.objects.get().pk,
        "decision_id": sheet.decision_id,
        "recognition_id": Recognition.objects.get().pk,
        "fact": "reports.on_time",
    }
