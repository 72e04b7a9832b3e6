"""Plans that a unit must issue in its turn."""

from __future__ import annotations

from django.db.models import Case, DateField, Exists, F, Q, QuerySet, When
from django.db.models.functions import Cast, Coalesce

from dondoc.plans.models import DutyKind, Owing
from dondoc.plans.own.queries import citing_asking
from dondoc.reminders.sources.base import Source, of_plan

ONE_DAY = r"^\d{4}-\d\d-\d\d$"


class Issuing(Source):
    """A duty to issue a plan by a day. It is done once the unit's own plan is linked to it, and asked for no more once
    a plan of the unit is here that cites the one asking for it, unless the unit says that it is not that plan. In a
    duty that comes again and again a plan may be that of any round, so only a link tells."""

    column, model, page = "owing", Owing, "plan"

    def open(self) -> QuerySet[Owing]:
        own = Case(When(duty__due__regex=ONE_DAY, then=Cast("duty__due", DateField())), default=None)
        rows = Owing.objects.filter(duty__kind=DutyKind.PLAN, duty__ended_by__isnull=True, plan__isnull=True)
        return (
            rows.filter(Q(duty__due__startswith="-") | ~Exists(citing_asking()))
            .annotate(
                office=F("duty__plan__unit_id"),
                by=Coalesce(F("due"), own),
                what=F("duty__text"),
                key=F("duty__plan_id"),
                rule=F("duty__due"),
                **of_plan("duty__plan"),
            )
            .filter(by__isnull=False)
        )
