"""How allauth works here: nobody signs up, a work address is what an administrator says it is, no claims are kept."""

from __future__ import annotations

import base64
import hashlib
from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import AuthError, AuthProcess
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.actions import note_provider_link, note_sign_in
from dondoc.accounts.models import User
from dondoc.web import errors
from dondoc.web.accounts.mail import send_notice, send_reset_link
from dondoc.web.accounts.places import client_address, tried_too_often
from dondoc.web.accounts.two_factor import must_keep_a_factor


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Passwords and sessions. Wrong passwords are counted by django-axes."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("Địa chỉ hoặc mật khẩu không đúng. Hãy kiểm tra phím Caps Lock rồi nhập lại."),
        "incorrect_password": _("Mật khẩu không đúng. Hãy kiểm tra phím Caps Lock rồi nhập lại."),
        "incorrect_code": _("Mã không đúng hoặc đã dùng rồi. Hãy nhập mã đang hiện trên điện thoại."),
        "too_many_login_attempts": _("Đã thử sai quá nhiều lần từ nơi này. Hãy chờ 15 phút rồi thử lại."),
        "rate_limited": _("Bạn thao tác quá nhanh. Hãy chờ một phút rồi thử lại."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        if tried_too_often(client_address(request), timezone.now()):
            raise self.validation_error("too_many_login_attempts")

    def login(self, request: HttpRequest, user: User) -> None:
        """Signs in, by whatever means, and lists the browser."""
        super().login(request, user)
        if not request.session.session_key:
            request.session.save()
        key = request.session.session_key or ""
        note_sign_in(user=user, session_key=key, user_agent=request.headers.get("User-Agent", ""))

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        title = gettext("Tài khoản này đã ngừng hoạt động")
        advice = gettext("Hãy liên hệ người quản trị của đơn vị bạn.")
        return errors.shown(request, errors.Failure(403, "person-circle", title, advice))

    def get_reset_password_from_key_url(self, key: str) -> str:
        account, _dash, token = key.partition("-")
        url: str = self.request.build_absolute_uri(reverse("password-choose", args=[account, token]))
        return url

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        send_reset_link(user, context["password_reset_url"])

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        send_notice(user, template_prefix)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The pages say for themselves what was done."""


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors. Their secrets are stored encrypted with a key made of the site's own."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": _(
            "Vai trò của bạn bắt buộc xác thực hai lớp. Hãy thêm một cách khác trước khi tắt cách này."
        ),
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret; one that fits no code where the site's key is another one than when it was stored."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return ""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        return not must_keep_a_factor(authenticator)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Khóa số %(number)d") % {"number": number}


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An outside provider vouches for a work address; only an account that is there already can be meant."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """Takes over nothing: the claims about a person are not ours to keep."""
        sociallogin.account.extra_data = {}
        user: User = sociallogin.user
        return user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Links the provider's account to the official's own at the first time; after that it is known."""
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            _refuse(request, gettext("Yêu cầu đăng nhập này không dùng được. Hãy mở lại trang đăng nhập."))
        if sociallogin.is_existing:
            return
        user = _owner(sociallogin)
        if user is None:
            _refuse(
                request,
                gettext(
                    "Địa chỉ mà hệ thống của cơ quan xác nhận chưa có tài khoản ở đây. Hãy đề nghị người quản trị"
                    " của đơn vị mời bạn."
                ),
            )
        if SocialAccount.objects.filter(user=user, provider=sociallogin.account.provider).exists():
            _refuse(
                request,
                gettext(
                    "Tài khoản của địa chỉ này đã gắn với một người dùng khác của hệ thống cơ quan. Hãy đề nghị"
                    " người quản trị của đơn vị đặt lại cách đăng nhập."
                ),
            )
        sociallogin.connect(request, user)
        note_provider_link(user=user, now=timezone.now())

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> NoReturn:
        if error == AuthError.CANCELLED:
            _refuse(request, gettext("Bạn đã dừng đăng nhập. Hãy mở lại trang đăng nhập để thử lại."))
        _refuse(
            request,
            gettext("Hệ thống của cơ quan không xác nhận được bạn. Hãy thử lại, hoặc đăng nhập bằng mật khẩu."),
        )

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Signing in with the own office's system is no news."""


def _owner(sociallogin: SocialLogin) -> User | None:
    """The active account of an address that the provider says it has verified, in so many words."""
    for address in sociallogin.email_addresses:
        if address.verified is True:
            found = User.objects.filter(email__iexact=address.email, is_active=True).first()
            if found is not None:
                return found
    return None


def _refuse(request: HttpRequest, advice: str) -> NoReturn:
    failure = errors.Failure(403, "shield-lock", gettext("Chưa đăng nhập được"), advice)
    raise ImmediateHttpResponse(errors.shown(request, failure))


def _box() -> Fernet:
    key = hashlib.sha256(f"dondoc.accounts.factors{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
