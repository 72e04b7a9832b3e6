"""What units must send by a date."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.plans.dues import LONGEST
from dondoc.plans.models.plan import Plan, PlanPart
from dondoc.units.models import Unit

LEAST_GAP, LARGEST_GAP = 1, 60


class DutyKind(models.TextChoices):
    REPORT = "report", _("Báo cáo")
    PLAN = "plan", _("Kế hoạch triển khai")
    OTHER = "other", _("Việc có hạn")


class Duty(PlanPart):
    """Something that units must send by a date; of kind "report" it is a reporting duty and opens cycles.

    ``due`` is what `dondoc.plans.dues` parses; "" where the plan names no day. ``every`` is as read.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="duties")
    kind = models.CharField(max_length=8, choices=DutyKind)
    due = models.CharField(max_length=LONGEST, blank=True)
    every = models.CharField(max_length=12, blank=True)
    who = models.TextField(_("Ai gửi"), blank=True)
    to = models.TextField(_("Gửi đến"), blank=True)
    via = models.TextField(_("Qua"), blank=True)
    units: models.ManyToManyField[Unit, Owing] = models.ManyToManyField(Unit, related_name="duties", through="Owing")


class LevelGap(models.Model):
    """How many working days units at a level below the plan's unit send before the level above; one where none is kept.

    One working day is the least that Nghị định 09/2019/NĐ-CP leaves for compiling.
    """

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="gaps")
    level = models.PositiveSmallIntegerField()
    days = models.PositiveSmallIntegerField(_("Số ngày làm việc"))

    class Meta:
        ordering = ["level"]
        constraints = [
            models.UniqueConstraint(fields=["duty", "level"], name="one_gap_per_level"),
            models.CheckConstraint(condition=Q(days__range=(LEAST_GAP, LARGEST_GAP)), name="gap_leaves_a_working_day"),
        ]

    def __str__(self) -> str:
        return f"{self.level}: {self.days}"


class Owing(models.Model):
    """A duty's hold on one unit, with a ``note`` as `Assignment` has it.

    Of a duty of kind "plan", ``plan`` is the unit's own plan that discharges it, linked by a person at a time, and
    ``due`` the day of the round at hand where the duty comes again and again (`dondoc.plans.own.rounds`), or the one
    day that its period ends on; None for a duty of one day, which says it itself, and before the clock has set it.
    """

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="owing")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("Ghi chú"), blank=True)
    due = models.DateField(_("Hạn"), null=True, blank=True)
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="discharges")
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    linked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "plans_duty_units"
        unique_together = [("duty", "unit")]
        constraints = [
            models.UniqueConstraint(fields=["duty", "plan"], name="plan_discharges_a_duty_once"),
            models.CheckConstraint(
                condition=Q(plan__isnull=True, linked_by__isnull=True, linked_at__isnull=True)
                | Q(plan__isnull=False, linked_by__isnull=False, linked_at__isnull=False),
                name="own_plan_linked_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty} · {self.unit_id}"


class DeclinedTie(Base):
    """A person of a unit says that its plan is not the one that a duty asks for, although it cites the asking plan."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="ties_declined")
    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="ties_declined")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "duty"], name="one_tie_declined_once")]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.duty_id}"


class PlanRound(Base):
    """A round that is past of a duty to issue a plan again and again: the unit's plan, None where it issued none.

    ``unit`` is the unit that owed it then, ``due`` the round's due day.
    """

    owing = models.ForeignKey(Owing, on_delete=models.CASCADE, related_name="rounds")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(_("Hạn"))
    plan = models.ForeignKey(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="discharged")
    linked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    linked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-due", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(plan__isnull=True, linked_by__isnull=True, linked_at__isnull=True)
                | Q(plan__isnull=False, linked_by__isnull=False, linked_at__isnull=False),
                name="plan_of_a_round_linked_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owing_id}: {self.due}"
