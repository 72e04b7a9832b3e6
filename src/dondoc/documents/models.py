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
    ``edits``: item key -> {"set": {field: value}} or {"drop": true}. ``mapping`` holds the units chosen by
    hand for an agency's wording: wording -> list of unit ids. ``revision`` grows with every change, so that
    two people can't write over each other. ``folded`` is what a search without accents looks at.
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
    reason = models.TextField(_("Lý do bỏ"), blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["unit", "state"], name="reading_queue")]
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
