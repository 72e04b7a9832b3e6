"""Fields of papers of a campaign of commendation."""

from __future__ import annotations

from dondoc.compiling.rules.fields.field import Field

AWARDS = (
    Field("dot_khen_thuong", "Tên đợt khen thưởng", "Khen thưởng năm 2026"),
    Field("nam_khen_thuong", "Năm khen thưởng", "2026"),
    Field("dieu_kien_khen_thuong", "Các điều kiện đã xét", "báo cáo đúng hạn từ 90% trở lên; ..."),
    Field("so_de_nghi_khen", "Số tập thể được đề nghị", "12"),
    Field("so_duoc_khen", "Số tập thể có tên trong danh sách", "9"),
    Field("ngay_hop_hoi_dong", "Ngày họp hội đồng", "ngày 10 tháng 12 năm 2026"),
    Field("don_vi_du_hop", "Số đơn vị dự họp trên số đơn vị của hội đồng", "3/3"),
    Field("noi_kinh_gui", "Nơi kính gửi: cấp trên trực tiếp; dấu chấm khi không có", "Ủy ban nhân dân tỉnh Sông Mây"),
    Field("so_quyet_dinh", "Số của quyết định; dấu chấm khi chưa có", "125/QĐ-UBND"),
    Field("ngay_quyet_dinh", "Ngày của quyết định; dấu chấm khi chưa có", "ngày 14 tháng 12 năm 2026"),
    Field("thanh_phan_hoi_dong", "Các đơn vị của hội đồng", "các đoạn văn", block=True),
    Field("noi_dung_hop", "Nội dung họp, kết luận của hội đồng", "các đoạn văn", block=True),
    Field("bang_bo_phieu", "Bảng bỏ phiếu: đồng ý, không đồng ý, ý kiến", "bảng", block=True),
    Field("danh_sach_khen_thuong", "Danh sách tập thể theo từng hình thức", "bảng", block=True),
)
