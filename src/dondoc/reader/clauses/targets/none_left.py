"""Goals of zero: "không có hồ sơ quá hạn", "không còn hộ nghèo"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.reader.source import Span

_COUNTABLE = (
    r"hồ sơ|hộ nghèo|hộ|đơn vị|vụ|người|thôn|xã|phường|điểm|trường hợp|trường|học sinh|trẻ em|trẻ|"
    r"cơ sở|công trình|nhà tạm|nhà|khu dân cư|"
    r"cơ quan|doanh nghiệp|đơn|cán bộ|công chức|tuyến|hợp tác xã|bản|lớp|phòng học|ca|cầu|văn bản|"
    r"nhiệm vụ|dự án|địa bàn|gia đình"
)
_NONE = re.compile(
    r"(?:^|(?<=[,;:]\s)|(?<=phấn đấu\s)|(?<=bảo đảm\s)|(?<=đảm bảo\s)|(?<=và\s)|(?<=năm,\s)|"
    r"(?<=[-+–]\s))(?:cơ bản\s)?không (?:có|còn)\s"
    rf"(?:các\s)?(?P<unit>{_COUNTABLE})(?!\w)"
)


def find_none(folded: str, start: int, end: int) -> Iterator[tuple[Span, Span]]:
    """Each goal of zero: the span of its words up to the noun, and the span of the noun."""
    if "không c" not in folded:
        return
    for found in _NONE.finditer(folded[:end], start):
        yield found.span(), found.span("unit")
