"""Accounts of the officials who use dondoc, and the seats they hold at units. No other person is kept."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base


class UserManager(BaseUserManager["User"]):
    """Finds an account by its address, whatever the case it is typed in."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=(username or "").strip())


class User(AbstractBaseUser):
    """One official's account: a work address to sign in with and the name shown beside what was done."""

    email = models.EmailField(_("Thư điện tử công vụ"), unique=True)
    name = models.CharField(_("Họ và tên"), max_length=120)
    is_active = models.BooleanField(_("Đang hoạt động"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    """What a seat allows. Every role also sees its unit and the units below it."""

    OFFICER = "officer", _("Cán bộ nhập liệu")
    HEAD = "head", _("Thủ trưởng đơn vị")
    OFFICE = "office", _("Văn phòng tổng hợp")
    ADMINISTRATOR = "administrator", _("Quản trị")


class Membership(Base):
    """A seat: one user in one role at one unit, from one day to another (``valid_to`` is the first day without)."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("Vai trò"), max_length=20, choices=Role)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "unit", "role", "valid_from"], name="one_seat_once"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=models.F("valid_from")),
                name="seat_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"
