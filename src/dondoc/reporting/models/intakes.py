"""Filled workbooks that came in together."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.reporting.models.cycles import Cycle
from dondoc.units.models import Unit


class IntakeState(models.TextChoices):
    WAITING = "waiting", _("Chờ đến lượt")
    RUNNING = "running", _("Đang đọc các tệp")
    DONE = "done", _("Đã đọc xong")
    FAILED = "failed", _("Chưa đọc được")
    CANCELLED = "cancelled", _("Đã thôi")


class Intake(Base):
    """Workbooks of one round that an office above gave in at once, read by a worker (nhập nhiều tệp).

    What they say is entered for the units, from the office of ``unit`` and with its ``reason``, as `enter_for` does;
    with ``sends`` what is complete is sent too, ``instead_of`` whom the sender stands in for.

    ``files`` is how many there are, ``files_done`` how many are read. ``package`` names the zip on disk, "" once it is
    gone: what was refused in it is kept nowhere. ``language`` is that of the sentences in its results.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="intakes")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    instead_of = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("Lý do nhập thay"))
    sends = models.BooleanField(_("Gửi luôn những báo cáo đủ"), default=False)
    language = models.CharField(max_length=8)
    package = models.CharField(max_length=64, blank=True)
    files = models.PositiveIntegerField(_("Số tệp"))
    files_done = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=12, choices=IntakeState, default=IntakeState.WAITING)
    worker = models.CharField(max_length=32, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    heartbeat = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state"], name="intake_state")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=IntakeState.values), name="intake_state_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="intake_with_reason"),
            models.CheckConstraint(
                condition=~Q(state="running") | (~Q(worker="") & Q(heartbeat__isnull=False)),
                name="intake_running_is_held",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cycle} · {self.pk}"

    @property
    def busy(self) -> bool:
        """Whether it changes by itself."""
        return self.state in (IntakeState.WAITING, IntakeState.RUNNING)


class Outcome(models.TextChoices):
    SENT = "sent", _("Đã gửi thay")
    FILLED = "filled", _("Đã điền")
    UNCHANGED = "unchanged", _("Không đổi")
    REFUSED = "refused", _("Không nhận")


class IntakeResult(models.Model):
    """What became of one file, or of one line of a table.

    ``file`` is its number among the files, from 0; ``line`` that of the line in its table. ``problems`` holds pairs of
    place and sentence: why it was refused, or why what was filled in could not be sent.
    """

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="results")
    file = models.PositiveIntegerField()
    line = models.PositiveIntegerField(null=True)
    name = models.TextField(_("Tên tệp"))
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome)
    problems = models.JSONField(default=list)

    class Meta:
        ordering = ["file", "line", "pk"]
        indexes = [models.Index(fields=["intake", "outcome"], name="intake_outcome")]
        constraints = [models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="intake_outcome_known")]

    def __str__(self) -> str:
        return self.name
