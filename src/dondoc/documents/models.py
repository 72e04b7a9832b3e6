"""Stored files and their readings. A reading is a proposal: only accepting it gives it effect."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.units.models import Unit


class StoredFile(Base):
    """A file as it came in, kept unchanged on disk under its SHA-256 (see `dondoc.documents.storage`)."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("Tên tệp"), max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField(_("Dung lượng"))
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "sha256"], name="one_file_once_per_unit")]

    def __str__(self) -> str:
        return self.name


class ReadingState(models.TextChoices):
    WAITING = "waiting", _("Chờ kiểm tra")
    ACCEPTED = "accepted", _("Đã nhận vào kế hoạch")
    DISCARDED = "discarded", _("Đã bỏ")


class Reading(Base):
    """What was read from a file, waiting to be checked.

    ``plan`` is the Plan JSON as the reader gave it and is never altered; what people changed stands in
    ``edits``: item key -> {"set": {field: value}}, {"drop": true}, {"seen": true}, {"absent": [field]} for what the
    document does not state, {"add": {...}} for an item that the reader missed. ``mapping`` holds the
    units chosen by hand for an agency's wording: wording -> list of unit ids. ``revision`` grows with every
    change, so that two people can't write over each other. ``folded`` is what a search without accents looks at,
    ``by_number`` and ``by_title`` what tells one document taken in twice (see `dondoc.documents.twins`).
    """

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="readings")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=ReadingState, default=ReadingState.WAITING)
    plan = models.JSONField()
    source = models.JSONField()
    edits = models.JSONField(default=dict, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    revision = models.PositiveIntegerField(default=0)
    title = models.TextField(_("Trích yếu"), blank=True)
    folded = models.TextField(blank=True)
    by_number = models.CharField(max_length=64, blank=True)
    by_title = models.CharField(max_length=64, blank=True)
    reason = models.TextField(_("Lý do bỏ"), blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["unit", "state"], name="reading_queue"),
            models.Index(fields=["by_number"], name="reading_by_number"),
            models.Index(fields=["by_title"], name="reading_by_title"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["file"], condition=~models.Q(state="discarded"), name="one_live_reading_per_file"
            ),
            models.CheckConstraint(condition=models.Q(state__in=ReadingState.values), name="reading_state_known"),
            models.CheckConstraint(
                condition=~models.Q(state="discarded") | ~models.Q(reason=""), name="discarded_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.file.name


class Composition(Base):
    """A reading whose text was put together: that of ``base`` with the clauses which ``document`` changes in it.

    ``outcomes`` has a pair for each change that concerns the base: its place in the document's amendments, and why it
    was not made (see `dondoc.documents.composing.Why`), null where it was.
    """

    reading = models.OneToOneField(Reading, on_delete=models.PROTECT, related_name="composition")
    base = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="composed")
    outcomes = models.JSONField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reading=models.F("base")) & ~models.Q(reading=models.F("document")),
                name="composition_of_other_texts",
            )
        ]

    def __str__(self) -> str:
        return str(self.reading)


class JobState(models.TextChoices):
    WAITING = "waiting", _("Chờ đến lượt")
    RUNNING = "running", _("Đang nhận dạng")
    DONE = "done", _("Đã đọc xong")
    FAILED = "failed", _("Chưa đọc được")
    CANCELLED = "cancelled", _("Đã thôi đọc")
    ASIDE = "aside", _("Đã bỏ")


class ReadingJob(Base):
    """A stored file whose reading is too slow for a request: a scan or a photo, read by a worker.

    ``worker`` names the process that holds the job: what another process says of it counts for nothing.
    A job whose ``heartbeat`` is old has lost its worker and is taken up again (see `dondoc.documents.actions.work`).
    ``error`` is the template of the sentence that says why the file could not be read, ``error_values`` what
    goes into it, so that the page can say it in its own language.
    """

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="jobs")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=JobState, default=JobState.WAITING)
    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, null=True, related_name="+")
    pages = models.PositiveIntegerField(null=True)
    pages_done = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    error_values = models.JSONField(default=dict, blank=True)
    worker = models.CharField(max_length=32, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    heartbeat = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "unit"], name="reading_job_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["file"], condition=models.Q(state__in=["waiting", "running", "failed"]), name="one_job_per_file"
            ),
            models.CheckConstraint(condition=models.Q(state__in=JobState.values), name="reading_job_state_known"),
            models.CheckConstraint(
                condition=models.Q(state="done", reading__isnull=False)
                | (~models.Q(state="done") & models.Q(reading__isnull=True)),
                name="reading_job_done_has_reading",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="failed") | ~models.Q(error=""), name="reading_job_failed_says_why"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="running") | (~models.Q(worker="") & models.Q(heartbeat__isnull=False)),
                name="reading_job_running_is_held",
            ),
            models.CheckConstraint(
                condition=models.Q(pages__isnull=True) | models.Q(pages__gte=models.F("pages_done")),
                name="reading_job_pages_in_range",
            ),
        ]

    def __str__(self) -> str:
        return self.file.name

    @property
    def stopped(self) -> bool:
        """Whether it waits for a person to have it tried again or put aside."""
        return self.state in (JobState.FAILED, JobState.CANCELLED)

    @property
    def busy(self) -> bool:
        """Whether it changes by itself."""
        return self.state in (JobState.WAITING, JobState.RUNNING)

    @property
    def page(self) -> int | None:
        """The page at hand, from 1; None before the first and after the last."""
        return self.pages_done + 1 if self.pages and self.pages_done < self.pages else None
