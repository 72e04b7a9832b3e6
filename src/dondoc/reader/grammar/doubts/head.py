"""Signs that a part of the head may be wrong: parts that disagree, years and names out of the common."""

from __future__ import annotations

import re

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.agencies import begins_agency
from dondoc.reader.grammar.doubts import signs
from dondoc.reader.grammar.doubts.signs import Sign
from dondoc.reader.grammar.letters import CAPITAL
from dondoc.reader.grammar.offices import OFFICE, SIGNED_FOR
from dondoc.reader.grammar.paragraphs import is_unfinished
from dondoc.reader.plan import Head, Period, Recipient, Text

_YEAR_IN_NUMBER = LazyPattern(r"[/-]((?:19|20)\d{2})[/-]")
_YEAR = LazyPattern(r"\bnăm ((?:19|20)\d{2})(?!\s?[-–]\s?\d)")
# Letters that recognition takes for figures and the other way round: "1O5/KH-UBND", "45/KH-U8ND".
_MIXED = LazyPattern(r"^\d*[IlOo|]\d|^\d+[IlO|](?=/)|[A-ZĐ]\d[A-ZĐ]")
_NAME = LazyPattern(r"(?:[^\W\d_]+\.?\s)*[^\W\d_]+")
# "KH-UBND Sông Mây": letters of a document's symbol; "TP. Hồ Chí Minh" has none.
_ODD_PLACE = LazyPattern(rf"(?!(?:TP|TX|TT|ĐK)\b)\b[{CAPITAL}]{{2}}|\d{{3}}|/")
_LEFT_OVER = LazyPattern(r"[{}\[\]]|;\s")
_PURPOSE = LazyPattern(
    r"(?:để )?(?:b/c|b/cáo|báo|p/h|phối|ph\b|th\b|t/h|t/hiện|thực|biết|đăng|theo|chỉ|tổng|triển|kiểm|xin|được|lãnh|"
    r"giám|"
    r"đưa|đ/c|tuyên|hướng|phục|công|c/đ|tham|lưu|cùng|cập|góp|niêm|phổ|quán|thông|gửi|làm|xem|hỗ|tiếp|đề|thẩm|truyền)",
    re.IGNORECASE,
)
_LOCAL = LazyPattern(r"(?:Ban|Ủy ban|Hội đồng|Thường trực|Đảng ủy|Công an)\b", re.IGNORECASE)
_LEVEL = LazyPattern(r"\b(?:tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu|quốc gia|trung ương)\b", re.I)
_FOR = LazyPattern(SIGNED_FOR)
_FOR_ALONE = LazyPattern(r"(?:^|\s)(?:TM|KT|TL|TUQ)\s?\.?$")
_FIRST_YEAR, _LAST_YEAR = "1976", "2100"
_NAME_WORDS = range(2, 7)
_TITLE_WORDS = range(4, 71)
_ISSUER_WORDS = 25
_RECIPIENT_WORDS = 40
_YEARS_AHEAD = 2


def head_signs(head: Head) -> dict[str, Sign]:
    """Why parts of the head may be wrong, by the names of the parts; those of the signatory's "name" too."""
    year = head.date.text[:4] if head.date else None
    found: dict[str, object] = {
        "number": head.number and _number(head.number, year),
        "place": head.place and _place(head.place),
        "date": head.date and _date(head.date, head.number),
        "title": head.title and _title(head.title),
        "issuer": head.issuer and _issuer(head.issuer),
        "period": head.period and _period(head.period, head),
        "name": head.signatory.name and _name(head.signatory.name),
        "authority": head.signatory.authority and _authority(head.signatory.authority),
        "office": head.signatory.title and _office(head.signatory.title),
    }
    if found["authority"] is not None:
        found["office"] = found["office"] or found["authority"]
    return {part: sign for part, sign in found.items() if isinstance(sign, Sign)}


def _authority(authority: Text) -> Sign | None:
    """Lines in the wrong order: "PHÓ CHỦ TỊCH TM. ỦY BAN NHÂN DÂN KT."."""
    found = list(_FOR.finditer(authority.text))
    if _FOR_ALONE.search(authority.text) or (found and found[0].start() > 0):
        return signs.ODD_SIGNING
    return None


def _office(office: Text) -> Sign | None:
    return None if " " in office.text.strip() or OFFICE.search(office.text) else signs.ODD_SIGNING


def recipient_sign(recipient: Recipient) -> Sign | None:
    """Why a line of the recipients may be wrong."""
    if recipient.name.isupper() and len(recipient.name) > 3 and " " in recipient.name:
        return signs.SIGNATURE_AMONG_RECIPIENTS
    if _LEFT_OVER.search(recipient.name):
        return signs.SEVERAL_RECIPIENTS
    if "(để" in recipient.name:
        return signs.PURPOSE_IN_NAME
    if recipient.purpose and not _PURPOSE.match(recipient.purpose):
        return signs.ODD_PURPOSE
    return signs.LONG_RECIPIENT if recipient.name.count(" ") >= _RECIPIENT_WORDS else None


def _number(number: Text, year: str | None) -> Sign | None:
    if _MIXED.search(number.text):
        return signs.ODD_NUMBER
    return signs.YEARS_DISAGREE if _disagree(number.text, year) else None


def _place(place: Text) -> Sign | None:
    return signs.ODD_PLACE if _ODD_PLACE.search(place.text) else None


def _date(date: Text, number: Text | None) -> Sign | None:
    if not _FIRST_YEAR <= date.text < _LAST_YEAR:
        return signs.ODD_YEAR
    return signs.YEARS_DISAGREE if number and _disagree(number.text, date.text[:4]) else None


def _disagree(number: str, year: str | None) -> bool:
    found = _YEAR_IN_NUMBER.search(number)
    return found is not None and year is not None and found[1] != year


def _title(title: Text) -> Sign | None:
    words = title.text.count(" ") + 1
    if words < _TITLE_WORDS.start:
        return signs.SHORT_TITLE
    if words not in _TITLE_WORDS:
        return signs.LONG_TITLE
    return signs.CUT_TITLE if is_unfinished(title.text) else None


def _issuer(issuer: Text) -> Sign | None:
    if not begins_agency(issuer.text):
        return signs.NO_AGENCY
    if _LOCAL.match(issuer.text) and not _LEVEL.search(issuer.text):
        return signs.PLACE_MISSING
    return signs.LONG_AGENCY if issuer.text.count(" ") >= _ISSUER_WORDS else None


def _period(period: Period, head: Head) -> Sign | None:
    if head.date and period.end < head.date.text:
        return signs.SIGNED_AFTER_PERIOD
    if head.date and int(period.start[:4]) > int(head.date.text[:4]) + _YEARS_AHEAD:
        return signs.SIGNED_LONG_BEFORE
    named = _YEAR.findall(head.title.text) if head.title else []
    if named and not any(period.start[:4] <= year <= period.end[:4] for year in named):
        return signs.OTHER_YEAR_IN_TITLE
    return None


def _name(name: Text) -> Sign | None:
    words = name.text.split()
    is_odd = not _NAME.fullmatch(name.text) or len(words) not in _NAME_WORDS or any(len(word) > 8 for word in words)
    return signs.ODD_NAME if is_odd else None
