"""The few mails about accounts."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dondoc.accounts.actions import invitation_token, note_delivery
from dondoc.accounts.models import Invitation, User

log = logging.getLogger(__name__)
NOTICES = {
    "mfa/email/totp_activated": _("Ứng dụng tạo mã vừa được thêm vào tài khoản của bạn."),
    "mfa/email/totp_deactivated": _("Ứng dụng tạo mã vừa được gỡ khỏi tài khoản của bạn."),
    "mfa/email/webauthn_added": _("Một khóa đăng nhập vừa được thêm vào tài khoản của bạn."),
    "mfa/email/webauthn_removed": _("Một khóa đăng nhập vừa được gỡ khỏi tài khoản của bạn."),
    "mfa/email/recovery_codes_generated": _("Các mã dự phòng mới vừa được tạo cho tài khoản của bạn."),
    "account/email/password_changed": _("Mật khẩu của bạn vừa được đổi."),
    "account/email/password_reset": _("Mật khẩu của bạn vừa được đặt lại bằng liên kết gửi qua thư."),
}


def can_send() -> bool:
    """Whether a mail server is set up."""
    return bool(settings.EMAIL_HOST)


def invitation_link(request: HttpRequest, invitation: Invitation) -> str:
    """The address at which an invited person chooses a password."""
    return request.build_absolute_uri(reverse("invitation", args=[invitation_token(invitation)]))


def send_invitations(request: HttpRequest, invitations: Sequence[Invitation]) -> list[Invitation]:
    """Sends each its link over one connection; gives those that could not be sent."""
    connection = get_connection()
    failed = []
    for invitation in invitations:
        context = {
            "user": invitation.user,
            "by": invitation.invited_by,
            "link": invitation_link(request, invitation),
            "expires": invitation.expires_at,
        }
        body = render_to_string("accounts/mail/invitation.txt", context)
        message = _message(invitation.user, gettext("dondoc: lời mời dùng hệ thống"), body)
        message.connection = connection
        if _sent(message):
            note_delivery(invitation=invitation, now=timezone.now())
        else:
            failed.append(invitation)
    return failed


def send_reset_link(user: User, link: str) -> None:
    """The link with which an official chooses a new password."""
    hours = settings.PASSWORD_RESET_TIMEOUT // 3600
    body = render_to_string("accounts/mail/reset.txt", {"user": user, "link": link, "hours": hours})
    _sent(_message(user, gettext("dondoc: đặt lại mật khẩu"), body))


def send_notice(user: User, about: str) -> None:
    """Tells an account's owner of a change to its ways of signing in, where mail can be sent."""
    if not can_send() or about not in NOTICES:
        return
    body = render_to_string("accounts/mail/notice.txt", {"user": user, "what": NOTICES[about]})
    _sent(_message(user, gettext("dondoc: thay đổi cách đăng nhập"), body))


def _message(user: User, subject: str, body: str) -> EmailMessage:
    return EmailMessage(subject, body, to=[user.email])


def _sent(message: EmailMessage) -> bool:
    """Whether the server took the mail; why not is in the log, without the mail's words."""
    try:
        message.send()
    except (SMTPException, OSError) as error:
        log.error("mail not sent: %s", type(error).__name__)
        return False
    return True
