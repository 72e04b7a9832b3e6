"""The least that a task sets: "mở ít nhất 10 lớp dạy bơi". What a task only counts is no target of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.reader.clauses.lazy import LazyPattern

_WORDS = r"(?:ít nhất|tối thiểu|không (?:dưới|ít hơn))"
# "rộng tối thiểu 900 mm", "dự phòng tối thiểu 15 ngày": how a thing is to be, not how much is to be done.
_MEASURES = (
    r"(?:mm|cm|dm|m|m2|m3|km|kg|g|mg|ml|lít|dpi|px|[KMG]B|[KMG]bps|k?V|k?W|Hz|lux|dB|độ|tuổi|người trở lên|"
    r"giây|phút|giờ|ngày|tuần|tháng|năm|(?:nghìn |triệu |tỷ )?đồng)(?!\w)"
)
_LEAST = LazyPattern(
    rf"\b{_WORDS}\s(?:(?:là|đạt|có|phải|được)\s)?(?:\d[\d.,]*(?!\s?{_MEASURES})(?![\d.,])|(?:một|hai|ba|năm)\s(?!{_MEASURES}))",
    re.IGNORECASE,
)
# "trước ít nhất 24 giờ", "báo cáo ít nhất 01 lần/tháng": how early, how long, how often something is told.
_TELLS = LazyPattern(
    r"\b(?:trước|trong|sau|cách|giữ|lưu(?: trữ)?|kéo dài|chậm|báo cáo|họp|giao ban|gửi|cập nhật|hỗ trợ|mức)"
    rf"(?:\s[^\W\d]+){{0,3}}\s{_WORDS}",
    re.IGNORECASE,
)
_ENDS = LazyPattern(r"[.:;](?=\s)|$")


def pieces_with_least(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Where the pieces of a task's words stand, from ``start`` on, that set a least number of what is counted."""
    if not any(word in text for word in ("nhất", "thiểu", "không dưới", "không ít")):
        return
    begin = start
    for end in _ENDS.finditer(text, start):
        if _LEAST.search(text, begin, end.end()) and not _TELLS.search(text, begin, end.end()):
            yield begin, end.end()
        begin = end.end()


def sets_least(text: str) -> bool:
    """Whether the words of a target say that its number is the least."""
    return _LEAST.search(text) is not None
