"""Fields of every paper."""

from __future__ import annotations

from dondoc.compiling.rules.fields.field import Field

COMMON = (
    Field("don_vi", "Đơn vị lập văn bản", "Ủy ban nhân dân tỉnh Sông Mây"),
    Field("don_vi_in_hoa", "Đơn vị lập văn bản, viết hoa", "ỦY BAN NHÂN DÂN TỈNH SÔNG MÂY"),
    Field("don_vi_cap_tren", "Đơn vị cấp trên trực tiếp", "Bộ Mẫu"),
    Field("don_vi_cap_tren_in_hoa", "Đơn vị cấp trên trực tiếp, viết hoa", "BỘ MẪU"),
    Field("dia_danh", "Địa danh", "Sông Mây"),
    Field("nam", "Năm của văn bản", "2026"),
    Field("ky_hieu_don_vi", "Phần chữ của đơn vị trong ký hiệu", "UBND"),
    Field("tu_ngay", "Ngày đầu của khoảng số liệu", "ngày 15 tháng 12 năm 2025"),
    Field("den_ngay", "Ngày cuối của khoảng số liệu", "ngày 14 tháng 6 năm 2026"),
    Field("chu_ky_hai_ben", "Hai chữ ký song song (phiếu, biên bản)", "hai cột", block=True),
    Field("noi_nhan_va_chu_ky", "Nơi nhận bên trái, chữ ký bên phải", "hai cột", block=True),
)
