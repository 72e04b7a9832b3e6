"""What is wrong with a figure, as a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dondoc.reporting.rules.figures import Fault


def sentence(fault: Fault) -> str:
    """A full sentence that says what is wrong and what to write instead."""
    return {
        Fault.MISSING: _("Ô này chưa có số liệu. Hãy nhập số, kể cả số 0."),
        Fault.NOT_WHOLE: _("Đây không phải là số nguyên. Hãy nhập số nguyên, ví dụ 1.234."),
        Fault.NEGATIVE: _("Số liệu không được âm. Hãy nhập số từ 0 trở lên."),
        Fault.TOO_LARGE: _("Số liệu quá lớn. Hãy kiểm tra lại đơn vị tính."),
        Fault.OVER_BASE: _("Tử số lớn hơn mẫu số. Hãy kiểm tra lại cả hai ô."),
    }[fault]
