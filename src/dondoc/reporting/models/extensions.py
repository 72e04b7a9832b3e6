"""Asking to send a report later."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.reporting.models.cycles import Obligation


class ExtensionState(models.TextChoices):
    ASKED = "asked", _("Chờ trả lời")
    GRANTED = "granted", _("Được gia hạn")
    REFUSED = "refused", _("Không được gia hạn")


class Extension(Base):
    """A unit asks to send one report later (xin gia hạn), and what the office that runs the round answers.

    ``due_before`` is the due date that held when it was asked. The granted date becomes the obligation's own, so every
    list goes by it; ``due_granted`` keeps it here. ``answer`` is why the office refused.
    """

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="extensions")
    due_before = models.DateField(_("Hạn cũ"))
    due_wished = models.DateField(_("Xin gia hạn đến ngày"))
    reason = models.TextField(_("Lý do xin gia hạn"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=ExtensionState, default=ExtensionState.ASKED)
    due_granted = models.DateField(_("Được gia hạn đến ngày"), null=True, blank=True)
    answer = models.TextField(_("Lý do không gia hạn"), blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["obligation"], condition=Q(state="asked"), name="one_open_extension"),
            models.CheckConstraint(condition=Q(due_wished__gt=models.F("due_before")), name="extension_wishes_later"),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_with_reason"),
            models.CheckConstraint(
                condition=Q(state="asked", due_granted__isnull=True, answer="", decided_at__isnull=True)
                | Q(state="granted", due_granted__isnull=False, answer="", decided_at__isnull=False)
                & Q(due_granted__gt=models.F("due_before"))
                | Q(state="refused", due_granted__isnull=True, decided_at__isnull=False) & ~Q(answer=""),
                name="extension_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} · {self.due_wished}"
