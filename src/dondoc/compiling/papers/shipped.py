"""The templates that come with the program, in the layout of Nghị định 30/2020/NĐ-CP: to be used, or to be edited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from dondoc.compiling.models import PaperKind
from dondoc.exports.writers.official_docx.elements import Element, paragraph, rule
from dondoc.exports.writers.official_docx.head import ISSUER_WIDTH, NATION_WIDTH, nation
from dondoc.exports.writers.official_docx.package import Properties, Section, write_package
from dondoc.exports.writers.official_docx.page import PORTRAIT
from dondoc.exports.writers.official_docx.tables import side_by_side

WRITTEN = date(2026, 1, 1)
_CITED = "(kỳ báo cáo: {{ ky_bao_cao }}; số liệu tính từ {{ tu_ngay }} đến {{ den_ngay }})"


@lru_cache(maxsize=len(PaperKind))
def shipped(kind: PaperKind) -> bytes:
    """The bytes of the template of a kind of paper, always the same."""
    elements = _BODIES[kind]()
    return write_package([Section(PORTRAIT, elements)], Properties(str(kind.value), "dondoc", WRITTEN))


def _report(*more: Element) -> list[Element]:
    return [
        *_head("{{ ky_hieu }}", "BÁO CÁO", "{{ trich_yeu }}"),
        _body("Căn cứ {{ ke_hoach }}, {{ don_vi }} tổng hợp, báo cáo kết quả thực hiện " + _CITED + " như sau:"),
        *_section("I. TÌNH HÌNH GỬI BÁO CÁO", "loi_van_gui_bao_cao"),
        _body("Kết quả nêu tại báo cáo này chỉ cộng số liệu của các báo cáo đã được chấp nhận đến {{ ngay_so_lieu }}."),
        *_section("II. KẾT QUẢ THỰC HIỆN CHỈ TIÊU", "loi_van_chi_tieu", "bang_chi_tieu", "bang_kinh_phi"),
        *_section("III. KHÓ KHĂN, VƯỚNG MẮC", "loi_van_kho_khan", "y_kien_don_vi"),
        *_section("IV. ĐƠN VỊ CHƯA GỬI HOẶC GỬI CHẬM", "danh_sach_cham"),
        *more,
        _body("Trên đây là báo cáo kết quả thực hiện {{ ke_hoach_ngan }}; {{ don_vi }} trân trọng báo cáo./."),
        _field("noi_nhan_va_chu_ky"),
        _field("phu_luc_so_lieu"),
    ]


def _half_year() -> list[Element]:
    return _report(*_section("V. NHIỆM VỤ TRỌNG TÂM, KIẾN NGHỊ", "loi_van_kien_nghi"))


def _year() -> list[Element]:
    return _report(*_section("V. PHƯƠNG HƯỚNG NĂM SAU, KIẾN NGHỊ", "loi_van_kien_nghi"))


def _annex() -> list[Element]:
    return [_field("phu_luc_so_lieu")]


def _late() -> list[Element]:
    return [
        paragraph("AnnexTitle", "DANH SÁCH ĐƠN VỊ CHƯA GỬI HOẶC GỬI CHẬM"),
        paragraph("AnnexNote", "({{ ky_bao_cao }}; tính đến {{ ngay_so_lieu }})"),
        _field("loi_van_gui_bao_cao"),
        _field("danh_sach_cham"),
    ]


def _proposal() -> list[Element]:
    return [
        *_head("TTr-{{ ky_hieu_don_vi }}", "TỜ TRÌNH", "Về kết quả thực hiện {{ ke_hoach_ngan }}"),
        paragraph("Authority", "Kính gửi: {{ don_vi_cap_tren }}"),
        _body("Căn cứ {{ ke_hoach }}; {{ don_vi }} kính trình kết quả tổng hợp " + _CITED + " như sau:"),
        *_section("1. Tình hình gửi báo cáo", "loi_van_gui_bao_cao"),
        *_section("2. Kết quả thực hiện chỉ tiêu", "loi_van_chi_tieu", "bang_chi_tieu"),
        *_section("3. Kiến nghị", "loi_van_kien_nghi"),
        _body("{{ don_vi }} kính trình xem xét, quyết định./."),
        _field("noi_nhan_va_chu_ky"),
    ]


def _decision() -> list[Element]:
    return [
        *_head("QĐ-{{ ky_hieu_don_vi }}", "QUYẾT ĐỊNH", "Về việc phê duyệt kết quả thực hiện {{ ke_hoach_ngan }}"),
        paragraph("Basis", "Căn cứ {{ ke_hoach }};"),
        paragraph("Basis", "Căn cứ kết quả tổng hợp " + _CITED + "."),
        paragraph("Kind", "QUYẾT ĐỊNH:"),
        _body("Điều 1. Phê duyệt kết quả thực hiện {{ ke_hoach_ngan }} như sau:"),
        _field("loi_van_chi_tieu"),
        _field("bang_chi_tieu"),
        _body("Điều 2. Các nội dung cần tiếp tục thực hiện:"),
        _field("loi_van_kien_nghi"),
        _body("Điều 3. Quyết định này có hiệu lực kể từ ngày ký."),
        _body("Điều 4. Các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./."),
        _field("noi_nhan_va_chu_ky"),
    ]


def _notice() -> list[Element]:
    return [
        *_head("TB-{{ ky_hieu_don_vi }}", "THÔNG BÁO", "Về tình hình gửi báo cáo thực hiện {{ ke_hoach_ngan }}"),
        _body("{{ don_vi }} thông báo tình hình gửi báo cáo " + _CITED + " tính đến {{ ngay_so_lieu }} như sau:"),
        _field("loi_van_gui_bao_cao"),
        _field("danh_sach_cham"),
        _body("Đề nghị các đơn vị chưa gửi khẩn trương gửi báo cáo."),
        _body("{{ don_vi }} thông báo để các đơn vị biết, thực hiện./."),
        _field("noi_nhan_va_chu_ky"),
    ]


_BODIES: dict[PaperKind, Callable[[], list[Element]]] = {
    PaperKind.HALF_YEAR: _half_year,
    PaperKind.YEAR: _year,
    PaperKind.ANNEX: _annex,
    PaperKind.LATE: _late,
    PaperKind.PROPOSAL: _proposal,
    PaperKind.DECISION: _decision,
    PaperKind.NOTICE: _notice,
}


def _head(symbol: str, kind: str, subject: str) -> list[Element]:
    issuer = [
        paragraph("Authority", "{{ don_vi_cap_tren_in_hoa }}"),
        paragraph("Issuer", "{{ don_vi_in_hoa }}"),
        rule(length=24, column=ISSUER_WIDTH),
    ]
    number = [paragraph("Number", f"Số:          /{symbol}")]
    dateline = [paragraph("Dateline", "{{ dia_danh }}, ngày      tháng      năm {{ nam }}")]
    return [
        side_by_side((ISSUER_WIDTH, NATION_WIDTH), [(issuer, nation()), (number, dateline)]),
        paragraph("Kind", kind),
        paragraph("Subject", subject),
        rule(length=50, column=PORTRAIT.text_width),
    ]


def _section(title: str, *names: str) -> Sequence[Element]:
    return [paragraph("Section", title), *(_field(name) for name in names)]


def _body(text: str) -> Element:
    return paragraph("Body", text)


def _field(name: str) -> Element:
    return paragraph("Body", f"{{{{ {name} }}}}")
