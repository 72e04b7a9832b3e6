"""Accounts of the officials who use dondoc. No other person is kept."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from dondoc.core.models import Base


class UserManager(BaseUserManager["User"]):
    """Finds an account by its address, whatever the case it is typed in."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=(username or "").strip())


class User(AbstractBaseUser):
    """One official's account: a work address to sign in with and the name shown beside what was done.

    ``password_is_initial``: somebody else has seen the password, so it must be changed before anything else.
    ``session_salt``: a new one signs every browser out.
    """

    email = models.EmailField(_("Thư điện tử công vụ"), unique=True)
    name = models.CharField(_("Họ và tên"), max_length=120)
    is_active = models.BooleanField(_("Đang hoạt động"), default=True)
    password_is_initial = models.BooleanField(default=False)
    session_salt = models.CharField(max_length=16, blank=True, default="")
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[UserManager] = UserManager()

    def __str__(self) -> str:
        return self.name

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """As Django's own, with ``session_salt`` beside the password."""
        secret_of = f"{self.password}{self.session_salt}"
        return salted_hmac("dondoc.accounts.session", secret_of, secret=secret, algorithm="sha256").hexdigest()


class OpenSession(Base):
    """One browser that an account is signed in with: when (``created_at``) and which, no address, no place."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="open_sessions")
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=60)

    def __str__(self) -> str:
        return self.device
