"""Fields of papers of a campaign of activities."""

from __future__ import annotations

from dondoc.compiling.rules.fields.field import Field

ACTIVITIES = (
    Field("chien_dich", "Tên chiến dịch, ngày hội", "Tháng hành động phòng cháy năm 2026"),
    Field("ke_hoach_chien_dich", "Câu nêu kế hoạch được thực hiện; để trống khi không có", "Thực hiện Kế hoạch ..."),
    Field("so_don_vi_tham_gia", "Số đơn vị được huy động", "12"),
    Field("so_don_vi_lam_du", "Số đơn vị đã làm xong mọi việc", "9"),
    Field("so_viec_da_lam", "Việc đã xong trên việc phải làm của mọi đơn vị", "52/60"),
    Field("ty_le_viec_da_lam", "Tỷ lệ việc đã xong", "86,67%"),
    Field("muc_dich_chien_dich", "Mục đích, yêu cầu", "các đoạn văn", block=True),
    Field("bang_viec_chien_dich", "Từng việc: số đơn vị đã xong, số liệu", "bảng", block=True),
    Field("bang_don_vi_chien_dich", "Từng đơn vị: việc đã xong, ngày xong, số liệu", "bảng", block=True),
    Field("ket_qua_chien_dich", "Kết quả chung khi tổng kết", "các đoạn văn", block=True),
)
