"""Self-scores that units owe in yearly rounds."""

from __future__ import annotations

from django.db.models import F, QuerySet, Value

from dondoc.assessments.models import Assessment
from dondoc.assessments.queries import NOT_SENT
from dondoc.reminders.sources.base import Source


class Scores(Source):
    """A sheet that its unit has not sent, or that came back; one that is reviewed, decided or excluded is none."""

    column, model, page = "assessment", Assessment, "assessment"

    def open(self) -> QuerySet[Assessment]:
        rows = Assessment.objects.filter(state__in=NOT_SENT)
        return rows.annotate(
            office=F("round__unit_id"),
            by=F("round__self_due"),
            what=F("round__title"),
            key=F("pk"),
            rule=Value(""),
            plan_kind=Value("Bộ tiêu chí"),
            plan_number=Value(""),
            plan_title=F("round__criteria__name"),
        )
