"""Fields of papers of a yearly round of scores."""

from __future__ import annotations

from dondoc.compiling.rules.fields.field import Field

YEARLY = (
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
    Field("so_quyet_dinh", "Số của quyết định; dấu chấm khi chưa có", "125/QĐ-UBND"),
    Field("ngay_quyet_dinh", "Ngày của quyết định; dấu chấm khi chưa có", "ngày 14 tháng 12 năm 2026"),
    Field("thoi_han_cong_nhan", "Thời hạn công nhận", "từ ngày ... đến hết ngày ..."),
    Field("thanh_phan_hoi_dong", "Các đơn vị của hội đồng thẩm định", "các đoạn văn", block=True),
    Field("bang_diem", "Bảng điểm từng tiêu chí: tối đa, tự chấm, thẩm định", "bảng", block=True),
    Field("ket_qua_theo_muc", "Số đơn vị theo từng mức", "các đoạn văn", block=True),
    Field("muc_ket_qua_dat_duoc", "Các mức kết quả của kế hoạch: đạt hay còn thiếu", "các đoạn văn", block=True),
    Field("y_kien_khac_nhau", "Tiêu chí các thành viên chấm khác nhau và kết luận", "các đoạn văn", block=True),
    Field("bang_ket_qua", "Bảng kết quả từng đơn vị: điểm, mức", "bảng", block=True),
    Field("danh_sach_cong_nhan", "Danh sách đơn vị được công nhận; nên đứng cuối văn bản", "bảng", block=True),
)
