"""Secret links under which calendar programs read due dates."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models.users import User
from dondoc.core.models import Base


class Program(models.TextChoices):
    """Where a link is used: what tells the links of one owner apart, and which steps the page shows."""

    OUTLOOK = "outlook", "Outlook"
    GOOGLE = "google", "Google Calendar"
    THUNDERBIRD = "thunderbird", "Thunderbird"
    PHONE = "phone", _("Điện thoại")
    OTHER = "other", _("Phần mềm khác")


class Feed(Base):
    """One link, of a user (the units of the seats of the day) or of a unit; whoever has it reads without signing in.

    ``digest`` is what is kept of the secret in it: see `dondoc.accounts.rules.feed_digest`. ``counted`` is how often a
    program has asked in the hour that began at ``counted_since``. A link that is revoked is deleted.
    """

    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="feeds")
    unit = models.ForeignKey("units.Unit", null=True, on_delete=models.CASCADE, related_name="feeds")
    program = models.CharField(_("Dùng trong"), max_length=12, choices=Program)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    used_at = models.DateTimeField(null=True)
    counted_since = models.DateTimeField(null=True)
    counted = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, unit__isnull=True) | Q(user__isnull=True, unit__isnull=False),
                name="feed_of_one_owner",
            ),
            models.CheckConstraint(condition=Q(program__in=Program.values), name="feed_program_is_known"),
        ]

    def __str__(self) -> str:
        return str(self.get_program_display())
