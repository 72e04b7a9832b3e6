"""Who is charged by a sentence: "Giao Công an tỉnh chủ trì ...", "Căn cứ ..., các sở xây dựng ..."."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from dondoc.reader.clauses.agencies import SENTENCE_END, agency_end
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.agencies import begins_agency, begins_in_phrase, skip_asking
from dondoc.reader.grammar.letters import CAPITAL, SMALL
from dondoc.reader.rules import Basis, basis
from dondoc.reader.source import Span

_LEADING_CLAUSE = LazyPattern(
    r"(?:Căn cứ|Trên cơ sở|Theo|Để|Định kỳ|Hằng|Hàng|Trong|Sau|Khi|Từ|Trước|Đối với|Nhằm|"
    r"Quá trình|Ngoài|Cuối|Đầu|Giữa|Mỗi|Vào|Đến|Ngay|Chậm nhất|Kết thúc)\b"
)
_ASKS = LazyPattern(r"(?:^|[ ,;])(?=(?:trân trọng |kính )?(?:giao|đề nghị|yêu cầu) )", re.IGNORECASE)
# "..., năm (trước ngày 15/12) các đơn vị báo cáo": a bracket ends the leading clause as a comma does.
_COMMA = LazyPattern(r"(?:,|(?<=\))) (?=\S)")
# How the work is to be done: it belongs to the order, not to the name before it.
_MANNERS = LazyPattern(
    r",?\s+(?:(?:nghiêm túc|tích cực|khẩn trương|chịu trách nhiệm|(?:là|làm) "
    r"(?:cơ quan|đơn vị|bộ phận|đầu mối|thường trực)|cùng với).*"
    r"|cùng (?=các ).*|kịp thời|phải|cũng|đã|đang|sẽ|(?<![Hh]ậu )cần|cùng|có|và|tự|đều|(?<![Tt]hường )trực"
    r"|(?<!cấp trên )(?<!quản lý )(?<!lãnh đạo )(?<!phụ trách )trực tiếp(?: phụ trách.*)?|gửi)$"
)
# "Phòng Nghiệp vụ, kiểm tra và thi hành án phối hợp ...": a subject ends at no comma, so these are its fields.
_SMALL_WORDS = rf"[{SMALL}]+(?: [{SMALL}]+)"
_FIELDS = LazyPattern(
    rf"(?:Phòng|Ban|Vụ|Cục|Chi cục|Văn phòng|Đội) [{CAPITAL}]\w*(?: \w+){{0,2}}(?:, {_SMALL_WORDS}{{0,2}}){{1,4}}"
    rf" và {_SMALL_WORDS}{{0,3}}?(?= (?:chủ trì|phối hợp|tham mưu|có trách nhiệm|chịu trách nhiệm|là|chủ động|tiếp tục|"
    r"giúp|theo dõi|tổng hợp|xây dựng|hướng dẫn|đôn đốc|rà soát|thực hiện)(?!\w))"
)
_SENTENCE_END = LazyPattern(rf"{SENTENCE_END}(?<=\s)", re.IGNORECASE)
_BRACKET = LazyPattern(r"^\s*\([^()]*\)")
_CAPITAL_WORD = LazyPattern(rf" [{CAPITAL}]\w*")
_ASKED = LazyPattern(r"(?:giao|đề nghị|yêu cầu|phân công)(?: cho)? $", re.IGNORECASE)
_SUBJECT = basis("agency.charge")
ASKED = basis("agency.charge.asked")
_IN_CLAUSE = basis("agency.charge.clause")
_WITHIN = 420
_ASKING_WITHIN = 40


def find_charge(text: str, known: Collection[str] = ()) -> Span | None:
    """The phrase of a sentence that names who is charged; None where it charges nobody.

    ``known`` are names of agencies that stand elsewhere in the document; they settle where a long name ends.
    """
    start = skip_asking(text)
    if begins_in_phrase(text, start) if start else begins_agency(text):
        found = _charged_at(text, start, known)
        if found is not None and not start:
            return _asked_by(text, found, known) or found
        return found
    if start or _LEADING_CLAUSE.match(text):
        charges = (_charged_at(text, at, known) for at in _candidates(text) if begins_agency(text, at))
        return next((found for found in charges if found is not None), None)
    return None


def basis_of(text: str, charged: Span) -> Basis:
    """What a name that ``find_charge`` found rests on."""
    if not charged[0]:
        return _SUBJECT
    return ASKED if _ASKED.search(text, 0, charged[0]) else _IN_CLAUSE


def _asked_by(text: str, issuer: Span, known: Collection[str]) -> Span | None:
    """ "Ủy ban nhân dân tỉnh yêu cầu các sở ...": the charged stand after the one who asks."""
    asks = _ASKS.match(text, issuer[1], issuer[1] + _ASKING_WITHIN)
    if not asks:
        return None
    at = asks.end() + skip_asking(text[asks.end() : asks.end() + _ASKING_WITHIN])
    return _charged_at(text, at, known) if begins_agency(text, at) else None


def _candidates(text: str) -> Iterator[int]:
    """Where the main clause may name somebody: behind "đề nghị" and its like, else behind a comma."""
    for asks in _ASKS.finditer(text, 0, _WITHIN):
        yield asks.end() + skip_asking(text[asks.end() : asks.end() + _ASKING_WITHIN])
    for comma in _COMMA.finditer(text, 0, _WITHIN):
        yield comma.end()


def _charged_at(text: str, start: int, known: Collection[str]) -> Span | None:
    """The name that begins at an offset and ends before its order; None where no order follows."""
    end = _end_of_names(text, start, known)
    end = _before_manner(text, start, _before_bracket(text, start, end))
    if text.count("(", start, end) == 1:
        end = _before_bracket(text, start, end)
    ordered = _BRACKET.sub("", text[end:], count=1).strip(" ,.;:/")
    whole = _SENTENCE_END.search(text, start, end) is None
    return (start, end) if end > start and ordered and whole else None


def _before_bracket(text: str, start: int, end: int) -> int:
    bracket = text.find(" (", start, end)
    return bracket if bracket > 0 and text.endswith(")", start, end) else end


def _before_manner(text: str, start: int, end: int) -> int:
    manner = _MANNERS.search(text, start, end)
    return manner.start() if manner else end


def _end_of_names(text: str, start: int, known: Collection[str]) -> int:
    """Where a list of agencies ends; a verb inside a name that is known ends nothing."""
    fields = _FIELDS.match(text, start)
    end = fields.end() if fields else _before_order(text, start)
    for name in known:
        at = text.find(name, start, start + _WITHIN)
        if start <= at <= end < at + len(name):
            after = at + len(name)
            end = _before_order(text, after) if text[after : after + 2] in (", ", "; ") else after
    return end


def _before_order(text: str, start: int) -> int:
    """Where the words of the names end; a word spelt with a capital goes on with a name."""
    end = agency_end(text, start)
    while capital := _CAPITAL_WORD.match(text, end):
        end = agency_end(text, capital.end())
    return end
