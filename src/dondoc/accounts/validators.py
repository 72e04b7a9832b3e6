"""What makes a password too weak, in our own sentences: Django's Vietnamese ones lack one and tell no next step."""

from __future__ import annotations

import unicodedata

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dondoc.accounts.models import User


class LongEnough(password_validation.MinimumLengthValidator):
    """Refuses a password of fewer characters than ``min_length``."""

    def get_error_message(self) -> str:
        """The sentence, with how many characters there must be."""
        sentence = ngettext(
            "Mật khẩu quá ngắn. Hãy chọn mật khẩu có ít nhất %(count)d ký tự.",
            "Mật khẩu quá ngắn. Hãy chọn mật khẩu có ít nhất %(count)d ký tự.",
            self.min_length,
        )
        return sentence % {"count": self.min_length}


class NotCommon(password_validation.CommonPasswordValidator):
    """Refuses the passwords that people use most."""

    def get_error_message(self) -> str:
        """The sentence."""
        return _("Nhiều người dùng mật khẩu này nên dễ bị đoán ra. Hãy chọn mật khẩu khác.")


class UnlikeAccount(password_validation.UserAttributeSimilarityValidator):
    """Refuses a password that can be guessed from the account's own address or name."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("email", "name"))

    def validate(self, password: str, user: User | None = None) -> None:
        """Holds it against the name as people type it too: "phamthihoa" for "Phạm Thị Hòa"."""
        super().validate(password, user)
        if user is not None:
            super().validate(password, User(name=_without_accents(user.name)))

    def get_error_message(self) -> str:
        """The sentence; Django puts the field's name in its place."""
        return _("Mật khẩu quá giống mục “%(verbose_name)s” của tài khoản. Hãy chọn mật khẩu khác.")


def _without_accents(name: str) -> str:
    letters = unicodedata.normalize("NFD", name)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return bare.replace("đ", "d").replace("Đ", "D")
