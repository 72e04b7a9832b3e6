"""What stands among the work of a plan and sets none: remarks, what a plan says of itself, closing formulas."""

from __future__ import annotations

import re

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.outline import Node

_NO_TASK = LazyPattern(
    r"(?:Trên đây là|Kèm theo|Ghi chú|Lưu ý)\b|\([^()]*\)\.?$"
    # What a plan says of itself charges nobody.
    r"|(?:Kế hoạch|Chương trình|Phương án|Đề án) này (?!.*(?:yêu cầu|đề nghị|giao|trách nhiệm) )"
    r"(?:(?:được )?(?:thay thế|điều chỉnh|bãi bỏ|áp dụng|phổ biến)"
    r"|(?:bắt đầu )?có hiệu lực|có giá trị|là (?:căn cứ|cơ sở)|gồm)\b"
    r"|(?:Các|Những) (?:nội dung|phần|mục|quy định) (?:khác|còn lại) .*(?:giữ nguyên|không thay đổi|vẫn có hiệu lực)"
)
# "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về ...": no work, but where reports are set or the
# plan counts it among its orders.
_IF_ANY = LazyPattern(
    r"(?:Trong q|Q)uá trình\b[^.;]{0,60}(?:thực hiện|triển khai)[^.;]{0,40}"
    r"(?:nếu|có)[^.;]{0,20} (?:khó khăn|vướng mắc|vấn đề|phát sinh|bất cập)[^;]{0,160}"
    r"(?:phản ánh|phản hồi|báo cáo|thông tin|đề xuất|kiến nghị|liên hệ|trao đổi)"
)
_DIGIT = LazyPattern(r"\d")  # a report by a day is work
REPORTING = LazyPattern(r"(?!tổ chức|phân công).*báo cáo", re.IGNORECASE)


def is_no_work(node: Node) -> bool:
    """Whether a paragraph sets no work: a closing formula, what the plan says of itself, a remark."""
    assert node.body is not None
    text = node.body.text
    if _NO_TASK.match(text):
        return True
    if node.numbered or _DIGIT.search(text) or not _IF_ANY.match(text):
        return False
    return not any(title and REPORTING.match(title) for title in node.titles)
