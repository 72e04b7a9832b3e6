"""What the office writes beside a single figure."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.reporting.models.forms import Indicator
from dondoc.reporting.models.submissions import Submission


class FigureNote(Base):
    """The office's note on one indicator of a report that was sent (ghi chú); the unit reads it beside the box."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="notes")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("Ghi chú của văn phòng"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "indicator"], name="one_note_on_a_figure"),
            models.CheckConstraint(condition=~Q(text=""), name="note_says_something"),
        ]

    def __str__(self) -> str:
        return self.text
