"""A round's totals that became a report to the level above."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.reporting.models import Cycle, Submission


class Consolidation(Base):
    """What an office filled into its unit's report to the level above out of the totals of its own round.

    The submission is what the unit says and may be altered by hand; this record keeps what the totals were:
    ``values`` in the manner of `Submission.values`, by the indicators of the report above. ``accepted`` of ``owed``
    reports stood in them. What the unit itself reported in its own round is a third record, that round's obligation.
    """

    submission = models.OneToOneField(Submission, on_delete=models.CASCADE, related_name="consolidation")
    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="sent_up")
    as_of = models.DateField(_("Số liệu tính đến"))
    accepted = models.PositiveIntegerField()
    owed = models.PositiveIntegerField()
    values = models.JSONField(default=dict)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.cycle} → {self.submission}"
