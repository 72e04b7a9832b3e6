"""Why a workbook or a cell of it can't be taken, in full sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dondoc.reporting.faults import sentence
from dondoc.reporting.rules.figures import Fault
from dondoc.reporting.workbooks.cells import Wrong


def refusal(code: str) -> str:
    """Why a file, a line or a mark is refused, and what to do."""
    told = {
        "kind": _("Tệp này không phải là Excel (.xlsx). Hãy chọn tệp đã tải từ trang này."),
        "old": _("Tệp là Excel đời cũ (.xls) hoặc có mật khẩu. Hãy lưu lại thành .xlsx không có mật khẩu."),
        "password": _("Tệp có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."),
        "macro": _("Tệp có macro nên không được mở. Hãy lưu lại thành .xlsx, không có macro, rồi gửi lại."),
        "bomb": _("Tệp bung ra quá lớn nên không được mở. Hãy tải lại tệp trống từ trang này và điền vào đó."),
        "large": _("Tệp quá lớn. Hãy tải lại tệp trống từ trang này và điền vào đó."),
        "many": _("Tệp nén có quá nhiều tệp. Hãy chia thành nhiều lần gửi."),
        "foreign": _("Tệp này không phải tệp báo cáo tải từ phần mềm. Hãy tải tệp của kỳ này rồi điền vào đó."),
        "layout": _("Tệp này do một phiên bản phần mềm khác tạo ra. Hãy tải lại tệp của kỳ này rồi điền vào đó."),
        "round": _("Tệp này của kỳ báo cáo khác. Hãy tải tệp của kỳ này rồi điền vào đó."),
        "version": _("Tệp này theo phiên bản khác của biểu mẫu. Hãy tải lại tệp của kỳ này rồi điền vào đó."),
        "unit": _("Tệp này của đơn vị khác. Hãy gửi tệp ở trang báo cáo của chính đơn vị đó."),
        "altered": _(
            "Phần nhận dạng của tệp (kỳ, đơn vị) đã bị sửa hoặc tráo nên không tin được. Hãy tải lại tệp của kỳ này rồi"
            " điền vào đó."
        ),
        "no_unit": _(
            "Dòng này không thuộc đơn vị nào của kỳ, hoặc tên đơn vị đã bị sửa. Hãy chép lại dòng từ tệp gốc."
        ),
        "moved": _("Tên chỉ số ở đây đã bị sửa hoặc chuyển chỗ. Hãy tải lại tệp của kỳ này rồi điền vào đó."),
        "twice": _("Chỉ số này có hai lần trong tệp. Hãy bỏ dòng lặp."),
        "empty": _("Tệp chưa điền ô nào. Hãy điền số liệu rồi gửi lại."),
    }
    return told.get(code, _("Tệp Excel này không mở được. Hãy mở bằng Excel, lưu lại thành .xlsx rồi gửi lại."))


def wrong(fault: Fault | Wrong) -> str:
    """What is wrong with a cell, and what to write instead."""
    if isinstance(fault, Fault):
        return sentence(fault)
    return {
        Wrong.FORMULA: _("Ô này là công thức. Hãy chép kết quả rồi dán dạng giá trị (Paste Values)."),
        Wrong.ERROR: _("Ô này báo lỗi của Excel. Hãy ghi lại số liệu."),
        Wrong.MERGED: _("Ô này bị gộp với ô khác. Hãy bỏ gộp ô và ghi số liệu vào đúng ô."),
        Wrong.A_DAY: _("Excel đã đổi ô này thành ngày hoặc giờ. Hãy định dạng lại ô là Số rồi ghi số liệu."),
        Wrong.A_FRACTION: _(
            "Đây là số lẻ, biểu mẫu hỏi số nguyên. Một nghìn hai trăm ghi là 1200, không ghi dấu chấm."
        ),
    }[fault]
