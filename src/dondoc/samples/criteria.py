"""The invented province has taken over and published the shipped criteria sets; one has a next version in draft."""

from __future__ import annotations

from dataclasses import replace

from dondoc.accounts.models import User
from dondoc.criteria.actions import change_criterion, create_set, publish, renew
from dondoc.criteria.content import criterion_draft
from dondoc.criteria.models import CriteriaSet
from dondoc.criteria.shipped import shipped_sets
from dondoc.facts import BY_KEY
from dondoc.units.models import Unit

ISSUED_BY = "Quyết định số 15/QĐ-UBND ngày 12/01/2026 của UBND tỉnh Sông Mây"
RENEWED = "truong-hoc-an-toan"


def adopt_sets(unit_id: int, by: User) -> None:
    """Each shipped set, published, where the unit has none of its code; and the next version of that for schools."""
    there = set(CriteriaSet.objects.filter(unit_id=unit_id).values_list("code", flat=True))
    for code, draft in shipped_sets().items():
        if code in there:
            continue
        made = create_set(unit=Unit(pk=unit_id), draft=replace(draft, issued_by=ISSUED_BY), shipped=code, by=by)
        published = publish(criteria_set=made, facts=BY_KEY, by=by)
        if code == RENEWED:
            _begin_next(published, by)


def _begin_next(published: CriteriaSet, by: User) -> None:
    """A next version in which one criterion is worth more than before: it does not add up yet."""
    criterion = renew(criteria_set=published, by=by).criteria.get(code="2.6")
    now = criterion_draft(criterion)
    change_criterion(criterion=criterion, draft=replace(now, points=now.points + 50), by=by)
