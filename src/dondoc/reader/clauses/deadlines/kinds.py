"""What is due: a report, the unit's own plan, or something else."""

from __future__ import annotations

from dondoc.reader.clauses.agencies import NAMED
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.plan import DeadlineKind

_PURPOSE = LazyPattern(r"(?:để|phục vụ|làm căn cứ|làm cơ sở|nhằm)\s[^,;.]*(?:,\s(?:tổng hợp,?\s)?báo cáo[^,;.]*)*")
_BASIS = LazyPattern(r"(?:trên cơ sở|căn cứ|theo) (?:báo cáo|kết quả)[^,;.]{0,60},")
# A report that is prepared and goes nowhere yet.
_PREPARED = LazyPattern(r"chuẩn bị (?:nội dung )?báo cáo(?![^;.]*(?:gửi|nộp|về)\s)")
_ADVISED = LazyPattern(
    r"(?<!\w)(?:tham mưu|(?<!giáo )(?<!quy )(?<!chương )(?<!công )(?<!lộ )(?<!tiến )(?<!quá )(?<!hành )trình)(?!\w)"
)
# "Tham mưu UBND xã báo cáo Sở Y tế": the paper leaves the house as a report.
_SENT_ON = LazyPattern(rf"(?<!\w)báo cáo\s(?:[^,;.]{{0,60}}\s(?:gửi|về)\s)?(?:{NAMED.pattern})")
_NO_REPORT = (
    r"(?<!thông tin )(?<!số liệu )(?<!biểu mẫu )(?<!mẫu )(?<!dự thảo )(?<!hệ thống )(?<!hội "
    r"nghị )(?:(?<!chế độ )|(?=báo cáo (?:tháng|quý|năm|0?6 tháng|tuần)(?!\w)))(?<!phản hồi )(?<!tiếp nhận )(?<!bằng )"
    r"(?<!đề cương )"
)
_REPORT = LazyPattern(
    rf"{_NO_REPORT}báo cáo(?! viên)|(?:gửi|nộp|"
    rf"thông báo)\s(?:\S+\s){{0,3}}?kết quả\s(?:\S+\s)?(?:thực hiện|triển khai)"
    r"|tổng hợp kết quả\s(?:[^,;.]{0,40}\s)?(?:gửi|nộp)\s|bằng báo cáo,\s(?:gửi|nộp)"
)
_RESULTS = LazyPattern(
    rf"{_NO_REPORT}báo cáo\s(?:\S+\s){{0,2}}?(?:kết quả|tình hình|định kỳ|tổng kết|sơ kết|năm|6 tháng|quý)"
)
# "Hoàn thành kế hoạch giảng dạy": work that was planned is done; no plan is written.
_FULFILLED = (
    r"hoàn thành\s(?:\d+\s?%\s)?(?:các\s)?(?:chỉ tiêu,?\s)?kế hoạch\s(?:công tác\s)?"
    r"(?:giảng|dạy|học|năm|sản xuất|kinh doanh|gieo|trồng|tiêm|thu|giải ngân|diễn tập|huấn luyện|thi công|tuyển|giao|"
    r"khám|vốn|đầu tư công|sửa chữa|duy tu|nạo vét|tập huấn|vụ)(?!\w)"
)
_PLAN = LazyPattern(
    rf"(?!{_FULFILLED})(?:xây dựng|ban hành|lập|hoàn thiện|điều chỉnh|bổ sung|gửi|hoàn thành|nộp|"
    r"triển khai xây dựng),?\s(?:[^,;.]{0,24}?,\s|(?:\S+\s){0,2}?)"
    r"(?:và\s)?(?:ban hành\s|xây dựng\s)?(?:dự thảo\s)?(?<!vụ )(?<!phòng )(?<!ban )(?<!sở )(?<! - )kế hoạch"
    r"(?! này| số(?! hóa))"
    r"|cụ thể hóa\s(?:[^,;.]{0,60}\s)?(?:thành|bằng)\s(?:các\s)?(?:[^,;.]{0,24}?,\s)?kế hoạch(?! này| số(?! hóa))"
    r"|^(?:[-+–]\s?)?kế hoạch\s(?!này|số)(?:[^,;.]{0,60}\s)?(?:gửi|nộp|hoàn thành|ban hành|xong)"
    r"|^kế hoạch\s(?:triển khai|thực hiện|của|cụ thể|chi tiết|riêng)[^,;.]*(?:gửi|:|trước|chậm nhất)"
)


# "Xây dựng kế hoạch của đơn vị, trình phê duyệt": a unit's own plan is one also where another approves it.
_OWN_PLAN = LazyPattern(
    r"kế hoạch\s[^;.]{0,60}?của\s"
    r"(?:cơ quan|đơn vị|ngành|địa phương|nhà trường|trường|xã|phường|thôn|lớp|tổ|khoa|phòng|mình)(?:\smình)?\s?(?:,|$)"
)
# "viết báo cáo, nộp bản thảo": what goes out is not the report yet.
_DRAFT = LazyPattern(r"(?<!\w)(?:gửi|nộp)\s(?:bản thảo|bản nháp|đề cương)(?!\w)")


def kind_of(clause: str) -> DeadlineKind | None:
    """The kind that the folded words before (or else after) the date tell; None where they tell
    nothing of it.

    A paper advised or submitted ("tham mưu", "trình") and what is reported by others ("để tổng hợp,
    báo cáo") is no report of the one charged.
    """
    said = _PREPARED.sub("", _BASIS.sub("", _PURPOSE.sub("", clause)))
    advised = _ADVISED.search(said)
    plan, report = _last(_PLAN, said), _last(_REPORT, said)
    if report >= 0 and _DRAFT.search(said, report):
        return DeadlineKind.OTHER
    if advised and advised.start() < max(plan, report):
        return DeadlineKind.REPORT if _SENT_ON.search(said, advised.end()) else DeadlineKind.OTHER
    if advised and plan >= 0 and not _SENT_ON.search(said) and "gửi" not in said[plan:]:
        return DeadlineKind.PLAN if _OWN_PLAN.search(said, plan, advised.start()) else DeadlineKind.OTHER
    if plan >= 0 and not _RESULTS.search(said, plan):
        return DeadlineKind.PLAN
    return DeadlineKind.REPORT if report >= 0 else None


def _last(pattern: LazyPattern, said: str) -> int:
    return max((found.start() for found in pattern.finditer(said)), default=-1)
