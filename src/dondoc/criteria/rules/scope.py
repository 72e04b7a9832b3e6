"""What no criterion may be about: people's speech, opinion, belief and petitions, and single persons.

Criteria are about the duties of units: safety and service. A unit is never marked down for what its people say,
believe or ask for, and never marked up for watching them.
"""

from __future__ import annotations

import re
import unicodedata

_PARTS = (
    # speech and opinion
    "tư tưởng|dư luận|quan điểm (?:sai trái|chính trị)|chính kiến|phát ngôn|xấu độc|xấu, độc|tin giả|xuyên tạc",
    "phản động|chống đối|biểu tình|tụ tập (?:đông người|trái phép)|kích động|diễn biến hòa bình|trang cá nhân",
    "tài khoản (?:cá nhân|mạng xã hội)|(?:theo dõi|giám sát|nắm tình hình) (?:trên )?(?:mạng xã hội|không gian mạng)",
    # belief
    "tôn giáo|tín ngưỡng|tín đồ|chức sắc|chức việc|nhà tu hành|tà đạo|đạo lạ|truyền đạo|giáo dân",
    # petitions and complaints
    "khiếu nại|tố cáo|khiếu kiện|đơn thư|tiếp công dân",
    "(?:kiến nghị|phản ánh)(?: đông người| của (?:công dân|nhân dân|người dân|cử tri|phụ huynh))",
    # persons
    "đối tượng (?:trọng điểm|chính trị|hình sự|cần quản lý|quản lý|nghi vấn|phức tạp)|người có uy tín|cốt cán",
    "cơ sở bí mật|đặc tình|cộng tác viên bí mật|tố giác|tin báo|sưu tra|lý lịch|nhân khẩu|tạm trú|tạm vắng|căn cước",
    "định danh cá nhân|danh sách (?:người|công dân|học sinh|hộ)|người nghiện|tiền án|tiền sự|mãn hạn tù",
)
_OUTSIDE = re.compile(rf"\b(?:{'|'.join(_PARTS)})\b")


def outside(text: str) -> str | None:
    """The first words of a text that no criterion may hold; None where there are none."""
    found = _OUTSIDE.search(" ".join(unicodedata.normalize("NFC", text).lower().split()))
    return found[0] if found else None
