"""Tasks that units hold."""

from __future__ import annotations

from django.db.models import Case, F, QuerySet, Value, When

from dondoc.plans.models import Assignment
from dondoc.plans.work.progress import COUNTED_ROLES
from dondoc.plans.work.states import OPEN
from dondoc.reminders.sources.base import Source, of_plan


class Tasks(Source):
    """A task that its unit leads or does, with a due date, and has not said to be done; who helps is not reminded."""

    column, model, page = "assignment", Assignment, "task"

    def open(self) -> QuerySet[Assignment]:
        rows = Assignment.objects.filter(
            status__in=[*OPEN], role__in=COUNTED_ROLES, due__isnull=False, ended_by__isnull=True
        )
        return rows.annotate(
            office=F("task__plan__unit_id"),
            by=F("due"),
            what=Case(When(words="", then=F("task__text")), default=F("words")),
            key=F("task_id"),
            rule=Case(When(parent__isnull=True, then=F("task__due")), default=Value("")),
            **of_plan("task__plan"),
        )
