"""The words before a date that make it a due date."""

from __future__ import annotations

import re

from dondoc.reader.clauses.lazy import LazyPattern

_WORDS = (
    r"trước|chậm nhất|muộn nhất|trễ nhất|không muộn hơn|không chậm hơn|không trễ hơn|không muộn quá|"
    r"không quá|đến|tới|hết|cuối|vào|trong|là|các|"
    r"sáng|chiều|tối|kết thúc|khi|thời điểm|thời hạn|hạn chót|hạn cuối|khoảng|dịp|lúc|hạn|từ nay|nửa đầu|ngay|"
    r"(?<!ban )tổ chức(?=\s(?:vào\s)?ngày)|diễn ra|khai mạc|dự kiến"
)
TRIGGER = rf"(?P<trigger>(?:(?:{_WORDS})(?:\s?:)?,?\s){{1,6}})"
_STRONG = LazyPattern(
    r"(?<!\w)(?:trước|nhất|hơn|quá|đến|tới|hết|cuối|vào|trong|kết thúc|hạn|lúc|tổ chức|diễn ra|khai mạc|"
    r"dự kiến)(?!\w)"
)
_FIRM = LazyPattern(r"(?<!\w)(?:trước|nhất|hơn|quá|hạn)(?!\w)")


def is_strong(trigger: str) -> bool:
    """Whether the words set a time at all ("các", "là" alone do not)."""
    return _STRONG.search(trigger) is not None


def is_firm(trigger: str) -> bool:
    """Whether the words can only mean a due date ("trước", "chậm nhất", "thời hạn"), not a time of
    telling.
    """
    return _FIRM.search(trigger) is not None


def is_before(trigger: str) -> bool:
    """Whether a stretch must be over before it begins: "trước quý IV", but not "trước khi kết thúc
    quý IV".
    """
    return "trước" in trigger and not re.search(r"kết thúc|hết|cuối", trigger)
