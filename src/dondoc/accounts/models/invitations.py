"""Invitations: how a new account gets its first password."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dondoc.accounts.models.users import User
from dondoc.core.models import Base


class Invitation(Base):
    """The latest link that a new account's owner chooses a password with.

    The link carries a signature over ``revision``: sending it again makes the one before worthless. ``sent_at``
    is empty where no mail could be sent and the link was handed over.
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="invitation")
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=1)
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="invitation_accepted_or_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.revision}"
