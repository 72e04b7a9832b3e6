"""The templates of papers of inspections and of campaigns of activities."""

from __future__ import annotations

from collections.abc import Callable

from dondoc.compiling.models import PaperKind
from dondoc.compiling.papers.shipped_parts import body_line, field_line, numbered_head, paper_head, section
from dondoc.exports.writers.official_docx.elements import Element

_BLANK = "." * 60


def _visit() -> list[Element]:
    return [
        *numbered_head(
            "         /BB-{{ ky_hieu_don_vi }}", "{{ ngay_kiem_tra }}", "BIÊN BẢN", "{{ noi_dung_kiem_tra }}"
        ),
        body_line("Hôm nay, {{ ngay_kiem_tra }}, {{ don_vi }} kiểm tra tại {{ don_vi_duoc_kiem_tra }}."),
        body_line("{{ don_vi_tham_gia }}"),
        body_line(f"Đại diện đơn vị kiểm tra: {_BLANK}"),
        body_line(f"Đại diện đơn vị được kiểm tra: {_BLANK}"),
        *section("1. Kết quả theo bảng kiểm", "bang_kiem"),
        *section("2. Tồn tại và yêu cầu khắc phục", "bang_ton_tai"),
        *section("3. Kết luận", "ket_luan_kiem_tra"),
        body_line("Biên bản được lập thành 02 bản có giá trị như nhau, mỗi bên giữ 01 bản./."),
        field_line("chu_ky_hai_ben"),
    ]


def _programme() -> list[Element]:
    return [
        *paper_head("BC-{{ ky_hieu_don_vi }}", "BÁO CÁO", "Kết quả thực hiện {{ chuong_trinh_kiem_tra }}"),
        body_line(
            "Thực hiện {{ chuong_trinh_kiem_tra }}{{ so_chuong_trinh }} (từ {{ tu_ngay }} đến {{ den_ngay }}),"
            " {{ don_vi }} báo cáo kết quả như sau:"
        ),
        *section("I. KẾT QUẢ KIỂM TRA"),
        body_line(
            "Đã kiểm tra {{ so_lan_da_kiem_tra }}/{{ so_lan_phai_kiem_tra }} lần phải kiểm tra tại"
            " {{ so_don_vi_da_kiem_tra }} đơn vị; còn thiếu {{ so_lan_con_thieu }} lần."
        ),
        field_line("bang_noi_dung_kiem_tra"),
        *section("II. CÁC LẦN ĐÃ KIỂM TRA", "bang_lan_kiem_tra"),
        *section("III. TỒN TẠI VÀ VIỆC KHẮC PHỤC"),
        body_line(
            "Đã ghi {{ so_ton_tai }} tồn tại; {{ so_ton_tai_da_khac_phuc }} tồn tại đã khắc phục;"
            " {{ so_ton_tai_qua_han }} tồn tại quá hạn khắc phục. Những tồn tại chưa khắc phục xong:"
        ),
        field_line("bang_ton_tai_con_lai"),
        *section("IV. KIẾN NGHỊ"),
        body_line(_BLANK * 2),
        body_line(
            "Trên đây là báo cáo kết quả thực hiện {{ chuong_trinh_kiem_tra }}; {{ don_vi }} trân trọng báo cáo./."
        ),
        field_line("noi_nhan_va_chu_ky"),
    ]


def _campaign() -> list[Element]:
    return [
        *paper_head("BC-{{ ky_hieu_don_vi }}", "BÁO CÁO", "Kết quả {{ chien_dich }}"),
        body_line("{{ ke_hoach_chien_dich }}"),
        body_line("{{ don_vi }} báo cáo kết quả {{ chien_dich }} (từ {{ tu_ngay }} đến {{ den_ngay }}) như sau:"),
        *section("I. MỤC ĐÍCH, YÊU CẦU", "muc_dich_chien_dich"),
        *section("II. KẾT QUẢ"),
        body_line(
            "Huy động {{ so_don_vi_tham_gia }} đơn vị; đã làm xong {{ so_viec_da_lam }} việc ({{ ty_le_viec_da_lam }});"
            " {{ so_don_vi_lam_du }} đơn vị đã làm xong mọi việc."
        ),
        field_line("bang_viec_chien_dich"),
        *section("III. KẾT QUẢ TỪNG ĐƠN VỊ", "bang_don_vi_chien_dich"),
        *section("IV. KẾT QUẢ CHUNG, KIẾN NGHỊ", "ket_qua_chien_dich"),
        body_line("Trên đây là báo cáo kết quả {{ chien_dich }}; {{ don_vi }} trân trọng báo cáo./."),
        field_line("noi_nhan_va_chu_ky"),
    ]


WORK: dict[PaperKind, Callable[[], list[Element]]] = {
    PaperKind.VISIT: _visit,
    PaperKind.PROGRAMME: _programme,
    PaperKind.CAMPAIGN: _campaign,
}
