"""What stands beside assignments while they are worked on: notes of progress, evidence, what a task waits for."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.documents.models import StoredFile
from dondoc.plans.models.task import STATUS_NAMES, Assignment, Task
from dondoc.plans.work.states import Status
from dondoc.units.models import Unit

LONGEST_LINK = 500  # characters
LONGEST_NAME = 80
LONGEST_QUERY = 1_000


class TaskRound(Base):
    """A round that is past of an assignment which comes again and again: how it stood when it was closed.

    ``unit`` is the unit that held it then, ``due`` the round's due day. What its unit had done is done or confirmed;
    a part of it goes by as it stood. ``reason``, ``done_on`` and ``entered_by_unit`` are as on the assignment.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="rounds")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(_("Hạn"))
    status = models.CharField(
        _("Tình trạng"), max_length=10, choices=[(status.value, name) for status, name in STATUS_NAMES.items()]
    )
    done_on = models.DateField(_("Xong ngày"), null=True, blank=True)
    reason = models.TextField(_("Lý do"), blank=True, default="")
    entered_by_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    entered_reason = models.TextField(_("Lý do nhập thay"), blank=True, default="")

    class Meta:
        ordering = ["-due", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=sorted(status.value for status in Status)), name="round_status_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=["done", "confirmed"], done_on__isnull=False)
                | ~Q(status__in=["done", "confirmed"]) & Q(done_on__isnull=True),
                name="round_done_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(entered_by_unit__isnull=True, entered_reason="")
                | Q(entered_by_unit__isnull=False) & ~Q(entered_reason=""),
                name="round_entered_for_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["assignment"], condition=Q(status="done"), name="round_to_confirm")]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.due}"

    @property
    def state(self) -> Status:
        """Where it stood."""
        return Status(self.status)


class ProgressNote(Base):
    """How far a unit says it is, for one period (see `dondoc.plans.work.spans`); later ones stand beside earlier ones.

    ``entered_by_unit`` is the unit above that wrote it for the unit, and why.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="notes")
    period = models.CharField(_("Kỳ"), max_length=8)
    percent = models.PositiveSmallIntegerField(_("Tiến độ (%)"))
    text = models.TextField(_("Nội dung"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_by_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    entered_reason = models.TextField(_("Lý do nhập thay"), blank=True, default="")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="note_percent_is_one"),
            models.CheckConstraint(condition=~Q(period=""), name="note_has_a_period"),
            models.CheckConstraint(
                condition=Q(entered_by_unit__isnull=True, entered_reason="")
                | Q(entered_by_unit__isnull=False) & ~Q(entered_reason=""),
                name="note_entered_for_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period}: {self.percent}%"


class Evidence(Base):
    """What shows that an assignment was done: a file, or a link, with ``words`` that say what it is.

    ``round`` is the past round that it belongs to, None for the one at hand.
    ``entered_by_unit`` is the unit above that added it for the unit, and why.
    """

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="evidence")
    round = models.ForeignKey(TaskRound, null=True, blank=True, on_delete=models.SET_NULL, related_name="evidence")
    words = models.TextField(_("Minh chứng"), blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    link = models.CharField(_("Liên kết"), max_length=LONGEST_LINK, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_by_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    entered_reason = models.TextField(_("Lý do nhập thay"), blank=True, default="")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(file__isnull=False, link="") | Q(file__isnull=True) & ~Q(link=""),
                name="evidence_is_a_file_or_a_link",
            ),
            models.CheckConstraint(
                condition=Q(entered_by_unit__isnull=True, entered_reason="")
                | Q(entered_by_unit__isnull=False) & ~Q(entered_reason=""),
                name="evidence_entered_for_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.words or (self.file.name if self.file else self.link)


class Need(models.Model):
    """A task that can't be finished before another one of the same plan (``needs``)."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="needs")
    needs = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="needed_by")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["task", "needs"], name="one_need_once"),
            models.CheckConstraint(condition=~Q(task=F("needs")), name="task_not_its_own_need"),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} → {self.needs_id}"


class SavedView(Base):
    """A selection of tasks that a user comes back to: the filters of the page as a query string, under a name."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="task_views")
    name = models.CharField(_("Tên khung nhìn"), max_length=LONGEST_NAME)
    query = models.CharField(max_length=LONGEST_QUERY, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="one_view_by_a_name")]

    def __str__(self) -> str:
        return self.name
