"""Verbs that make a number of things a goal, and that elsewhere are part of a name or no work."""

from __future__ import annotations

from dondoc.reader.clauses.lazy import LazyPattern

# Verbs that open a count and, in other places, part of a name: "bê tông hóa 12 km", "kết nạp 40 đoàn viên".
MAKES = LazyPattern(
    r"(?:kết nạp|phủ (?:xanh|kín)|khoan|đào|xuất bản|bê tông hóa|(?:[^\W\d]+\s)?(?!văn|hàng|thanh)[^\W\d]+ hóa|"
    r"đóng mới|sưu tầm|phục dựng|"
    r"tuyển (?:dụng|sinh|mới)|khánh thành|tôn tạo|trùng tu|sáng tác|dàn dựng|biểu diễn|hình thành|kêu gọi|khôi phục|"
    r"bảo tồn|thêm|xây lắp|sắm|chỉnh trang|sàng lọc|xuất khẩu|cử(?! tri)|ổn định|cho thuê|khai thác|"
    r"đầu tư|nhận|phụng dưỡng|"
    r"chế biến|tiêu thụ|kéo|tư vấn|huấn luyện|tạo việc làm|cấp (?:nước|điện)|thâm canh|tưới|chiếu sáng|"
    r"vinh danh|khai giảng|"
    r"dựng|làm|thắp sáng|gia hạn|giải thể|ghi danh|cải thiện|xóa|xoá|chứng nhận|bảo hộ|phân hạng|tái định cư|"
    r"(?:phát|chiếu|in|nối)\s$|gắn|kẻ|đăng|viết|may|tặng)(?!\w)"
)
