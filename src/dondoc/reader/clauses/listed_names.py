"""A word for many with the names that it stands for behind a colon: "các Sở: Y tế, Nội vụ"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.verbs import begins_with_verb

_COLON_LIST = LazyPattern(r"(?<!\w)[Cc]ác\s+[^\W\d_]+(?:\s[^\W\d_A-ZĐ]+){0,3}(?:,\s[^\W\d_]+)*(?P<colon>:)\s(?=[A-ZĐ])")
_FIELD_LISTED = LazyPattern(r"[^\W\d_]+(?:\s[^\W\d_]+)?\s*(?:(?:[,;]|và)\s|[,;)]|$)")
_NEAR = 40


def listing_colons(text: str, start: int, end: int) -> Iterable[re.Match[str]]:
    """The colons between a word for many and what it stands for: "các xã, phường: An Lạc, Bình Minh"."""
    return _COLON_LIST.finditer(text, start, end) if text.find(":", start, end) >= 0 else ()


def names_behind(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The listing colons, without those that work follows: "các xã, phường: Tổ chức thực hiện"."""
    for colon in listing_colons(text, start, end):
        if not begins_with_verb(text, colon.end()) or _lists_field(text, colon.end()):
            yield colon


def _lists_field(text: str, start: int) -> bool:
    """Whether a word that may be a verb is a field among others: "Xây dựng, Tài chính", not "Giám sát, vận động"."""
    field = _FIELD_LISTED.match(text, start)
    if field is None:
        return False
    return not (text[field.end() : field.end() + 1].islower() and begins_with_verb(text, field.end()))


def lists_behind(text: str, colon: int) -> bool:
    """Whether the names that a word for many stands for follow a colon: "Các Sở: Y tế, Nội vụ"."""
    return any(found.start("colon") == colon for found in names_behind(text, 0, colon + _NEAR))
