"""Plans that a unit must issue in its turn."""

from __future__ import annotations

from django.db.models import Case, DateField, Exists, F, OuterRef, QuerySet, When
from django.db.models.functions import Cast

from dondoc.plans.models import Citation, DutyKind, Owing
from dondoc.reminders.sources.base import Source

ONE_DAY = r"^\d{4}-\d\d-\d\d$"


class Issuing(Source):
    """A duty to issue a plan by a day. It is done once the unit's own plan is linked to it, and asked for no more once
    a plan of the unit is here that cites the one asking for it."""

    column, model, page = "owing", Owing, "plan"

    def open(self) -> QuerySet[Owing]:
        citing = Citation.objects.exclude(key="").filter(plan__unit_id=OuterRef("unit_id"))
        cited = citing.filter(key=OuterRef("duty__plan__key"))
        by = Case(When(duty__due__regex=ONE_DAY, then=Cast("duty__due", DateField())), default=None)
        rows = Owing.objects.filter(duty__kind=DutyKind.PLAN, duty__due__regex=ONE_DAY, duty__ended_by__isnull=True)
        return rows.filter(~Exists(cited), plan__isnull=True).annotate(
            office=F("duty__plan__unit_id"), by=by, what=F("duty__text"), key=F("duty__plan_id")
        )
