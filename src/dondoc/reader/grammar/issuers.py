"""The body that issues the plan: from the head, or from its own words, completed with the place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.agencies import begins_agency
from dondoc.reader.grammar.letterhead import names_in
from dondoc.reader.grammar.letters import CAPITAL, SMALL
from dondoc.reader.grammar.natural_case import LEVELS, PLACED, Running, in_natural_case
from dondoc.reader.grammar.paragraphs import is_capitals, is_unfinished
from dondoc.reader.passage import Passage, joined
from dondoc.reader.plan import Text
from dondoc.reader.rules import Basis, basis
from dondoc.reader.source import Source, Span

_BARE_LEVEL = LazyPattern(rf"\b({LEVELS})$", re.IGNORECASE)
# Bodies of one level of government, known only together with their place.
_LOCAL = LazyPattern(
    r"(?:sở|ban|tiểu ban|phòng|chi cục|thanh tra|ủy ban nhân dân|hội đồng|trung tâm|văn phòng|"
    r"công an|trạm|đài|hạt|đội)\b",
    re.IGNORECASE,
)
_NATIONAL_ABOVE = LazyPattern(r"(?:bộ|chính phủ|tổng cục|ngân hàng|cục|đại học)\b", re.IGNORECASE)
_ISSUES = LazyPattern(r"\s*(?:\([^)]*\)\s*)?,?\s*(?:ban hành|xây dựng|đề ra|triển khai)\s+(?:\w+\s+)?[Kk]ế hoạch")
_STARTS = LazyPattern(rf"(?:^|[,;.:] )(?=[{CAPITAL}])|\b(?=(?:Ủy ban|Uỷ ban|UBND|Ban Chỉ đạo)\b)")
_SHORT_FORMS = (
    (LazyPattern(r"^UBND\b"), "Ủy ban nhân dân"),
    (LazyPattern(r"^Uỷ ban\b"), "Ủy ban"),
    (LazyPattern(r"^HĐND\b"), "Hội đồng nhân dân"),
    (LazyPattern(r"^UBMTTQ\b|^(?:Ủy|Uỷ) ban MTTQ\b", re.IGNORECASE), "Ủy ban Mặt trận Tổ quốc"),
    (LazyPattern(r"\bHội LHPN\b"), "Hội Liên hiệp Phụ nữ"),
    (LazyPattern(r"\bHội CCB\b"), "Hội Cựu chiến binh"),
    (LazyPattern(r"\bLĐLĐ\b"), "Liên đoàn Lao động"),
    (LazyPattern(r"^BCĐ\b", re.IGNORECASE), "Ban Chỉ đạo"),
)
_PARTY_BODY = LazyPattern(r"(?:Tỉnh|Thành|Huyện|Quận|Đảng) (?:ủy|uỷ)|Đảng")
_PARTY_OFFICE = LazyPattern(
    r"(?:Ban (?!Chấp hành|Thường vụ|Chỉ đạo)|Văn phòng|Ủy ban Kiểm tra|Trung tâm)", re.IGNORECASE
)
# "ĐOÀN TNCS HỒ CHÍ MINH" over "BAN CHẤP HÀNH TỈNH LÀO CAI": the committee is that of the body above.
_COMMITTEE = LazyPattern(
    rf"(?:Ban (?:Chấp hành|Thường vụ|Thường trực)|Thường trực)(?=$| (?:{LEVELS})\b)", re.IGNORECASE
)
# "BAN CHẤP HÀNH" over "ĐOÀN TỈNH ĐỒNG THÁP".
_COMMITTEE_ALONE = LazyPattern(r"BAN (?:CHẤP HÀNH|THƯỜNG VỤ|THƯỜNG TRỰC)")
_COMMITTEE_OF = LazyPattern(r"(BAN (?:CHẤP HÀNH|THƯỜNG VỤ|THƯỜNG TRỰC)) (?=\S)")
# Printed at the right of the head where a state office has the motto.
_UNION = LazyPattern(r"ĐOÀN TNCS HỒ CHÍ MINH|ĐẢNG CỘNG SẢN VIỆT NAM")
_PARTY_ABOVE = LazyPattern(r"(?:Tỉnh|Thành|Huyện|Quận|Đảng) (?:ủy|uỷ)\b", re.IGNORECASE)
# "TỔNG CÔNG TY CẤP NƯỚC DUYÊN HẢI" over "CÔNG TY CỔ PHẦN": the form of the body above, no body of its own.
_LEGAL_FORM = LazyPattern(
    r"[-–(\s]*(?:CTCP|(?:CÔNG TY|CTY) (?:CỔ PHẦN|TNHH|TRÁCH NHIỆM HỮU HẠN)"
    r"(?: (?:MTV|(?:MỘT|HAI|NHIỀU) THÀNH VIÊN(?: TRỞ LÊN)?))?)[)\s]*"
)
# "UBND TỈNH LÀO CAI SỞ NỘI VỤ" on one line: the lines of the body above and of the issuing body ran together.
_ABOVE_AND_OWN = LazyPattern(
    r"(?:UBND|(?:ỦY|UỶ) BAN NHÂN DÂN|ĐẢNG (?:ỦY|UỶ)) (?:TỈNH|THÀNH PHỐ|TP\.?|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN)"
    r"(?: [\w.–’'-]+){1,5}? (?=(?:SỞ|PHÒNG|CHI CỤC|TRUNG TÂM|VĂN PHÒNG|THANH TRA|"
    r"BAN (?:CHỈ ĐẠO|CHỈ HUY|QUẢN LÝ|DÂN TỘC|TỔ CHỨC|XÂY DỰNG)|"
    r"TRƯỜNG|BỆNH VIỆN|TRẠM|CÔNG AN|HỘI ĐỒNG) \w)"
)
_HEAD_MOST = 6
# Signs between two lines of one name.
_MOST_BETWEEN = 4
_NAME_WORDS = 16
_PRINTED = basis("head.issuer.printed")
_COMPLETED = basis("head.issuer.completed")
_WORDS = basis("head.issuer.words")


def find_issuer(source: Source, lines: Sequence[Passage], opening: Sequence[Passage], place: str | None) -> Text | None:
    """The issuing body written in full; its span is that of the words that name it."""
    above, body = _from_head(lines)
    if body is not None:
        running = Running(source.text[body.span()[1] :])
        name = _spelt(body.text, running) if is_capitals(body.text) else body.text
        over = _in_full(in_natural_case(above.text, running)) if above else None
        full = _completed(_in_full(name), over, place, source)
        return Text(full, _first_stretch(body), basis=_basis(full, body.text))
    body = _from_words(opening)
    if body is None:
        return None
    return Text(_completed(_in_full(body.text), None, place, source), body.span(), basis=_WORDS)


def _spelt(printed: str, running: Running) -> str:
    """A name printed in capitals as it is spelt; the body whose committee issues the plan is a name of its own."""
    of = _COMMITTEE_OF.match(printed)
    if of is None or not begins_agency(printed, of.end()):
        return in_natural_case(printed, running)
    body = in_natural_case(printed[of.end() :], running)
    return f"{in_natural_case(of[1], running)} {_in_full(body)}"


def _first_stretch(name: Passage) -> Span:
    """Where a name stands, up to the motto where one beside it parts its lines."""
    offsets = name.offsets or ()
    parted = next((at + 1 for at, (one, two) in enumerate(pairwise(offsets)) if two - one > _MOST_BETWEEN), None)
    return name.span(0, parted)


def _basis(name: str, printed: str) -> Basis:
    """What the name rests on: on the head alone where that prints all of it."""
    return _PRINTED if name.casefold() == printed.casefold() else _COMPLETED


def _from_head(lines: Sequence[Passage]) -> tuple[Passage | None, Passage | None]:
    """The body above and the issuing body: the names in capitals at the head, else one in small letters."""
    names: list[Passage] = []
    for line in _names_apart(lines):
        if not is_capitals(line.text):
            continue
        if names and _goes_on(lines, names[-1], line):
            names[-1] = joined(names[-1], line)
        else:
            names.append(line)
    if len(names) > 1 and (_LEGAL_FORM.fullmatch(names[-1].text) or _UNION.fullmatch(names[-1].text)):
        names.pop()
    names = names[:_HEAD_MOST]
    if not names:
        return None, _in_small_letters(lines)
    above = [name for name in names[:-1] if not _UNION.fullmatch(name.text)] or names[:-1]
    return (above[-1] if above else None), names[-1]


def _names_apart(lines: Sequence[Passage]) -> Iterator[Passage]:
    """The names of the head, two bodies on one line one by one."""
    for line in names_in(lines):
        both = _ABOVE_AND_OWN.match(line.text)
        if both:
            yield line.part(0, both.end() - 1)
        yield line.part(both.end() if both else 0)


def _in_small_letters(lines: Sequence[Passage]) -> Passage | None:
    named = [line for line in names_in(lines) if begins_agency(line.text) and line.text.count(" ") < _NAME_WORDS]
    return next((line for line in reversed(named) if not line.text.endswith((".", ";", ":", ","))), None)


def _goes_on(lines: Sequence[Passage], name: Passage, line: Passage) -> bool:
    """ "ỦY BAN NHÂN DÂN" / "TỈNH LÀO CAI" is one name on two lines, the motto beside it or not."""
    ends = next((printed.span()[1] for printed in lines if printed.span()[1] >= name.span()[1]), name.span()[1])
    if line.span()[0] - ends > 1:
        return False
    if " " not in name.text or is_unfinished(name.text):
        return True
    if _COMMITTEE_ALONE.fullmatch(name.text) and not _UNION.fullmatch(line.text):
        return True
    starts = _natural_case(line.text)
    return not begins_agency(starts) and not _PARTY_BODY.match(starts) and not starts.startswith("Bcđ")


def _natural_case(text: str) -> str:
    return text[:1] + text[1:].lower()


def _in_full(name: str) -> str:
    for short, full in _SHORT_FORMS:
        name = short.sub(full, name)
    return name


def _completed(name: str, above: str | None, place: str | None, source: Source) -> str:
    """With the place that the name leaves open: the level's own name, or that of the body above."""
    over = PLACED.search(above) if above else None
    bare = _BARE_LEVEL.search(name)
    if bare and over and over[1].lower() == bare[1].lower():
        return f"{name} {over[2]}"
    if bare:
        return f"{name} {place or _named_elsewhere(source, bare[1])}".strip()
    if above and (found := _COMMITTEE.match(name)):
        return f"{found[0]} {above}{name[found.end() :]}"
    if above and _PARTY_OFFICE.match(name) and _PARTY_ABOVE.match(above):
        return f"{name} {above}"
    if PLACED.search(name) or not _LOCAL.match(name) or not above or _NATIONAL_ABOVE.match(above):
        return name
    if place is not None and name.casefold().endswith(place.casefold()):
        return name
    return f"{name} {over[1].lower()} {over[2]}" if over else name


def _named_elsewhere(source: Source, level: str) -> str:
    """The place that the document names most often after the level's word."""
    found = re.findall(rf"\b{level} ((?:[{CAPITAL}][{SMALL}]+ ?)+)", source.text)
    names = [name.strip() for name in found]
    return max(names, key=names.count) if names else ""


def _from_words(opening: Sequence[Passage]) -> Passage | None:
    for paragraph in opening:
        for issues in _ISSUES.finditer(paragraph.text):
            start = _name_start(paragraph.text, issues.start())
            if start is not None:
                return paragraph.part(start, issues.start())
    return None


def _name_start(text: str, end: int) -> int | None:
    """The first place in the last sentence from which an agency's name runs up to an offset."""
    sentence = max(text.rfind(". ", 0, end), text.rfind("; ", 0, end)) + 1
    for found in _STARTS.finditer(text, sentence, end):
        if begins_agency(text, found.end()) and "(" not in text[found.end() : end].rstrip(")"):
            return found.end()
    return None
