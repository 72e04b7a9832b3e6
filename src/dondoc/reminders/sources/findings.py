"""What visits found and units have to put right."""

from __future__ import annotations

from django.db.models import F, QuerySet, Value

from dondoc.inspections.models import Finding
from dondoc.inspections.models.findings import WITH_UNIT
from dondoc.reminders.sources.base import Source


class Findings(Source):
    """A finding that its unit has not answered, or that came back; one that waits for the office is none."""

    column, model, page = "finding", Finding, "finding"

    def open(self) -> QuerySet[Finding]:
        rows = Finding.objects.filter(state__in=WITH_UNIT)
        return rows.annotate(
            by=F("due"),
            what=F("words"),
            key=F("pk"),
            rule=Value(""),
            plan_kind=Value("Kiểm tra"),
            plan_number=Value(""),
            plan_title=F("visit__title"),
        )
