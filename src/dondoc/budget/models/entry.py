"""One movement of money on a line."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dondoc.budget.models.line import Line
from dondoc.budget.rules import LARGEST
from dondoc.core.models import Base
from dondoc.units.models import Unit

LONGEST_DECISION = 120  # characters


class EntryKind(models.TextChoices):
    """The steps that money takes; each entry is of one of them."""

    ESTIMATE = "estimate", _("Dự toán đề nghị")
    ALLOTTED = "allotted", _("Được giao")
    SPENT = "spent", _("Giải ngân")
    SETTLED = "settled", _("Quyết toán")
    CARRIED_OUT = "carried_out", _("Chuyển nguồn sang năm sau")
    CARRIED_IN = "carried_in", _("Nhận chuyển nguồn từ năm trước")


class Entry(Base):
    """An amount in đồng that counts from ``day``. A negative one takes back what was too much and says why.

    ``giver`` is the unit above that allotted it (None: came from outside dondoc, or is the unit's own income), by the
    ``decision``. ``corrects`` is the entry that this one takes back whole. ``partner`` of what was carried in is the
    entry on the line of the year before by which the same amount went out: the two balance. ``entered_by_unit`` is the
    office above that entered spending for the unit (nhập thay), and ``entered_reason`` why.
    """

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(_("Bước"), max_length=12, choices=EntryKind)
    amount = models.BigIntegerField(_("Số tiền (đồng)"))
    day = models.DateField(_("Ngày"))
    words = models.TextField(_("Nội dung"), blank=True)
    decision = models.CharField(_("Số quyết định"), max_length=LONGEST_DECISION, blank=True)
    giver = models.ForeignKey(
        Unit, verbose_name=_("Đơn vị giao"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    partner = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="came_in_as")
    entered_by_unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    entered_reason = models.TextField(_("Lý do nhập thay"), blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__range=(-LARGEST, LARGEST)) & ~Q(amount=0), name="entry_is_an_amount"
            ),
            models.CheckConstraint(condition=Q(kind__in=EntryKind.values), name="entry_kind_known"),
            models.CheckConstraint(condition=Q(amount__gt=0) | ~Q(words=""), name="entry_taken_back_with_reason"),
            models.CheckConstraint(
                condition=Q(entered_by_unit__isnull=True, entered_reason="")
                | Q(entered_by_unit__isnull=False) & ~Q(entered_reason=""),
                name="entry_entered_for_with_reason",
            ),
            models.CheckConstraint(condition=Q(giver__isnull=True) | Q(kind="allotted"), name="only_allotments_given"),
            models.CheckConstraint(
                condition=Q(kind="carried_in", partner__isnull=False) | ~Q(kind="carried_in") & Q(partner__isnull=True),
                name="carried_in_has_a_partner",
            ),
        ]
        indexes = [
            models.Index(fields=["line", "kind", "giver", "amount", "day"], name="entry_sums"),
            models.Index(fields=["giver", "line", "amount"], condition=Q(giver__isnull=False), name="entry_given"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.amount}"
