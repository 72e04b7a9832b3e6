"""Reports that units owe in open rounds."""

from __future__ import annotations

from django.db.models import F, QuerySet, Value

from dondoc.reminders.sources.base import Source, of_plan
from dondoc.reporting.filling import OPEN_TO_FILL, ROUND_OPEN
from dondoc.reporting.models import Obligation


class Reports(Source):
    """A report that was not sent, or came back; sent, accepted, exempt, excluded and in a closed round are none."""

    column, model, page = "obligation", Obligation, "obligation"

    def open(self) -> QuerySet[Obligation]:
        rows = Obligation.objects.filter(ROUND_OPEN, state__in=OPEN_TO_FILL)
        return rows.annotate(
            office=F("cycle__form__plan__unit_id"),
            by=F("due"),
            what=F("cycle__name"),
            key=F("pk"),
            rule=Value(""),
            **of_plan("cycle__form__plan"),
        )
