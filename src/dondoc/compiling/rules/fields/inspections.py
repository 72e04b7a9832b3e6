"""Fields of papers of inspections."""

from __future__ import annotations

from dondoc.compiling.rules.fields.field import Field

INSPECTIONS = (
    Field("noi_dung_kiem_tra", "Nội dung của lần kiểm tra", "Kiểm tra an toàn phòng cháy, chữa cháy"),
    Field("don_vi_duoc_kiem_tra", "Đơn vị được kiểm tra", "Trường Tiểu học Đồng Lau"),
    Field("ngay_kiem_tra", "Ngày kiểm tra", "ngày 12 tháng 5 năm 2026"),
    Field("don_vi_tham_gia", "Câu nêu đơn vị cùng tham gia; để trống khi không có", "Đơn vị cùng tham gia: ..."),
    Field("chuong_trinh_kiem_tra", "Tên chương trình kiểm tra", "Chương trình kiểm tra an toàn năm 2026"),
    Field("so_chuong_trinh", "Số, ký hiệu của chương trình, viết liền sau tên", " số 04/CTr-UBND"),
    Field("so_don_vi_da_kiem_tra", "Số đơn vị đã kiểm tra", "18"),
    Field("so_lan_phai_kiem_tra", "Số lần phải kiểm tra", "24"),
    Field("so_lan_da_kiem_tra", "Số lần đã kiểm tra", "20"),
    Field("so_lan_con_thieu", "Số lần còn thiếu", "4"),
    Field("so_ton_tai", "Số tồn tại đã ghi", "31"),
    Field("so_ton_tai_da_khac_phuc", "Số tồn tại đã khắc phục", "25"),
    Field("so_ton_tai_qua_han", "Số tồn tại quá hạn khắc phục", "2"),
    Field("bang_kiem", "Kết quả theo bảng kiểm", "bảng", block=True),
    Field("bang_ton_tai", "Tồn tại, yêu cầu khắc phục, hạn", "bảng", block=True),
    Field("ket_luan_kiem_tra", "Kết luận của lần kiểm tra", "các đoạn văn", block=True),
    Field("bang_noi_dung_kiem_tra", "Từng nội dung của chương trình: phải, đã kiểm tra", "bảng", block=True),
    Field("bang_lan_kiem_tra", "Từng lần đã kiểm tra: đơn vị, ngày, số tồn tại", "bảng", block=True),
    Field("bang_ton_tai_con_lai", "Tồn tại chưa khắc phục xong", "bảng", block=True),
)
