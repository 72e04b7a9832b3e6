"""The vocabulary of templates: what an office may write between double braces in its Word file. No Django here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """``name`` stands in the template as {{ name }}. A ``block`` stands alone in its paragraph and becomes several
    paragraphs or a table; any other is words within a line."""

    name: str
    meaning: str
    example: str
    block: bool = False


FIELDS = (
    Field("don_vi", "Đơn vị lập văn bản", "Ủy ban nhân dân tỉnh Sông Mây"),
    Field("don_vi_in_hoa", "Đơn vị lập văn bản, viết hoa", "ỦY BAN NHÂN DÂN TỈNH SÔNG MÂY"),
    Field("don_vi_cap_tren", "Đơn vị cấp trên trực tiếp", "Bộ Mẫu"),
    Field("don_vi_cap_tren_in_hoa", "Đơn vị cấp trên trực tiếp, viết hoa", "BỘ MẪU"),
    Field("dia_danh", "Địa danh", "Sông Mây"),
    Field("nam", "Năm của văn bản", "2026"),
    Field("ky_hieu", "Phần chữ sau số của báo cáo", "BC-UBND"),
    Field("ky_hieu_don_vi", "Phần chữ của đơn vị trong ký hiệu", "UBND"),
    Field("trich_yeu", "Trích yếu của báo cáo", "Kết quả thực hiện Kế hoạch mẫu (6 tháng đầu năm 2026)"),
    Field("ky_bao_cao", "Tên kỳ báo cáo, không có chữ Báo cáo ở đầu", "6 tháng đầu năm 2026"),
    Field("tu_ngay", "Ngày đầu của khoảng số liệu", "ngày 15 tháng 12 năm 2025"),
    Field("den_ngay", "Ngày cuối của khoảng số liệu", "ngày 14 tháng 6 năm 2026"),
    Field("ngay_so_lieu", "Ngày lấy số liệu", "ngày 20 tháng 6 năm 2026"),
    Field("ke_hoach", "Kế hoạch được báo cáo, đầy đủ", "Kế hoạch số 12/KH-UBND ngày ... của ... về ..."),
    Field("ke_hoach_ngan", "Kế hoạch được báo cáo, ngắn", "Kế hoạch số 12/KH-UBND ngày 12 tháng 01 năm 2026"),
    Field("phai_gui", "Số đơn vị phải gửi báo cáo", "12"),
    Field("da_gui", "Số đơn vị đã gửi, kể cả bị trả lại", "11"),
    Field("ty_le_gui", "Tỷ lệ đơn vị đã gửi", "91,67%"),
    Field("da_chap_nhan", "Số báo cáo đã được chấp nhận", "10"),
    Field("cho_duyet", "Số báo cáo chờ xem xét", "1"),
    Field("bi_tra_lai", "Số báo cáo bị trả lại", "0"),
    Field("qua_han", "Số đơn vị quá hạn chưa gửi", "1"),
    Field("gui_cham", "Số đơn vị gửi chậm", "1"),
    Field("chua_den_han", "Số đơn vị chưa đến hạn gửi", "0"),
    Field("nam_kinh_phi", "Năm ngân sách của kinh phí", "2026"),
    Field("kinh_phi_du_toan", "Dự toán đề nghị của kế hoạch, đồng", "1.200.000.000"),
    Field("kinh_phi_duoc_su_dung", "Kinh phí được sử dụng trong năm, đồng", "1.000.000.000"),
    Field("kinh_phi_giai_ngan", "Kinh phí đã giải ngân, đồng", "640.000.000"),
    Field("kinh_phi_quyet_toan", "Kinh phí đã quyết toán, đồng", "500.000.000"),
    Field("ty_le_giai_ngan", "Tỷ lệ giải ngân", "64,00%"),
    Field("loi_van_gui_bao_cao", "Lời văn phần Tình hình gửi báo cáo", "các đoạn văn", block=True),
    Field("loi_van_chi_tieu", "Lời văn phần Kết quả thực hiện chỉ tiêu", "các đoạn văn", block=True),
    Field("loi_van_kho_khan", "Lời văn phần Khó khăn, vướng mắc", "các đoạn văn", block=True),
    Field("loi_van_kien_nghi", "Lời văn phần Kiến nghị, phương hướng", "các đoạn văn", block=True),
    Field("y_kien_don_vi", "Ý kiến của từng đơn vị, nguyên văn", "các đoạn văn", block=True),
    Field("bang_chi_tieu", "Bảng chỉ tiêu, mục tiêu, kết quả, đánh giá", "bảng", block=True),
    Field("bang_kinh_phi", "Kinh phí của kế hoạch: một câu và bảng theo đơn vị", "đoạn văn và bảng", block=True),
    Field("truong_hop_rieng", "Đơn vị được miễn, đưa ra khỏi danh sách, nhập thay; lý do", "các đoạn văn", block=True),
    Field("danh_sach_cham", "Danh sách chưa gửi, gửi chậm, chưa chấp nhận", "ba bảng", block=True),
    Field("dot_cham_diem", "Tên đợt chấm điểm", "Xã, phường an toàn năm 2026"),
    Field("bo_tieu_chi", "Tên bộ tiêu chí", "Bộ tiêu chí Xã, phường an toàn"),
    Field("van_ban_ban_hanh", "Văn bản ban hành bộ tiêu chí, viết liền sau tên", ", ban hành kèm theo Quyết định ..."),
    Field("nam_danh_gia", "Năm đánh giá", "2026"),
    Field("loai_don_vi", "Loại đơn vị được chấm", "UBND cấp xã"),
    Field("don_vi_duoc_cham", "Đơn vị được chấm (phiếu chấm điểm)", "Ủy ban nhân dân xã Đồng Lau"),
    Field("diem_tu_cham", "Điểm đơn vị tự chấm trên điểm tối đa", "92,5/100"),
    Field("muc_tu_cham", "Mức đơn vị tự chấm", "Xuất sắc"),
    Field("diem_tham_dinh", "Điểm thẩm định trên điểm tối đa", "89/100"),
    Field("muc_tham_dinh", "Mức theo kết quả thẩm định", "Khá"),
    Field("so_don_vi_cham", "Số đơn vị trong đợt", "12"),
    Field("so_don_vi_tham_dinh", "Số đơn vị đã thẩm định", "10"),
    Field("so_don_vi_cong_nhan", "Số đơn vị được công nhận", "9"),
    Field("so_quyet_dinh", "Số của quyết định công nhận", "125/QĐ-UBND"),
    Field("ngay_quyet_dinh", "Ngày của quyết định công nhận", "ngày 14 tháng 12 năm 2026"),
    Field("thoi_han_cong_nhan", "Thời hạn công nhận", "từ ngày ... đến hết ngày ..."),
    Field("bang_diem", "Bảng điểm từng tiêu chí: tối đa, tự chấm, thẩm định", "bảng", block=True),
    Field("thanh_phan_hoi_dong", "Các đơn vị của hội đồng thẩm định", "các đoạn văn", block=True),
    Field("ket_qua_theo_muc", "Số đơn vị theo từng mức", "các đoạn văn", block=True),
    Field("muc_ket_qua_dat_duoc", "Các mức kết quả của kế hoạch: đạt hay còn thiếu", "các đoạn văn", block=True),
    Field("y_kien_khac_nhau", "Tiêu chí các thành viên chấm khác nhau và kết luận", "các đoạn văn", block=True),
    Field("bang_ket_qua", "Bảng kết quả từng đơn vị: điểm, mức", "bảng", block=True),
    Field("danh_sach_cong_nhan", "Danh sách đơn vị được công nhận; nên đứng cuối văn bản", "bảng", block=True),
    Field("chu_ky_hai_ben", "Hai chữ ký song song (phiếu, biên bản)", "hai cột", block=True),
    Field("noi_nhan_va_chu_ky", "Nơi nhận bên trái, chữ ký bên phải", "hai cột", block=True),
    Field("phu_luc_so_lieu", "Phụ lục số liệu từng đơn vị; nên đứng cuối văn bản", "bảng", block=True),
)
BY_NAME = {field.name: field for field in FIELDS}
OPEN, CLOSE, BREAK = "\ue000", "\ue001", "\ue002"
"""Around the name of a block that waits to be put into a filled document; a text that is empty is the two alone. The
third stands where a text goes on in a new line."""
