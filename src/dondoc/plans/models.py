"""A plan at work: what an official accepted from a reading. Every row keeps the place it was read from.

Words of the document stand in columns without a limit: a document may print anything.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.documents.models import Reading
from dondoc.units.models import Unit


class Plan(Base):
    """An accepted plan, run by the unit that accepted it. ``folded`` serves searching without accents."""

    reading = models.OneToOneField(Reading, on_delete=models.PROTECT, related_name="accepted_plan")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField(_("Loại văn bản"))
    number = models.TextField(_("Số, ký hiệu"), blank=True)
    place = models.TextField(_("Địa danh"), blank=True)
    date = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    title = models.TextField(_("Trích yếu"))
    issuer = models.TextField(_("Cơ quan ban hành"), blank=True)
    period_start = models.DateField(_("Từ ngày"), null=True, blank=True)
    period_end = models.DateField(_("Đến ngày"), null=True, blank=True)
    signatory_authority = models.TextField(blank=True)
    signatory_title = models.TextField(blank=True)
    signatory_name = models.TextField(_("Người ký"), blank=True)
    folded = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_start__isnull=True)
                | models.Q(period_end__isnull=True)
                | models.Q(period_end__gte=models.F("period_start")),
                name="plan_period_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.title


class PlanPart(models.Model):
    """A piece of a plan in the document's order: ``path`` of its heading, its words, and where they stand.

    A piece that a person added without showing its words stands nowhere: both ends are 0.
    """

    order = models.PositiveIntegerField()
    path = models.TextField(blank=True)
    text = models.TextField()
    span_start = models.PositiveIntegerField()
    span_end = models.PositiveIntegerField()

    class Meta:
        abstract = True
        ordering = ["order"]

    def __str__(self) -> str:
        return self.text


class Recipient(models.Model):
    """One line under "Nơi nhận:", as printed."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="recipients")
    order = models.PositiveIntegerField()
    name = models.TextField()
    purpose = models.TextField(blank=True)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


class Target(PlanPart):
    """A number that the plan sets itself. A share ("%") is of ``subject``; ``by`` is the last day for it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets")
    subject = models.TextField(_("Đối tượng tính"), blank=True)
    comparator = models.CharField(_("So sánh"), max_length=2)
    value = models.DecimalField(_("Mức đề ra"), max_digits=18, decimal_places=4)
    unit = models.TextField(_("Đơn vị tính"))
    every = models.CharField(_("Chu kỳ"), max_length=12, blank=True)
    by = models.DateField(_("Đến ngày"), null=True, blank=True)


class AssignmentRole(models.TextChoices):
    LEAD = "lead", _("Chủ trì")
    COORDINATE = "coordinate", _("Phối hợp")
    OWN = "own", _("Thực hiện")


class Task(PlanPart):
    """One clause of work. ``due`` is as read: an ISO date, or a day that recurs ("--11-15")."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tasks")
    agency = models.TextField(_("Cơ quan được giao"))
    role = models.CharField(_("Vai trò"), max_length=12, choices=AssignmentRole)
    partners = models.JSONField(default=list)
    time = models.TextField(_("Thời gian"), blank=True)
    due = models.CharField(max_length=12, blank=True)
    every = models.CharField(max_length=12, blank=True)
    product = models.TextField(_("Sản phẩm"), blank=True)


class Assignment(models.Model):
    """A task's hold on one unit. ``note`` says where it came from when the unit took the place of another."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments")
    role = models.CharField(_("Vai trò"), max_length=12, choices=AssignmentRole)
    due = models.DateField(_("Hạn"), null=True, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "unit"], name="one_hold_per_task_and_unit")]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.task}"


class DutyKind(models.TextChoices):
    REPORT = "report", _("Báo cáo")
    PLAN = "plan", _("Kế hoạch triển khai")
    OTHER = "other", _("Việc có hạn")


class Duty(PlanPart):
    """Something that units must send by a date; of kind "report" it is a reporting duty and opens cycles."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="duties")
    kind = models.CharField(max_length=8, choices=DutyKind)
    due = models.CharField(max_length=12, blank=True)
    every = models.CharField(max_length=12, blank=True)
    who = models.TextField(_("Ai gửi"), blank=True)
    to = models.TextField(_("Gửi đến"), blank=True)
    via = models.TextField(_("Qua"), blank=True)
    units: models.ManyToManyField[Unit, Owing] = models.ManyToManyField(Unit, related_name="duties", through="Owing")


class Owing(models.Model):
    """A duty's hold on one unit, with a ``note`` as `Assignment` has it."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="owing")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(_("Ghi chú"), blank=True)

    class Meta:
        db_table = "plans_duty_units"
        unique_together = [("duty", "unit")]

    def __str__(self) -> str:
        return f"{self.duty} · {self.unit_id}"
