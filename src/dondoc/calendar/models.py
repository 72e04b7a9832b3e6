"""What administrators set over the announced calendar of working days."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base

LONGEST_REASON = 300


class SetDay(Base):
    """One day that offices work, or do not, other than the announced calendar says; with the decision as reason."""

    date = models.DateField(_("Ngày"), unique=True)
    works = models.BooleanField(_("Làm việc"))
    reason = models.CharField(_("Căn cứ"), max_length=LONGEST_REASON)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["date"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="set_day_with_reason")]

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y}"
