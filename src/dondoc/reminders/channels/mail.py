"""Mail: text and HTML, in the language that the installation has set."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac

from dondoc.reminders.channels.faults import BROKEN, MAIL_SERVER, REFUSED_FOR_GOOD, REFUSED_FOR_NOW, Fault
from dondoc.reminders.models import Delivery
from dondoc.reminders.words import address_of, sentences, subject, title, told

_log = logging.getLogger(__name__)


def send(rows: Sequence[Delivery]) -> dict[int, Fault | None]:
    """Sends mails over one connection; for each what went wrong, or None. When the server is gone all others wait."""
    connection = get_connection()
    found: dict[int, Fault | None] = {}
    try:
        connection.open()
        for row in rows:
            found[row.pk] = _sent(row, connection)
            if found[row.pk] is MAIL_SERVER:
                break
    except (SMTPException, OSError):
        pass
    finally:
        connection.close()
    return {row.pk: found.get(row.pk, MAIL_SERVER) for row in rows}


def mail_of(row: Delivery) -> EmailMultiAlternatives:
    """The mail of one row of the outbox: the same number however often it is sent."""
    message = row.message
    with translation.override(settings.MAIL_LANGUAGE):
        lines = told(message)
        context = {
            "message": message,
            "title": title(message),
            "lines": lines,
            "sentences": sentences(lines),
            "others": message.total - len(lines),
            "site": settings.SITE,
            "inbox": address_of(reverse("message", args=[message.pk])),
        }
        mail = EmailMultiAlternatives(
            subject(message),
            render_to_string("reminders/mail.txt", context),
            to=[row.address],
            headers={"Message-ID": message_id(row), "Auto-Submitted": "auto-generated"},
        )
        mail.attach_alternative(render_to_string("reminders/mail.html", context), "text/html")
    return mail


def message_id(row: Delivery) -> str:
    """Made of the row alone, so that a mail server drops what it is given twice."""
    mark = salted_hmac("dondoc.reminders.mail", f"{row.pk}:{row.created_at.timestamp()}").hexdigest()[:24]
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >") or "dondoc"
    return f"<{row.pk}.{mark}@{host}>"


def _sent(row: Delivery, connection: BaseEmailBackend) -> Fault | None:
    try:
        mail = mail_of(row)
    except Exception:  # one message that can't be put into words must not stop the others
        _log.exception("The mail of delivery %s could not be made.", row.pk)
        return BROKEN
    try:
        connection.send_messages([mail])
    except SMTPRecipientsRefused as error:
        codes = [code for code, _words in error.recipients.values()]
        return REFUSED_FOR_GOOD if all(code >= 500 for code in codes) else REFUSED_FOR_NOW
    except SMTPResponseException as error:
        return REFUSED_FOR_GOOD if error.smtp_code >= 550 else REFUSED_FOR_NOW
    except (SMTPException, OSError):
        return MAIL_SERVER
    return None
