"""A criteria set of the focus in force, and its next version in draft."""

from __future__ import annotations

from criteria_sets import SMALL
from dondoc.criteria.actions import create_set, publish, renew
from dondoc.criteria.models import CriteriaSet
from rounds import Round

OF_PUBLISHED = (
    "criteria-set", "criteria-renew", "criteria-retire", "criteria-trial", "criteria-compare", "criteria-workbook",
    "criteria-json", "criteria-history", "criteria-copy",
)  # fmt: skip
OF_SHIPPED = ("criteria-shipped-set", "criteria-take-over")


def things(made: Round) -> dict[str, object]:
    """The keys of addresses about criteria sets: what may be altered is of the draft."""
    first = create_set(unit=made.cast.province, draft=SMALL, by=made.office)
    publish(criteria_set=first, facts={}, by=made.office)
    draft = renew(criteria_set=first, by=made.office)
    section, criterion = draft.sections.first(), draft.criteria.first()
    assert section and criterion
    return {"criteria_id": draft.pk, "section_id": section.pk, "criterion_id": criterion.pk, "way": "xuong"}


def keys_of() -> dict[str, dict[str, object]]:
    """Addresses about what is in force, or what comes with the program."""
    published = {"criteria_id": CriteriaSet.objects.get(state="published", code=SMALL.code).pk}
    shipped = {"code": "khu-dan-cu-an-toan"}
    return dict.fromkeys(OF_PUBLISHED, published) | dict.fromkeys(OF_SHIPPED, shipped)
