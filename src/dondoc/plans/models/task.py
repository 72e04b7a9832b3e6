"""What a plan orders: its clauses of work, and the units that hold them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.plans.dues import LONGEST
from dondoc.plans.models.plan import Plan, PlanPart
from dondoc.plans.work.progress import HEAVIEST, LIGHTEST
from dondoc.plans.work.states import OPEN, WITH_REASON, Status
from dondoc.units.models import Unit


class AssignmentRole(models.TextChoices):
    LEAD = "lead", _("Chủ trì")
    COORDINATE = "coordinate", _("Phối hợp")
    OWN = "own", _("Thực hiện")


STATUS_NAMES = {
    Status.NOT_BEGUN: _("Chưa bắt đầu"),
    Status.UNDER_WAY: _("Đang thực hiện"),
    Status.DONE: _("Đã xong, chờ xác nhận"),
    Status.CONFIRMED: _("Đã hoàn thành"),
    Status.SENT_BACK: _("Bị trả lại"),
    Status.DROPPED: _("Thôi thực hiện"),
}


def _values(statuses: Iterable[Status]) -> list[str]:
    """As columns keep them, in an order that stays the same from one migration to another."""
    return sorted(status.value for status in statuses)


class Task(PlanPart):
    """One clause of work. ``due`` is what `dondoc.plans.dues` parses; ``every`` is as read.

    ``folded`` holds its words and its agency without accents, for searching. ``parent`` is the task of the plan above
    that this one carries out.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tasks")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="taken_up_by")
    agency = models.TextField(_("Cơ quan được giao"))
    role = models.CharField(_("Vai trò"), max_length=12, choices=AssignmentRole)
    partners = models.JSONField(default=list)
    time = models.TextField(_("Thời gian"), blank=True)
    due = models.CharField(max_length=LONGEST, blank=True)
    every = models.CharField(max_length=12, blank=True)
    product = models.TextField(_("Sản phẩm"), blank=True)
    folded = models.TextField(blank=True)

    class Meta(PlanPart.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="task_not_its_own_parent"
            )
        ]


class Assignment(models.Model):
    """A task's hold on one unit. ``note`` says where it came from when the unit took the place of another.

    A part of another assignment names it (``parent``): the unit that holds that one gave it to a unit below, in
    ``words`` of its own. ``reason`` is why it was sent back or dropped, or done with parts still open. ``done_on`` is
    the day on which its unit said that it was done, ``begun_on`` the first day of work on it.
    ``ended_by`` is the amendment that took the task from the unit; an open one was dropped by it.
    ``entered_by_unit`` is the unit above that took the unit's last step for it (nhập thay), and why.
    """

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    role = models.CharField(_("Vai trò"), max_length=12, choices=AssignmentRole)
    due = models.DateField(_("Hạn"), null=True, blank=True)
    note = models.TextField(_("Ghi chú"), blank=True)
    words = models.TextField(_("Phần việc"), blank=True, default="")
    folded = models.TextField(blank=True, default="")
    status = models.CharField(
        _("Tình trạng"),
        max_length=10,
        choices=[(status.value, name) for status, name in STATUS_NAMES.items()],
        default=Status.NOT_BEGUN.value,
    )
    percent = models.PositiveSmallIntegerField(_("Tiến độ (%)"), default=0)
    weight = models.PositiveSmallIntegerField(_("Trọng số"), default=LIGHTEST)
    reason = models.TextField(_("Lý do"), blank=True, default="")
    begun_on = models.DateField(_("Bắt đầu từ ngày"), null=True, blank=True)
    done_on = models.DateField(_("Xong ngày"), null=True, blank=True)
    ended_by = models.ForeignKey(
        "plans.Amendment", null=True, blank=True, on_delete=models.PROTECT, related_name="ended_assignments"
    )
    entered_by_unit = models.ForeignKey(
        Unit, verbose_name=_("Đơn vị nhập thay"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    entered_reason = models.TextField(_("Lý do nhập thay"), blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "unit"], name="one_hold_per_task_and_unit"),
            models.CheckConstraint(condition=Q(status__in=_values(Status)), name="task_status_known"),
            models.CheckConstraint(condition=Q(percent__lte=100), name="task_percent_is_one"),
            models.CheckConstraint(condition=Q(weight__range=(LIGHTEST, HEAVIEST)), name="task_weight_in_range"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="task_not_part_of_itself"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=_values(WITH_REASON)) | ~Q(reason=""),
                name="task_status_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["done", "confirmed"], done_on__isnull=False)
                | Q(status__in=_values(OPEN | {Status.DROPPED}), done_on__isnull=True),
                name="task_done_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(entered_by_unit__isnull=True, entered_reason="")
                | Q(entered_by_unit__isnull=False) & ~Q(entered_reason=""),
                name="task_entered_for_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["unit", "status", "due"], name="assignment_home")]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.words or self.task}"

    @property
    def state(self) -> Status:
        """Where it stands."""
        return Status(self.status)

    @property
    def said(self) -> str:
        """The words of the work: of its own part where it is one, else of the clause."""
        return self.words or self.task.text
