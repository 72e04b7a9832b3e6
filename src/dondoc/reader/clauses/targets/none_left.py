"""Goals of zero: "không có hồ sơ quá hạn", "không còn hộ nghèo"."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.source import Span

_COUNTABLE = (
    r"hồ sơ|hộ nghèo|hộ|đơn vị|vụ|người|thôn|xã|phường|điểm|trường hợp|trường|học sinh|trẻ em|trẻ|"
    r"cơ sở|công trình|nhà tạm|nhà|khu dân cư|"
    r"cơ quan|doanh nghiệp|đơn|cán bộ|công chức|tuyến|hợp tác xã|bản|lớp|phòng học|ca|cầu|văn bản|"
    r"nhiệm vụ|dự án|địa bàn|gia đình"
)
# What is lacking there is no count: "không có điều kiện", "không còn phù hợp".
_UNCOUNTABLE = (
    r"khả năng|điều kiện|nhu cầu|căn cứ|cơ sở pháp lý|giá trị|hiệu quả|ý kiến|quyền|thẩm quyền|hiệu lực|nghĩa|ý nghĩa|"
    r"lý do|phù hợp|biểu hiện|dấu hiệu|thời gian|kinh phí|nguồn|liên quan|gì|ai|đủ|thể|phép|được|bị|là|ở|tại|trong|hại"
)
_NONE = LazyPattern(
    r"(?:^|(?<=[,;:]\s)|(?<=phấn đấu\s)|(?<=bảo đảm\s)|(?<=đảm bảo\s)|(?<=và\s)|(?<=năm,\s)|(?<=\d\s)|(?<=\d,\s)|"
    r"(?<=địa bàn\s)|(?<=địa bàn xã\s)|(?<=địa bàn tỉnh\s)|(?<=toàn xã\s)|"
    r"(?<=[-+–]\s))(?:cơ bản\s)?không (?:có|còn)\s(?:các\s)?"
    rf"(?:(?P<unit>{_COUNTABLE})(?!\w)|(?!(?:{_UNCOUNTABLE})(?!\w))(?P<noun>[^\W\d]+(?:\s[^\W\d]+){{1,7}}))"
)
_NOUN_END = LazyPattern(
    r"\s(?:được|bị|có|không|chưa|đã|phải|do|tại|trên|trong|ở|để|khi|so với|gây|xảy ra|bỏ|thiếu|vượt|quá|đạt)(?!\w)"
)


def find_none(folded: str, start: int, end: int) -> Iterator[tuple[Span, Span]]:
    """Each goal of zero: the span of its words up to the noun, and the span of the noun."""
    if "không c" not in folded:
        return
    for found in _NONE.finditer(folded[:end], start):
        if found["unit"]:
            yield found.span(), found.span("unit")
            continue
        head, tail = found.span("noun")
        stop = _NOUN_END.search(folded, head, tail)
        yield (found.start(), stop.start() if stop else tail), (head, stop.start() if stop else tail)
