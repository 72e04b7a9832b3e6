"""Words near the edge of the scope: no rule is certain of them, so the office decides (rule 5 of docs/scope.md).

The net is wide on purpose. What it catches stays a task and is marked doubtful.
"""

from __future__ import annotations

from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.lazy import LazyPattern

_NEAR_THE_EDGE = LazyPattern(
    r"(?<!\w)(?:dư luận|tư tưởng|tôn giáo|tín ngưỡng|chức sắc|chức việc|tín đồ|người có uy tín|cốt cán|"
    r"xấu,? độc|xuyên tạc|chống phá|kích động|phản động|thế lực|tin giả|luận điệu|phản bác|"
    r"nhân khẩu|cư trú|tạm trú|tạm vắng|hộ khẩu|căn cước|định danh|dữ liệu dân cư|camera|khuôn mặt|"
    r"khiếu kiện|khiếu nại|tố giác|tập trung đông người|điểm nóng|"
    r"đối tượng (?:cần|có|hình|trong diện|quản lý|theo dõi|nghi|vi phạm|cầm đầu|chống)|người lầm lỗi|tái hòa nhập|"
    r"cảm hóa|giáo dục tại|cơ sở bí mật|nắm (?:chắc |bắt |vững )?(?:tình hình|tâm tư|diễn biến)|an ninh chính trị|"
    r"không gian mạng|mạng xã hội|đồng bào dân tộc|đạo lạ|tà đạo|nội bộ)(?!\w)"
)


def find_sensitive(text: str) -> str | None:
    """The first words near the edge of the scope, as printed; None where there are none."""
    found = _NEAR_THE_EDGE.search(fold(text))
    return text[slice(*found.span())] if found else None
