"""Everything that dondoc can measure of a unit from its own records, in one list."""

from __future__ import annotations

from dondoc.activities.facts import FACTS as OF_ACTIVITIES
from dondoc.budget.facts import FACTS as OF_BUDGET
from dondoc.consolidation.facts import FACTS as OF_TOTALS
from dondoc.core.facts import Fact
from dondoc.inspections.facts import FACTS as OF_INSPECTIONS
from dondoc.plans.facts import FACTS as OF_PLANS
from dondoc.reporting.facts import FACTS as OF_REPORTS

FACTS: tuple[Fact, ...] = (
    *OF_REPORTS,
    *OF_TOTALS,
    *OF_PLANS,
    *OF_ACTIVITIES,
    *OF_BUDGET,
    *OF_INSPECTIONS,
)

BY_KEY = {fact.key: fact for fact in FACTS}
