"""The templates of papers of commendation."""

from __future__ import annotations

from collections.abc import Callable

from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.shipped_parts import body_line, decision_head, field_line, paper_head, section
from dondoc.exports.writers.official_docx.elements import Element, paragraph

_RESULT = "kết quả xét khen thưởng “{{ dot_khen_thuong }}”"
_WORK = "(thành tích từ {{ tu_ngay }} đến {{ den_ngay }})"


def _proposal() -> list[Element]:
    return [
        *paper_head("TTr-{{ ky_hieu_don_vi }}", "TỜ TRÌNH", "Về việc khen thưởng các tập thể: {{ dot_khen_thuong }}"),
        paragraph("Authority", "Kính gửi: {{ noi_kinh_gui }}"),
        body_line(
            f"Căn cứ {_RESULT} {_WORK}, {{{{ don_vi }}}} kính trình xem xét, khen thưởng {{{{ so_duoc_khen }}}} tập thể"
            " sau:"
        ),
        field_line("danh_sach_khen_thuong"),
        body_line("Điều kiện đã xét: {{ dieu_kien_khen_thuong }}."),
        body_line("{{ don_vi }} kính trình xem xét, quyết định./."),
        field_line("noi_nhan_va_chu_ky"),
    ]


def _minutes() -> list[Element]:
    return [
        *paper_head("BB-HĐ", "BIÊN BẢN", "Họp hội đồng xét khen thưởng: {{ dot_khen_thuong }}"),
        body_line("Hội đồng họp {{ ngay_hop_hoi_dong }}; có mặt {{ don_vi_du_hop }} đơn vị thành viên."),
        *section("I. THÀNH PHẦN", "thanh_phan_hoi_dong"),
        *section("II. NỘI DUNG, KẾT LUẬN", "noi_dung_hop"),
        *section("III. KẾT QUẢ BỎ PHIẾU (SỐ ĐƠN VỊ)", "bang_bo_phieu"),
        body_line(
            "Biên bản được các đơn vị thành viên thống nhất thông qua, kết thúc hồi ..... giờ ..... cùng ngày./."
        ),
        field_line("chu_ky_hai_ben"),
    ]


def _decision() -> list[Element]:
    return [
        *decision_head("Về việc khen thưởng các tập thể có thành tích"),
        paragraph("Basis", "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"),
        paragraph("Basis", f"Căn cứ {_RESULT};"),
        paragraph("Basis", "Xét đề nghị của hội đồng xét khen thưởng."),
        paragraph("Kind", "QUYẾT ĐỊNH:"),
        body_line("Điều 1. Khen thưởng {{ so_duoc_khen }} tập thể có thành tích theo danh sách sau:"),
        field_line("danh_sach_khen_thuong"),
        body_line("Điều 2. Tiền thưởng kèm theo thực hiện theo quy định hiện hành."),
        body_line("Điều 3. Quyết định này có hiệu lực kể từ ngày ký."),
        body_line("Điều 4. Các cơ quan, đơn vị liên quan và các tập thể nêu tại Điều 1 thi hành Quyết định này./."),
        field_line("noi_nhan_va_chu_ky"),
    ]


AWARDS: dict[PaperKind, Callable[[], list[Element]]] = {
    PaperKind.AWARD_PROPOSAL: _proposal,
    PaperKind.AWARD_MINUTES: _minutes,
    PaperKind.AWARD_DECISION: _decision,
}
