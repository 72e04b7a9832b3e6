"""What units send."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.documents.models import StoredFile
from dondoc.reporting.models.cycles import Obligation
from dondoc.reporting.models.forms import Indicator
from dondoc.units.models import Unit


class SubmissionState(models.TextChoices):
    DRAFT = "draft", _("Đang nhập")
    SENT = "sent", _("Đã gửi")
    RETURNED = "returned", _("Bị trả lại")
    ACCEPTED = "accepted", _("Đã chấp nhận")
    REPLACED = "replaced", _("Đã thay bằng bản mới")


class Submission(Base):
    """What a unit sent, by version. A sent version never changes; a returned one is followed by the next.

    ``values``: indicator id -> {"value": n} or {"numerator": n, "denominator": d}, whole numbers: the truth.
    ``vector``: the same figures for sums, written when sent (see `dondoc.reporting.rules.figures.pack`).
    ``texts``: indicator id -> what was written where words are asked for.
    ``explanations``: id of a soft check that the figures break -> why they are right all the same.
    ``accepted_at`` stays when an accepted report is returned or replaced later: its figures counted from then until
    ``decided_at``.

    ``saved_by`` is whose words and figures were put into it last; None where nobody's were since it was begun.
    ``entered_by_unit`` is the unit above that entered it for the unit that owes (nhập thay), and why;
    ``sent_instead_of`` whom the sender stood in for.
    """

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="submissions")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=SubmissionState, default=SubmissionState.DRAFT)
    values = models.JSONField(default=dict)
    texts = models.JSONField(default=dict)
    explanations = models.JSONField(default=dict)
    vector = models.BinaryField(null=True)
    narrative = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sent_instead_of = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    entered_by_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    entered_reason = models.TextField(_("Lý do nhập thay"), blank=True, default="")
    accepted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["obligation", "version"], name="one_submission_per_version"),
            models.UniqueConstraint(fields=["obligation"], condition=Q(state="draft"), name="one_draft_per_obligation"),
            models.UniqueConstraint(
                fields=["obligation"], condition=Q(state="accepted"), name="one_accepted_per_obligation"
            ),
            models.CheckConstraint(condition=~Q(state="returned") | ~Q(reason=""), name="returned_with_reason"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(vector__isnull=False, sent_at__isnull=False),
                name="sent_with_figures",
            ),
            models.CheckConstraint(
                condition=Q(entered_by_unit__isnull=True, entered_reason="")
                | Q(entered_by_unit__isnull=False) & ~Q(entered_reason=""),
                name="entered_for_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} · {self.version}"


class ReportFile(Base):
    """A file that goes with a report: the answer to an indicator that asks for one, else a file beside the whole."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="files")
    indicator = models.ForeignKey(Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "indicator", "file"], name="one_file_once_for_an_indicator"),
            models.UniqueConstraint(
                fields=["submission", "file"], condition=Q(indicator__isnull=True), name="one_file_once_beside_a_report"
            ),
        ]

    def __str__(self) -> str:
        return self.file.name
