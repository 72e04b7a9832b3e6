"""What has a due date and is open, and when to look at it next."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q

from dondoc.assessments.models import Assessment
from dondoc.core.models import Base
from dondoc.inspections.models import Finding
from dondoc.plans.models import Assignment, Owing
from dondoc.reminders.models.messages import Message
from dondoc.reporting.models import Obligation
from dondoc.units.models import Unit

_THINGS = ("obligation", "assignment", "owing", "finding", "assessment")
_ONE = reduce(or_, (Q(**{f"{each}__isnull": each != thing for each in _THINGS}) for thing in _THINGS))


class Watch(Base):
    """One thing with a due date: a report, a task's hold on a unit, a plan that a unit must issue, a finding
    that it has to put right, or the self-score that it owes.

    ``unit`` and ``due`` are as last seen, to notice a change by; what is said is read anew at each look.
    ``next_at`` is the next look, None for what has ended. ``told_on`` is the last day its unit was told,
    ``escalated_for`` the due date whose lateness the unit above has been told.
    """

    obligation = models.OneToOneField(Obligation, null=True, on_delete=models.CASCADE, related_name="watch")
    assignment = models.OneToOneField(Assignment, null=True, on_delete=models.CASCADE, related_name="watch")
    owing = models.OneToOneField(Owing, null=True, on_delete=models.CASCADE, related_name="watch")
    finding = models.OneToOneField(Finding, null=True, on_delete=models.CASCADE, related_name="watch")
    assessment = models.OneToOneField(Assessment, null=True, on_delete=models.CASCADE, related_name="watch")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+", db_index=False)
    due = models.DateField()
    next_at = models.DateTimeField(null=True)
    told_on = models.DateField(null=True)
    escalated_for = models.DateField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=_ONE, name="watch_of_one_thing")]
        indexes = [
            models.Index(fields=["next_at", "unit"], condition=Q(next_at__isnull=False), name="watch_due"),
            models.Index(fields=["unit", "next_at"], name="watch_of_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.due}"


class Escalation(Base):
    """The lateness of one thing, to be told to the unit above (``above``) in its next ``message``."""

    watch = models.ForeignKey(Watch, on_delete=models.CASCADE, related_name="escalations")
    above = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+", db_index=False)
    due = models.DateField()
    line = models.JSONField()
    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="escalations")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["watch", "due"], name="escalated_once_for_a_due_date")]
        indexes = [models.Index(fields=["above"], condition=Q(message__isnull=True), name="escalation_untold")]

    def __str__(self) -> str:
        return f"{self.watch_id}: {self.due}"
