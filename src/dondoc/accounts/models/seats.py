"""The seats that accounts hold at units."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.models.users import User
from dondoc.core.models import Base


class Role(models.TextChoices):
    """What a seat allows. Every role also sees its unit and the units below it."""

    OFFICER = "officer", _("Cán bộ nhập liệu")
    HEAD = "head", _("Thủ trưởng đơn vị")
    OFFICE = "office", _("Văn phòng tổng hợp")
    INSPECTOR = "inspector", _("Thanh tra, kiểm tra")
    AUDITOR = "auditor", _("Kiểm tra nhật ký")
    ADMINISTRATOR = "administrator", _("Quản trị")


class Membership(Base):
    """A seat: one user in one role at one unit, from one day to another (``valid_to`` is the first day without).

    A seat held in somebody's place while that person is away names that person's seat (``stands_in_for``) and
    the ``reason``, and always has an end.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("Vai trò"), max_length=20, choices=Role)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    stands_in_for = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="stand_ins")
    reason = models.TextField(_("Lý do"), blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "unit", "role", "valid_from"], name="one_seat_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="seat_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(stands_in_for__isnull=True, reason="")
                | Q(stands_in_for__isnull=False, valid_to__isnull=False) & ~Q(reason=""),
                name="stand_in_with_end_and_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"
