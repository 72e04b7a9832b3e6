"""What is printed on the pages of a document without being part of it."""

from __future__ import annotations

import re

GAZETTE = re.compile(r"^CÔNG BÁO(?:\s[^/]{2,40})?\s*/\s*Số\s+[^/]+/\s*Ngày\s+[\d\-./]+$")
# A bar alone is what is left of a table without cells.
RULE = re.compile(r"^(?:\|(?: ?\|)*|[_=]{3,}|[-–—]{3,}|\*{3,}|(?:[*_-] ){2,}[*_-])$")
PAGE_NUMBER = re.compile(r"^(?:[-–—]\s*)?(?:[Tt]rang\s+)?(\d{1,4})(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?$")
_SIGNED_BY = re.compile(r"^(?:Ký bởi|Người ký)\s*:")
_SIGNED_MORE = re.compile(r"^(?:Cơ quan|Email|Chức vụ|Ngày ký|Thời gian ký|Giờ ký)\s*:")
_SIGNED_END = re.compile(r"^(?:Ngày ký|Thời gian ký|Giờ ký)\s*:\s*[\d:.,\-/ +T]+$")
_SIGNED_LINES = 5


def page_number(text: str) -> int | None:
    """The number, where the text is a page number alone ("12", "- 12 -", "Trang 12/30")."""
    found = PAGE_NUMBER.match(text)
    return int(found[1]) if found else None


def signature_stamps(texts: list[str]) -> set[int]:
    """Indexes of the lines of a digital signature's visible stamp: who, agency, time of signing."""
    stamps: set[int] = set()
    for start, text in enumerate(texts):
        if _SIGNED_BY.match(text):
            stamps.update(_stamp(texts, start))
    return stamps


def _stamp(texts: list[str], start: int) -> range:
    for index in range(start + 1, min(start + _SIGNED_LINES, len(texts))):
        if _SIGNED_END.match(texts[index]):
            return range(start, index + 1)
        if not _SIGNED_MORE.match(texts[index]):
            break
    return range(0)
