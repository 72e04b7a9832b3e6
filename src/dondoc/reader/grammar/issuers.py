"""The body that issues the plan: from the head, or from its own words, completed with the place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dondoc.reader.grammar.agencies import begins_agency
from dondoc.reader.grammar.letters import CAPITAL, SMALL
from dondoc.reader.grammar.paragraphs import is_capitals
from dondoc.reader.passage import Passage, joined
from dondoc.reader.plan import Text
from dondoc.reader.source import Source, collapse

# What stands beside the issuing body, on the same printed line where columns were lost.
_MOTTO = re.compile(r"CỘNG (?:HÒA|HOÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT|Độc lập|ĐỘC LẬP|\bSố\b|SỐ\s*:")
_LEVELS = r"tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu"
_PLACED = re.compile(rf"\b({_LEVELS})\s+(.+)$", re.IGNORECASE)
_BARE_LEVEL = re.compile(rf"\b({_LEVELS})$", re.IGNORECASE)
# Bodies of one level of government, known only together with their place.
_LOCAL = re.compile(
    r"(?:sở|ban|phòng|chi cục|thanh tra|ủy ban nhân dân|hội đồng|trung tâm|văn phòng|công an)\b",
    re.IGNORECASE,
)
_NATIONAL_ABOVE = re.compile(r"(?:bộ|chính phủ|tổng cục|ngân hàng|cục|đại học)\b", re.IGNORECASE)
_ISSUES = re.compile(r"\s*(?:\([^)]*\)\s*)?,?\s*(?:ban hành|xây dựng|đề ra|triển khai)\s+(?:\w+\s+)?[Kk]ế hoạch")
_STARTS = re.compile(rf"(?:^|[,;.:] )(?=[{CAPITAL}])|\b(?=(?:Ủy ban|Uỷ ban|UBND|Ban Chỉ đạo)\b)")
_SHORT_FORMS = (
    (re.compile(r"^UBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"^Uỷ ban\b"), "Ủy ban"),
    (re.compile(r"^HĐND\b"), "Hội đồng nhân dân"),
)
_HEAD_MOST = 6


def find_issuer(source: Source, lines: Sequence[Passage], opening: Sequence[Passage], place: str | None) -> Text | None:
    """The issuing body written in full; its span is that of the words that name it."""
    above, body = _from_head(lines)
    if body is not None:
        name = _natural(source, body)
        return Text(
            _completed(_in_full(name), _in_full(_lowered(above)) if above else None, place, source),
            body.span(),
        )
    body = _from_words(opening)
    if body is None:
        return None
    return Text(_completed(_in_full(body.text), None, place, source), body.span())


def _from_head(lines: Sequence[Passage]) -> tuple[str | None, Passage | None]:
    """The body above and the issuing body: the lines of capitals at the head, mottoes left out."""
    names: list[Passage] = []
    for printed in lines:
        motto = _MOTTO.search(printed.text)
        line = printed.part(0, motto.start() if motto else None)
        if not is_capitals(line.text):
            continue
        if names and _goes_on(names[-1], line):
            names[-1] = joined(names[-1], line)
        else:
            names.append(line)
    names = names[:_HEAD_MOST]
    if not names:
        return None, None
    return (names[-2].text if len(names) > 1 else None), names[-1]


def _goes_on(name: Passage, line: Passage) -> bool:
    """ "ỦY BAN NHÂN DÂN" / "TỈNH LÀO CAI" is one name on two lines."""
    adjoining = line.span()[0] - name.span()[1] <= 1
    starts = _natural_case(line.text)
    return adjoining and not begins_agency(starts) and not starts.startswith(("Tỉnh ủy", "Thành ủy", "Đảng"))


def _natural_case(text: str) -> str:
    return text[:1] + text[1:].lower()


def _natural(source: Source, body: Passage) -> str:
    """The name as the document itself writes it in running text, else with a capital first letter."""
    placed = _PLACED.search(body.text)
    ends = [len(body.text), placed.start()] if placed else [len(body.text)]
    for end in ends:
        words = body.text[:end].split()
        pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE) if words else None
        for found in pattern.finditer(source.text, body.span()[1]) if pattern else ():
            if not is_capitals(found[0]):
                name = collapse(found[0])
                return f"{name[0].upper()}{name[1:]} {_lowered(body.text[end:].strip())}".strip()
    return _lowered(body.text)


def _lowered(text: str) -> str:
    """ "ỦY BAN NHÂN DÂN TỈNH LÀO CAI" as "Ủy ban nhân dân tỉnh Lào Cai"."""
    found = _PLACED.search(text)
    start = found.start(2) if found else len(text)
    name = _in_full(text[:start]).lower() if found and not found.start() else _natural_case(_in_full(text[:start]))
    return name + text[start:].title()


def _in_full(name: str) -> str:
    for short, full in _SHORT_FORMS:
        name = short.sub(full, name)
    return name


def _completed(name: str, above: str | None, place: str | None, source: Source) -> str:
    """With the place that the name leaves open: the level's own name, or that of the body above."""
    bare = _BARE_LEVEL.search(name)
    if bare:
        return f"{name} {place or _named_elsewhere(source, bare[1])}".strip()
    if _PLACED.search(name) or not _LOCAL.match(name) or not above or _NATIONAL_ABOVE.match(above):
        return name
    if place is not None and name.casefold().endswith(place.casefold()):
        return name
    found = _PLACED.search(above)
    return f"{name} {found[1].lower()} {found[2]}" if found else name


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
