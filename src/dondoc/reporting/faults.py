"""What is wrong with a figure, as a sentence."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dondoc.reporting.rules.figures import Fault


def sentence(fault: Fault) -> str:
    """A full sentence that says what is wrong and what to write instead."""
    return {
        Fault.MISSING: _("Ô này chưa có số liệu. Hãy nhập số, kể cả số 0."),
        Fault.NOT_WHOLE: _("Đây không phải là số nguyên. Hãy nhập số nguyên, ví dụ 1.234."),
        Fault.NOT_A_NUMBER: _("Đây không phải là số. Hãy nhập số với dấu phẩy trước phần lẻ, ví dụ 1.234,5."),
        Fault.TOO_FINE: _("Số này có quá nhiều chữ số sau dấu phẩy. Hãy làm tròn theo biểu mẫu."),
        Fault.NOT_AN_ANSWER: _("Biểu mẫu không có câu trả lời này. Hãy chọn một câu trong danh sách."),
        Fault.NEGATIVE: _("Số liệu không được âm. Hãy nhập số từ 0 trở lên."),
        Fault.TOO_LARGE: _("Số liệu quá lớn. Hãy kiểm tra lại đơn vị tính."),
        Fault.NO_WORDS: _("Câu này chưa có trả lời. Hãy ghi câu trả lời."),
        Fault.NO_FILE: _("Mục này chưa có tệp. Hãy chọn tệp để gửi kèm."),
        Fault.OVER_BASE: _("Tử số lớn hơn mẫu số. Hãy kiểm tra lại cả hai ô."),
    }[fault]
