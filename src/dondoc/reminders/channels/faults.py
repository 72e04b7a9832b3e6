"""Why something could not be sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Fault:
    """``final``: another try can't help. ``nobody_answers``: the mail server is out of reach, whatever the message."""

    code: str
    final: bool = False
    nobody_answers: bool = False


MAIL_SERVER = Fault("mail_server", nobody_answers=True)
REFUSED_FOR_GOOD = Fault("mail_refused", final=True)
REFUSED_FOR_NOW = Fault("mail_put_off")
NO_ANSWER = Fault("no_answer")
NOT_ALLOWED = Fault("address_not_allowed", final=True)
BROKEN = Fault("broken")  # a fault of ours; it is in the server's log
NO_WEBHOOK = Fault("webhook_gone", final=True)


def bad_status(status: int) -> Fault:
    """An answer that is no success."""
    return Fault(f"status_{status}", final=status == 410)


def in_words(code: str) -> str:
    """A kept fault as a sentence."""
    if code.startswith("status_"):
        return _("Hệ thống nhận trả lời mã %(status)s.") % {"status": code.removeprefix("status_")}
    return {
        "mail_server": _("Máy chủ thư không trả lời."),
        "mail_refused": _("Máy chủ thư từ chối địa chỉ này. Hãy kiểm tra hộp thư của đơn vị."),
        "mail_put_off": _("Máy chủ thư tạm thời từ chối."),
        "broken": _("Phần mềm gặp lỗi khi lập thông báo này. Hãy báo người quản trị máy chủ."),
        "no_answer": _("Hệ thống nhận không trả lời."),
        "address_not_allowed": _("Địa chỉ webhook dẫn vào mạng nội bộ nên không được gọi."),
        "webhook_gone": _("Webhook đã được gỡ hoặc khóa của nó không còn đọc được."),
    }[code]
