"""Whatever makes a password too weak is said in the language of the page, with what to do next."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.auth.password_validation import get_default_password_validators
from django.utils import translation

from dondoc.accounts.actions.passwords import password_problems
from dondoc.accounts.models import User

USER = User(email="songmay.vanphong@tinh.example", name="Hồ Thị Thu Hường Đào")


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("ngan", "Mật khẩu quá ngắn. Hãy chọn mật khẩu có ít nhất 10 ký tự."),
        ("password123", "Nhiều người dùng mật khẩu này nên dễ bị đoán ra. Hãy chọn mật khẩu khác."),
        (
            "songmay.vanphong",
            "Mật khẩu quá giống mục “Thư điện tử công vụ” của tài khoản. Hãy chọn mật khẩu khác.",
        ),
        ("hothithuhuongdao", "Mật khẩu quá giống mục “Họ và tên” của tài khoản. Hãy chọn mật khẩu khác."),
        ("Hồ Thị Thu Hường 1", "Mật khẩu quá giống mục “Họ và tên” của tài khoản. Hãy chọn mật khẩu khác."),
    ],
)
def test_each_weakness_has_a_sentence(password: str, said: str) -> None:
    assert [problem.message for problem in password_problems(USER, password, "password")] == [said]


def test_every_validator_in_use_speaks_our_own_sentences() -> None:
    """A validator of a library would fall back to English where its Vietnamese lacks a sentence."""
    own = [type(each).__module__ for each in get_default_password_validators()]
    assert own == ["dondoc.accounts.validators"] * len(settings.AUTH_PASSWORD_VALIDATORS)
    assert len(own) == 3


def test_a_strong_password_has_no_fault() -> None:
    with translation.override("vi"):
        assert password_problems(USER, "cây cầu bắc qua suối 47", "password") == []
