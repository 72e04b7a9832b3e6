"""Words of work inside the names of agencies: the field of an office, what a committee is about, who is meant."""

from __future__ import annotations

from dondoc.reader.clauses.lazy import LazyPattern

# The second half of an office's field is no order: "Phòng Văn thư, lưu trữ", "Ban Thi đua, khen thưởng".
_FIELD_BEFORE = LazyPattern(
    r"\s(?:Văn thư|Thi đua|Thanh tra|Kiểm tra|Tuyên truyền|Phổ biến|Hành chính|Kế hoạch|Đào tạo|Bảo tồn|Bảo vệ)"
    r"(?:, | và | - )$|\sDịch vụ $"
)
# Nor is what an office does its field for: "Quỹ Đầu tư phát triển", "Chi cục An toàn vệ sinh thực phẩm".
_DOES_BEFORE = LazyPattern(
    r"\s(?:Hỗ trợ|Đầu tư|Xúc tiến|Khuyến khích|An toàn|Nghiên cứu|Đào tạo|Tư vấn|Bồi dưỡng|Ứng dụng|Chăm sóc|"
    r"Kiểm soát)\s$"
)
_FIELD_OF_WORK = LazyPattern(
    r"(?:phát triển|vệ sinh|sản xuất|đào tạo|bồi dưỡng|nghiên cứu|ứng dụng|chuyển giao|bảo vệ|phục hồi|chăm sóc|"
    r"quảng bá|xây dựng|khởi nghiệp|thanh toán)(?!\w)"
)
# "Ban Chỉ đạo tỉnh về chuyển đổi số": what a committee is about belongs to its name, what is reported to it doesn't.
COMMITTEE = LazyPattern(
    r"(?<!\w)(?:(?:Ban|Hội đồng|Ủy ban|Uỷ ban|Tổ)\s(?:Chỉ đạo|chỉ đạo|Chỉ huy|chỉ huy|[Qq]uốc gia|[Cc]ông tác|"
    r"[Ll]iên ngành)|BCĐ)(?:\s[^\s,;.:()]+){0,6}?\s"
    r"(?=về\s(?!(?:kết quả|tình hình|công tác|việc|tiến độ|nội dung|các|những|số liệu)(?!\w)))"
)
# "Các bộ phận được phân công nghiêm túc triển khai": who is meant among many is part of the name.
GIVEN = LazyPattern(
    r"(?<=\s)(?P<given>được)\s(?:phân công|giao)(?: nhiệm vụ| trách nhiệm| chủ trì| phụ trách)?"
    r"(?=\s(?:nghiêm túc|chủ động|có trách nhiệm|chịu trách nhiệm|tích cực|khẩn trương|kịp thời|phối hợp|căn cứ)(?!\w))"
)
# "Các cơ quan tham mưu, giúp việc Đảng ủy": what an office is there for.
_ADVISING = LazyPattern(
    r"(?i:cơ quan|đơn vị|bộ phận|ban) (?:chuyên trách |chuyên môn )?(?P<work>tham mưu)(?:,| và) "
    r"(?P<more>giúp việc|tổng hợp|phục vụ)(?!\w)"
)
_NEAR = 50
# "gửi Trung tâm kiểm định": what a centre is for.
_CENTRE = LazyPattern(r"(?<!\w)[Tt]rung tâm\s$")
_CENTRE_WORK = LazyPattern(r"(?:kiểm định|kiểm nghiệm|khảo thí|sát hạch)(?!\w)")
_FIELD_START = LazyPattern(r"về\s(?:phòng,\s)?$")
# "Tiểu ban thông tin, tuyên truyền": a subcommittee is named by its work, in small letters too.
_SUBCOMMITTEE = LazyPattern(r"[Tt]iểu ban\s(?:[^,;.:()]{2,40},\s)*$")
_SUBCOMMITTEE_WORK = LazyPattern(
    r"(?:thông tin|tuyên truyền|bảo vệ|phục vụ|vận động|giám sát|kiểm tra|khen thưởng)(?!\w)"
)


def is_in_name(text: str, start: int, verb: int) -> bool:
    """Whether a verb in lower case goes on with the field that a name ends with."""
    if GIVEN.match(text, max(start, verb - len("được "))) or _FIELD_START.search(text, start, verb):
        return True
    if _SUBCOMMITTEE.search(text, start, verb) and _SUBCOMMITTEE_WORK.match(text, verb):
        return True
    advising = _ADVISING.finditer(text, max(start, verb - _NEAR), verb + _NEAR)
    if any(verb in (found.start("work"), found.start("more")) for found in advising):
        return True
    if _CENTRE.search(text, start, verb) and _CENTRE_WORK.match(text, verb):
        return True
    if _FIELD_BEFORE.search(text, start, verb):
        return True
    return _FIELD_OF_WORK.match(text, verb) is not None and _DOES_BEFORE.search(text, start, verb) is not None
