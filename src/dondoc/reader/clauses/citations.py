"""Documents cited by number: "Nghị định số 105/2025/NĐ-CP ngày 15 tháng 5 năm 2025".

Symbols follow Nghị định 30/2020/NĐ-CP (number, slash or dash, letters of the kind and the issuing
body); laws and Party documents, which number in their own ways, are read alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.plan import Citation
from dondoc.reader.rules import Basis, basis
from dondoc.reader.source import Span

_KINDS = (
    "nghị quyết|nghị định|quyết định|chỉ thị|quy chế|quy định|quy hoạch|thông cáo|thông báo kết luận|thông báo|"
    "thông tư|thông tri|"
    "hướng dẫn|chương trình|kế hoạch|phương án|đề án|dự án|báo cáo|biên bản|tờ trình|hợp đồng|"
    "công điện|công văn|"
    "phiếu trình|phiếu chuyển|phiếu gửi|phiếu báo|giấy mời|giấy giới thiệu|bản thỏa thuận|(?<!bản )thỏa thuận|"
    "(?<!pháp )(?<!sắc )(?<!mệnh )lệnh|"
    "bản ghi nhớ|(?<!thông báo )(?<!báo cáo )kết luận|văn bản|pháp lệnh|sắc lệnh|điều lệ|bộ luật|(?<!bộ )luật"
)
_LAWS = ("bộ luật", "luật", "pháp lệnh")
_SYMBOL = r"[A-ZĐ][A-ZĐÂĂÊÔƠƯ\d]*[a-z]{0,2}[A-ZĐ\d]*(?!\w)(?:&[A-ZĐ][A-ZĐÂĂÊÔƠƯ\d]*(?!\w)){0,2}"
_NUMBER = LazyPattern(
    rf"(?<![\w/.,-])(?<!\d:)\d{{1,5}}[a-z]?\s?(?:/\s?(?:19|20)\d{{2}}\s?)?[/-]\s?{_SYMBOL}(?:(?:\s?[-/]|"
    rf"[-/]\s){_SYMBOL})*"
)
# "Đề án số 13": a document may be cited by a bare number, but never without "số".
_BARE = LazyPattern(r"(?:đề án|công văn|chỉ thị|nghị quyết|kết luận|tờ trình) số (\d{1,5})(?!\s?[\w/.,-]*[\d/-])")
_BEFORE = LazyPattern(
    rf".*\b(?P<kind>{_KINDS})(?P<rest>(?:\s(?!(?:của|về|và|theo|tại|này|mẫu|"
    rf"ngày)\b)[^\W\d]+){{0,3}})\s?:?\s?(?:số\s?)*:?\s?$"
)
_LAW_BEFORE = LazyPattern(r".*\b(?P<kind>bộ luật|(?<!bộ )luật|pháp lệnh)\b[^;:.\d]{0,90}?số\s?$")
# "các Quyết định của Thủ tướng Chính phủ: số 2232/QĐ-TTg": who issued stands between the kind and its numbers.
_ISSUED_BEFORE = LazyPattern(rf".*\b(?P<kind>{_KINDS})\scủa\s[^;:.,\d()“]{{3,60}}?\s?[:,(]?\s?số\s?$")
_NUMBER_WORDS = LazyPattern(r"(?:\ssố)+\s*$")
_AND_NUMBER = LazyPattern(r"(?:[,;:]|và)\s?(?:số\s?)?$")
_DATE = LazyPattern(
    r"(?:,?\s?\(?|\s(?:đã\s)?được [^;.\d]{3,60}? thông qua\s|\s?,?\s?của [^;.\d]{3,60}?,?\s)ngày\s(?P<day>\d{1,2})(?:"
    r"\s?(?P<mark>[/.-])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<year>\d{4})"
    r"|\s?tháng\s(?P<month_word>\d{1,2})\s?,?\s?năm\s(?P<year_word>\d{4}))"
)
_SYMBOLED = LazyPattern(r"\d\s?[/-]\s?[A-ZĐ]")
_NUMBERED = LazyPattern(r"[Ss]ố\s\d")
_LOOK_BACK = 130
_BY_NUMBER = basis("citation.number")
_BY_LAW = basis("citation.law")
_BY_SHARED_KIND = basis("citation.shared")
_BY_BARE_NUMBER = basis("citation.bare")


def read_citations(text: str) -> tuple[Citation, ...]:
    """Every document that the text cites by number, once, in order of first appearance.

    The kind is the words before the number, a law's name left out; a date printed at a later
    mention counts for the first. The document's own number ("Số: 145/KH-UBND") names no kind and is
    none.
    """
    found: dict[tuple[str, str], Citation] = {}
    for citation in mentions(text):
        key = (citation.kind, citation.number)
        first = found.setdefault(key, citation)
        if first.date is None and citation.date is not None:
            found[key] = replace(first, date=citation.date)
    return tuple(found.values())


@lru_cache(maxsize=256)  # whole paragraphs and their sentences, for dates, goals and citations in turn
def mentions(text: str) -> tuple[Citation, ...]:
    """Every mention of a document by number, repeated ones too."""
    return tuple(_mentions(text)) if may_cite(text) else ()


def _mentions(text: str) -> Iterator[Citation]:
    kind = None
    folded = fold(text)
    for start, end in _number_spans(text, folded):
        before = folded[max(0, start - _LOOK_BACK) : start]
        if (named := _kind_before(before)) is not None:
            (head, tail), found_by = named
            offset = start - len(before)
            head += offset
            kind = text[head : tail + offset].capitalize()
            found_by = _BY_BARE_NUMBER if text[start:end].isdigit() else found_by
        elif kind is not None and _AND_NUMBER.search(before):
            head, found_by = start, _BY_SHARED_KIND
        else:
            kind = None
            continue
        date = _DATE.match(folded, end)
        number = re.sub(r"\s", "", text[start:end])
        yield Citation(kind, number, _iso(date), (head, date.end() if date else end), basis=found_by)


def may_cite(text: str) -> bool:
    """Whether a document's number can stand in the text; most texts lack even the signs that one takes."""
    # The dash before an item stands behind no digit.
    if ("/" in text or text.find("-", 1) > 0) and _SYMBOLED.search(text):
        return True
    return ("số" in text or "Số" in text) and _NUMBERED.search(text) is not None


def _number_spans(text: str, folded: str) -> list[tuple[int, int]]:
    spans = [found.span() for found in _NUMBER.finditer(text)]
    spans += [found.span(1) for found in _BARE.finditer(folded)]
    return sorted(spans)


def _kind_before(before: str) -> tuple[Span, Basis] | None:
    """Where the kind stands in the folded words that end right before a number, and the rule that tells it."""
    found = _BEFORE.match(before)
    if found is None:
        if law := _LAW_BEFORE.match(before):
            return law.span("kind"), _BY_LAW
        issued = _ISSUED_BEFORE.match(before)
        return (issued.span("kind"), _BY_SHARED_KIND) if issued else None
    if found["kind"] in _LAWS:
        return found.span("kind"), _BY_NUMBER
    rest = _NUMBER_WORDS.sub("", found["rest"])
    return (found.start("kind"), found.end("kind") + len(rest)), _BY_NUMBER


def _iso(date: re.Match[str] | None) -> str | None:
    if date is None:
        return None
    month, year = date["month"] or date["month_word"], date["year"] or date["year_word"]
    return f"{year}-{int(month):02d}-{int(date['day']):02d}"
