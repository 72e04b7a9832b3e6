"""The templates of papers of yearly rounds, in the layout of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from collections.abc import Callable

from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.shipped_parts import body_line, decision_head, field_line, paper_head, section
from dondoc.exports.writers.official_docx.elements import Element, on_new_page, paragraph

_SET = "{{ bo_tieu_chi }}"
_BASIS = f"Căn cứ {_SET}{{{{ van_ban_ban_hanh }}}};"


def _sheet() -> list[Element]:
    return [
        *paper_head("PC-{{ ky_hieu_don_vi }}", "PHIẾU CHẤM ĐIỂM", "{{ dot_cham_diem }}"),
        body_line("Đơn vị được chấm: {{ don_vi_duoc_cham }}"),
        body_line(f"Bộ tiêu chí: {_SET}"),
        body_line("Thời gian đánh giá: từ {{ tu_ngay }} đến hết {{ den_ngay }}"),
        field_line("bang_diem"),
        body_line("Đơn vị tự chấm: {{ diem_tu_cham }} điểm, mức {{ muc_tu_cham }}."),
        body_line("Kết quả thẩm định: {{ diem_tham_dinh }} điểm, mức {{ muc_tham_dinh }}."),
        field_line("chu_ky_hai_ben"),
    ]


def _minutes() -> list[Element]:
    return [
        *paper_head("BB-HĐ", "BIÊN BẢN", "Họp hội đồng thẩm định {{ dot_cham_diem }}"),
        body_line(
            "Hôm nay, ngày ..... tháng ..... năm {{ nam }}, hội đồng thẩm định họp tại ..............................."
        ),
        *section("I. THÀNH PHẦN", "thanh_phan_hoi_dong"),
        *section("II. KẾT QUẢ THẨM ĐỊNH"),
        body_line(
            "Hội đồng đã thẩm định {{ so_don_vi_tham_dinh }}/{{ so_don_vi_cham }} đơn vị theo " + _SET + "; kết quả"
            " như sau:"
        ),
        field_line("ket_qua_theo_muc"),
        field_line("bang_ket_qua"),
        *section("III. NỘI DUNG CÁC THÀNH VIÊN CHẤM KHÁC NHAU VÀ KẾT LUẬN", "y_kien_khac_nhau"),
        *section("IV. KẾT LUẬN"),
        body_line(
            "Hội đồng thống nhất kết quả nêu trên và đề nghị cấp có thẩm quyền xem xét, quyết định. Biên bản kết thúc"
            " hồi ..... giờ ..... cùng ngày./."
        ),
        field_line("chu_ky_hai_ben"),
    ]


def _scores() -> list[Element]:
    return [
        *paper_head("TTr-{{ ky_hieu_don_vi }}", "TỜ TRÌNH", "Về việc công nhận kết quả {{ dot_cham_diem }}"),
        paragraph("Authority", "Kính gửi: ..............................................................."),
        body_line(
            _BASIS + " căn cứ kết quả thẩm định, {{ don_vi }} kính trình kết quả {{ dot_cham_diem }} (năm đánh giá từ"
            " {{ tu_ngay }} đến hết {{ den_ngay }}) như sau:"
        ),
        *section("1. Kết quả theo mức", "ket_qua_theo_muc"),
        *section("2. Mức kết quả mà kế hoạch đặt ra", "muc_ket_qua_dat_duoc"),
        *section("3. Kết quả từng đơn vị", "bang_ket_qua"),
        body_line("{{ don_vi }} kính trình xem xét, quyết định công nhận./."),
        field_line("noi_nhan_va_chu_ky"),
    ]


def _recognised() -> list[Element]:
    return [
        *decision_head("Về việc công nhận kết quả {{ dot_cham_diem }}"),
        paragraph("Basis", _BASIS),
        paragraph("Basis", "Căn cứ kết quả thẩm định {{ dot_cham_diem }}."),
        paragraph("Kind", "QUYẾT ĐỊNH:"),
        body_line("Điều 1. Công nhận kết quả của {{ so_don_vi_cong_nhan }} đơn vị theo danh sách kèm theo; trong đó:"),
        field_line("ket_qua_theo_muc"),
        body_line("Điều 2. Thời hạn công nhận: {{ thoi_han_cong_nhan }}."),
        body_line("Điều 3. Quyết định này có hiệu lực kể từ ngày ký."),
        body_line(
            "Điều 4. Các cơ quan, đơn vị liên quan và các đơn vị có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định"
            " này./."
        ),
        field_line("noi_nhan_va_chu_ky"),
        on_new_page(paragraph("AnnexTitle", "DANH SÁCH CÔNG NHẬN")),
        paragraph("AnnexTitle", "{{ dot_cham_diem }}"),
        paragraph("AnnexNote", "(Kèm theo Quyết định số {{ so_quyet_dinh }} {{ ngay_quyet_dinh }} của {{ don_vi }})"),
        field_line("danh_sach_cong_nhan"),
    ]


YEARLY: dict[PaperKind, Callable[[], list[Element]]] = {
    PaperKind.SHEET: _sheet,
    PaperKind.MINUTES: _minutes,
    PaperKind.SCORES: _scores,
    PaperKind.RECOGNISED: _recognised,
}
