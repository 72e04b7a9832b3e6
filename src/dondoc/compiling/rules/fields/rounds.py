"""Fields of papers of a reporting round."""

from __future__ import annotations

from dondoc.compiling.rules.fields.field import Field

ROUNDS = (
    Field("ky_hieu", "Phần chữ sau số của báo cáo", "BC-UBND"),
    Field("trich_yeu", "Trích yếu của báo cáo", "Kết quả thực hiện Kế hoạch mẫu (6 tháng đầu năm 2026)"),
    Field("ky_bao_cao", "Tên kỳ báo cáo, không có chữ Báo cáo ở đầu", "6 tháng đầu năm 2026"),
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
    Field("dong_kinh_gui", "Dòng Kính gửi: cấp trên, không có thì nơi nhận để báo cáo", "một dòng", block=True),
    Field("loi_van_gui_bao_cao", "Lời văn phần Tình hình gửi báo cáo", "các đoạn văn", block=True),
    Field("loi_van_chi_tieu", "Lời văn phần Kết quả thực hiện chỉ tiêu", "các đoạn văn", block=True),
    Field("loi_van_kho_khan", "Lời văn phần Khó khăn, vướng mắc", "các đoạn văn", block=True),
    Field("loi_van_kien_nghi", "Lời văn phần Kiến nghị, phương hướng", "các đoạn văn", block=True),
    Field("y_kien_don_vi", "Ý kiến của từng đơn vị, nguyên văn", "các đoạn văn", block=True),
    Field("bang_chi_tieu", "Bảng chỉ tiêu, mục tiêu, kết quả, đánh giá", "bảng", block=True),
    Field("bang_kinh_phi", "Kinh phí của kế hoạch: một câu và bảng theo đơn vị", "đoạn văn và bảng", block=True),
    Field("truong_hop_rieng", "Đơn vị được miễn, đưa ra khỏi danh sách, nhập thay; lý do", "các đoạn văn", block=True),
    Field("danh_sach_cham", "Danh sách chưa gửi, gửi chậm, chưa chấp nhận", "ba bảng", block=True),
    Field("phu_luc_so_lieu", "Phụ lục số liệu từng đơn vị; nên đứng cuối văn bản", "bảng", block=True),
)
