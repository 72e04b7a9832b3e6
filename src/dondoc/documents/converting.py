"""A Word file as PDF, by the LibreOffice that also opens files which come in, and as shut off: no net, no macros."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dondoc.core.errors import Refused
from dondoc.reader.errors import NO_OFFICE, TOO_SLOW, Unreadable
from dondoc.reader.formats.office.convert import converted

SECONDS = 90


def word_as_pdf(content: bytes) -> bytes:
    """Raises `Refused` where LibreOffice is not installed, fails, or gives nothing within its time."""
    try:
        return converted(content, "docx", "pdf", seconds=SECONDS)
    except Unreadable as error:
        raise Refused(_sentence(error.template)) from error


def _sentence(template: str) -> str:
    if template == NO_OFFICE:
        return _("Máy chủ chưa cài LibreOffice nên chưa lập được PDF. Hãy tải tệp Word rồi lưu thành PDF.")
    if template == TOO_SLOW:
        return _("Văn bản dài quá nên máy chủ chưa lập kịp PDF. Hãy tải tệp Word rồi lưu thành PDF.")
    return _("Chưa lập được PDF. Hãy thử lại, hoặc tải tệp Word rồi lưu thành PDF.")
