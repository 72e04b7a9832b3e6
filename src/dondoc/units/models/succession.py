"""One unit taking the place of another by a decision: what was decided, who follows whom, what was changed."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base
from dondoc.units.models.unit import LONGEST, Unit

LONGEST_NUMBER = 120  # characters of "Nghị quyết số 1685/NQ-UBTVQH15"
LONGEST_FILE_NAME = 255


class SuccessionKind(models.TextChoices):
    """What a decision does to units."""

    MERGE = "merge", _("Sáp nhập, hợp nhất")
    SPLIT = "split", _("Chia, tách")
    RENAME = "rename", _("Đổi tên, đổi mã")
    MOVE = "move", _("Chuyển đơn vị cấp trên")
    DISSOLVE = "dissolve", _("Giải thể")


class SuccessionState(models.TextChoices):
    """Whether a succession holds. One that was undone stays in the list, and touches nothing."""

    DONE = "done", _("Đã thực hiện")
    UNDONE = "undone", _("Đã hoàn tác")


class Succession(Base):
    """A merger, split, new name, new place or end of units, in force from ``day`` on.

    ``carried_out`` ones changed the units here, and can be taken back; others were loaded with the units.
    ``settled_at`` is when the open work passed to the units that follow: for a day in the future that is done
    when it comes. ``by`` is None for the command line only. The decision's file lies under its SHA-256.
    """

    kind = models.CharField(_("Việc gì"), max_length=10, choices=SuccessionKind)
    state = models.CharField(_("Tình trạng"), max_length=10, choices=SuccessionState, default=SuccessionState.DONE)
    day = models.DateField(_("Có hiệu lực từ ngày"))
    decision_number = models.CharField(_("Số, ký hiệu quyết định"), max_length=LONGEST_NUMBER)
    note = models.TextField(_("Ghi chú"), blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True)
    file_name = models.CharField(max_length=LONGEST_FILE_NAME, blank=True)
    file_kind = models.CharField(max_length=4, blank=True)
    pass_seats = models.BooleanField(_("Chuyển vị trí của tài khoản"), default=False)
    duties_to_all = models.BooleanField(_("Mọi đơn vị sau chia tách đều phải báo cáo"), default=False)
    carried_out = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    undo_reason = models.TextField(_("Lý do hoàn tác"), blank=True)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(decision_number=""), name="succession_has_a_decision"),
            models.CheckConstraint(condition=Q(kind__in=SuccessionKind.values), name="succession_kind_is_known"),
            models.CheckConstraint(
                condition=Q(state="done", undone_at__isnull=True) | Q(state="undone", undone_at__isnull=False),
                name="succession_undone_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(file_sha256="", file_kind="") | (~Q(file_sha256="") & ~Q(file_kind="")),
                name="succession_file_has_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.decision_number}"


class SuccessionPart(models.Model):
    """How much of one unit goes on as another: ``numerator`` of ``denominator``, exactly.

    A unit that goes on itself has a part to itself; one that nobody follows has a part without ``new``. The
    shares of one old unit add up to 1. ``takes_work`` marks who gets what a unit that ends had still to do. The
    names are those of the day; they still tell what was meant when an undone part has lost its units.
    """

    succession = models.ForeignKey(Succession, on_delete=models.CASCADE, related_name="parts")
    old = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    new = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    old_name = models.CharField(max_length=LONGEST["name"])
    new_name = models.CharField(max_length=LONGEST["name"], blank=True)
    numerator = models.PositiveBigIntegerField(default=1)
    denominator = models.PositiveBigIntegerField(default=1)
    takes_work = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["succession", "old", "new"], name="one_part_for_two_units"),
            models.CheckConstraint(
                condition=Q(numerator__gt=0, denominator__gte=F("numerator")), name="share_is_between_0_and_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_name} → {self.new_name or '–'}"


class SuccessionChange(models.Model):
    """One row that a succession wrote, as it was and as it became; None where it was not there.

    Undoing puts ``before`` back, and only while the row still is as ``after`` says.
    """

    succession = models.ForeignKey(Succession, on_delete=models.CASCADE, related_name="changes")
    table = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["table", "object_id"], name="succession_change_row")]
        constraints = [
            models.CheckConstraint(condition=Q(before__isnull=False) | Q(after__isnull=False), name="change_has_a_row")
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.object_id}"
