"""The templates that come with the program, in the layout of Nghị định 30/2020/NĐ-CP: to be used, or to be edited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from django.utils.translation import override

from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.shipped_awards import AWARDS
from dondoc.compiling.papers.shipped_parts import body_line, field_line, paper_head, section
from dondoc.compiling.papers.shipped_work import WORK
from dondoc.compiling.papers.shipped_yearly import YEARLY
from dondoc.exports.writers.official_docx.elements import Element, paragraph
from dondoc.exports.writers.official_docx.package import Properties, Section, write_package
from dondoc.exports.writers.official_docx.page import PORTRAIT

WRITTEN = date(2026, 1, 1)
_CITED = "(kỳ báo cáo: {{ ky_bao_cao }}; số liệu tính từ {{ tu_ngay }} đến {{ den_ngay }})"


@lru_cache(maxsize=len(PaperKind))
def shipped(kind: PaperKind) -> bytes:
    """The bytes of the template of a kind of paper, always the same."""
    elements = _BODIES[kind]()
    return write_package([Section(PORTRAIT, elements)], Properties(_title(kind), "dondoc", WRITTEN))


def _title(kind: PaperKind) -> str:
    """In Vietnamese, whoever asks: the file is kept and shared."""
    with override("vi"):
        return str(kind.label)


def _report(*more: Element) -> list[Element]:
    return [
        *paper_head("{{ ky_hieu }}", "BÁO CÁO", "{{ trich_yeu }}"),
        body_line("Căn cứ {{ ke_hoach }}, {{ don_vi }} tổng hợp, báo cáo kết quả thực hiện " + _CITED + " như sau:"),
        *section("I. TÌNH HÌNH GỬI BÁO CÁO", "loi_van_gui_bao_cao", "truong_hop_rieng"),
        body_line(
            "Kết quả nêu tại báo cáo này chỉ cộng số liệu của các báo cáo đã được chấp nhận đến {{ ngay_so_lieu }}."
        ),
        *section("II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU", "loi_van_chi_tieu", "bang_chi_tieu", "bang_kinh_phi"),
        *section("III. KHÓ KHĂN, VƯỚNG MẮC", "loi_van_kho_khan", "y_kien_don_vi"),
        *section("IV. ĐƠN VỊ CHƯA GỬI HOẶC GỬI CHẬM", "danh_sach_cham"),
        *more,
        body_line("Trên đây là báo cáo kết quả thực hiện {{ ke_hoach_ngan }}; {{ don_vi }} trân trọng báo cáo./."),
        field_line("noi_nhan_va_chu_ky"),
        field_line("phu_luc_so_lieu"),
    ]


def _half_year() -> list[Element]:
    return _report(*section("V. NHIỆM VỤ TRỌNG TÂM, KIẾN NGHỊ", "loi_van_kien_nghi"))


def _year() -> list[Element]:
    return _report(*section("V. PHƯƠNG HƯỚNG NĂM SAU, KIẾN NGHỊ", "loi_van_kien_nghi"))


def _annex() -> list[Element]:
    return [field_line("phu_luc_so_lieu")]


def _late() -> list[Element]:
    return [
        paragraph("AnnexTitle", "DANH SÁCH ĐƠN VỊ CHƯA GỬI HOẶC GỬI CHẬM"),
        paragraph("AnnexNote", "({{ ky_bao_cao }}; tính đến {{ ngay_so_lieu }})"),
        field_line("loi_van_gui_bao_cao"),
        field_line("danh_sach_cham"),
    ]


def _proposal() -> list[Element]:
    return [
        *paper_head("TTr-{{ ky_hieu_don_vi }}", "TỜ TRÌNH", "Về kết quả thực hiện {{ ke_hoach_ngan }}"),
        field_line("dong_kinh_gui"),
        body_line("Căn cứ {{ ke_hoach }}; {{ don_vi }} kính trình kết quả tổng hợp " + _CITED + " như sau:"),
        *section("1. Tình hình gửi báo cáo", "loi_van_gui_bao_cao"),
        *section("2. Kết quả thực hiện chỉ tiêu", "loi_van_chi_tieu", "bang_chi_tieu"),
        *section("3. Kiến nghị", "loi_van_kien_nghi"),
        body_line("{{ don_vi }} kính trình xem xét, quyết định./."),
        field_line("noi_nhan_va_chu_ky"),
    ]


def _decision() -> list[Element]:
    return [
        *paper_head("QĐ-{{ ky_hieu_don_vi }}", "QUYẾT ĐỊNH", "Về việc phê duyệt kết quả thực hiện {{ ke_hoach_ngan }}"),
        paragraph("Basis", "Căn cứ {{ ke_hoach }};"),
        paragraph("Basis", "Căn cứ kết quả tổng hợp " + _CITED + "."),
        paragraph("Kind", "QUYẾT ĐỊNH:"),
        body_line("Điều 1. Phê duyệt kết quả thực hiện {{ ke_hoach_ngan }} như sau:"),
        field_line("loi_van_chi_tieu"),
        field_line("bang_chi_tieu"),
        body_line("Điều 2. Các nội dung cần tiếp tục thực hiện:"),
        field_line("loi_van_kien_nghi"),
        body_line("Điều 3. Quyết định này có hiệu lực kể từ ngày ký."),
        body_line("Điều 4. Các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./."),
        field_line("noi_nhan_va_chu_ky"),
    ]


def _notice() -> list[Element]:
    return [
        *paper_head("TB-{{ ky_hieu_don_vi }}", "THÔNG BÁO", "Về tình hình gửi báo cáo thực hiện {{ ke_hoach_ngan }}"),
        body_line("{{ don_vi }} thông báo tình hình gửi báo cáo " + _CITED + " tính đến {{ ngay_so_lieu }} như sau:"),
        field_line("loi_van_gui_bao_cao"),
        field_line("danh_sach_cham"),
        body_line("Đề nghị các đơn vị chưa gửi khẩn trương gửi báo cáo."),
        body_line("{{ don_vi }} thông báo để các đơn vị biết, thực hiện./."),
        field_line("noi_nhan_va_chu_ky"),
    ]


_BODIES: dict[PaperKind, Callable[[], list[Element]]] = {
    PaperKind.HALF_YEAR: _half_year,
    PaperKind.YEAR: _year,
    PaperKind.ANNEX: _annex,
    PaperKind.LATE: _late,
    PaperKind.PROPOSAL: _proposal,
    PaperKind.DECISION: _decision,
    PaperKind.NOTICE: _notice,
    **YEARLY,
    **AWARDS,
    **WORK,
}
