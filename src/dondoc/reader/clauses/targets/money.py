"""Money that a number divides, grants or costs: no goal, but for a change of it."""

from __future__ import annotations

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.targets.amounts import Amount

_MONEY_BEFORE = LazyPattern(
    r"(?<!\w)(?:mỗi (?:suất|phần|giải|người)|kinh phí|đối ứng|"
    r"(?<!thu )(?<!nộp )ngân sách (?:tỉnh|trung ương|nhà nước|xã|địa phương|huyện)|"
    r"mức hỗ trợ|phạt|mức chi(?! tiêu)|mức thu(?! nhập)|mức đóng|dự toán|"
    r"tổng mức đầu tư|trị giá|định mức|tổng vốn|nguồn vốn|chi phí|mức phạt|lệ phí|học phí|mức giá|"
    r"lãi suất|mức thưởng|giá trị giải thưởng)(?!\w)"
)
# "Chi phí cho mỗi lượt khám giảm 5%": a change of the money is a goal, a share of it is none.
_MONEY_CHANGES = LazyPattern(r"(?<!\w)(?:tăng|giảm)(?: thêm| bình quân)?\s$")
_MONEY_AFTER = LazyPattern(
    r"\s?(?:tổng\s|giá trị\s|số\s|mức\s)?(?:kinh phí|chi phí|học phí|mức đóng|tổng mức|mức lương|"
    r"lãi suất|giá trị hợp đồng|phí|tiền|giá vé|ngân sách)(?!\w)"
)
_SUPPORT = LazyPattern(r"(?<!\w)(?:hỗ trợ|được hưởng|miễn|trợ cấp|cấp bù|thưởng|tài trợ)(?!\w)[^,;.]{0,30}$")
# "Bố trí tối thiểu 15% tổng kinh phí", "dành 1% chi ngân sách": how money is divided.
_ALLOTS = LazyPattern(r"(?<!\w)(?:bố trí|dành|phân bổ|trích(?: lập)?|để lại|ưu tiên)(?!\w)[^,;.]{0,30}$")
_MONEY_ALLOTTED = LazyPattern(
    r"\s?(?:(?:tổng|số|mức|nguồn|giá trị)\s){0,3}(?:kinh phí|chi(?! hội| đoàn| bộ| nhánh| cục)|ngân sách|dự toán|vốn|"
    r"doanh thu|lợi nhuận|tiền|phí|học phí|nguồn thu|thu (?:ngân sách|sự nghiệp)|quỹ (?!đất|nhà|thời gian))(?!\w)"
)
_MONEY_UNIT = LazyPattern(r"\s?(?:(?:tỷ|tỉ|triệu|nghìn|ngàn)\s)?(?:đồng|usd)(?!\w)")


def divides_money(before: str, after: str, amount: Amount) -> bool:
    is_money = _MONEY_UNIT.match(after) is not None
    if amount.percent is None and not is_money:
        return False
    if _MONEY_BEFORE.search(before) and not _MONEY_CHANGES.search(before):
        return True
    if amount.percent is not None and _ALLOTS.search(before) and _MONEY_ALLOTTED.match(after):
        return True
    return _SUPPORT.search(before) is not None and (is_money or _MONEY_AFTER.match(after) is not None)
