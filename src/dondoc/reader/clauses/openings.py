"""A task's first words: whom they charge, to lead or to work with others, and with whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dondoc.reader.clauses.agencies import AGENCY_START, agency_end, split_agencies
from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.verbs import begins_with_verb
from dondoc.reader.plan import Role, Text
from dondoc.reader.rules import basis


@dataclass(frozen=True, slots=True)
class Opening:
    """How a task's first words charge its agency, and the agencies named there to work with."""

    role: Role = Role.OWN
    partners: tuple[Text, ...] = ()


_NAMED = basis("partner.opening")
_MANY = basis("partner.opening.many")
_MARK = LazyPattern(r"(?:[-+•*–]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|\([ivx\d]+\)|[IVX]+\.)\s+", re.IGNORECASE)
_NO_TASK = LazyPattern(
    r"(?:nơi nhận|lưu:|trên đây là|như điều|như trên|kèm theo|\(kèm theo|đã\s|kính gửi|số:|stt\b|"
    r"tt\b|nội dung công việc|"
    r"đơn vị chủ trì|đơn vị phối hợp|cơ quan chủ trì|cơ quan phối hợp)"
)
_BASIS = LazyPattern(
    r"(?:căn cứ|trên cơ sở|trong phạm vi|theo(?! dõi)|sau khi|để|nhằm|xuất phát từ|tùy theo|ngoài|bên cạnh|"
    r"cùng với việc|song song với)\s"
)
# "Thực hiện Nghị quyết ..., chủ trì" names a basis; "Thực hiện kiểm tra, phối hợp với" is work of its own.
_BASIS_DOCUMENT = LazyPattern(
    r"thực hiện (?:chỉ thị|nghị quyết|nghị định|quyết định|kế hoạch|kết luận|công văn|chỉ đạo)\s"
)
# What ends with a semicolon and begins with a document is one of the bases at the head of a plan.
_CITES = LazyPattern(
    r"(?:căn cứ|xét|theo đề nghị)\s(?:vào\s)?(?:các\s)?(?:bộ luật|luật|pháp lệnh|nghị|quyết|thông|chỉ thị|kế hoạch|"
    r"kết luận|công văn|văn bản|hướng dẫn|chương trình|đề án|tờ trình|đề nghị|điều lệ|quy|của)"
)
_LEGAL_BASIS = LazyPattern(r"(?:căn cứ|xét|theo đề nghị)\s")
_ADVERB = LazyPattern(
    r"(?:tiếp tục|chủ động|thường xuyên|tích cực|tăng cường|kịp thời|tham gia|đồng thời|trực tiếp|đẩy mạnh|"
    r"định kỳ|khẩn trương|nghiêm túc|thực hiện tốt việc|làm tốt công tác|có trách nhiệm|"
    r"chịu trách nhiệm(?= chủ trì| phối hợp)|"
    r"(?:định kỳ )?h[ằà]ng (?:năm|quý|tháng|tuần)|ngoài ra|bên cạnh đó|(?:trong )?năm \d{4}|trong quá trình thực hiện|"
    r"nghiên cứu,?(?= chủ trì| phối hợp)|"
    r"(?:làm|là) (?:cơ quan|đơn vị) thường trực(?=[^,;.]{0,60}, (?:chịu trách nhiệm )?(?:chủ trì|phối hợp))[^,;.]*|"
    r"(?:trước mắt|trong thời gian tới))\s?,?\s?(?:và )?"
)
_PAST = LazyPattern(r"(?:trong )?(?:năm|tháng|ngày) [\d/]+(?: năm \d{4})?, [^.;]{0,160}?(?<!\w)đã\s")
_CHARGE = LazyPattern(r"(?:[^,;.:]{0,60}\s)?(?:giao|đề nghị|yêu cầu|phân công)(?: cho)?\s(?=\S)")
_LEAD = LazyPattern(
    r"chủ trì(?!\w)|"
    r"đầu mối(?=,?\s(?:phối hợp|tham mưu|tổng hợp|theo dõi|triển khai|tiếp nhận|hướng dẫn|đôn đốc|tổ chức))|"
    r"(?:làm|là)\s(?:cơ quan\s|đơn vị\s)?(?:làm\s)?đầu mối(?!\w)|(?:làm|là)\s(?:cơ quan|đơn vị)\schủ trì(?!\w)"
)
_JOIN = LazyPattern(r"phối hợp(?!\w)|cùng(?!\svới việc\s)(?: với)?\s")
_ALSO_JOIN = LazyPattern(r"\s?,?\s?(?:(?:và|hoặc)\s)?(?:chủ trì,?\s)?(?=phối hợp(?!\w)|cùng(?: với)?\s)")
_WITH = LazyPattern(
    r"(?:phối hợp(?:\s(?:chặt chẽ|tốt|đồng bộ|thường xuyên|kịp thời|hiệu quả|có hiệu quả|nhịp nhàng),?)*"
    r"|(?=cùng\s))\s?(?P<with>(?:với|cùng với|cùng)\s)?"
)
_COUNCIL = LazyPattern(r"hội đồng phối hợp")
_BREAK = LazyPattern(r",\s|(?<=được giao)\s|(?<=nhiệm vụ)\s|(?<=quyền hạn)\s|(?<=thực tế)\s")
_HEADING_WORDS = 5
_END = LazyPattern(r"[;]|\.\s|\.$|:\s?$")


def read_opening(text: str) -> Opening | None:
    """The role and the partners that a task's opening words give; None where the text is no task.

    Headings, table heads, legal bases, lines of recipients, closing formulas and past acts are no tasks.
    """
    start = _skip_mark(text)
    if _is_no_task(text, start):
        return None
    start = _skip_leading(text, start)
    folded = fold(text)
    if lead := _LEAD.match(folded, start):
        join = _ALSO_JOIN.match(folded, lead.end())
        return Opening(Role.LEAD, _partners(text, join.end()) if join else ())
    if _JOIN.match(folded, start):
        return Opening(Role.COORDINATE, _partners(text, start))
    return Opening()


def _skip_mark(text: str) -> int:
    found = _MARK.match(text)
    return found.end() if found else 0


def _is_no_task(text: str, start: int) -> bool:
    folded = fold(text)
    body = text[start:].strip()
    if not body or body.isupper() or _NO_TASK.match(folded, start):
        return True
    if _LEGAL_BASIS.match(folded, start) and (
        (body.endswith(";") and _CITES.match(folded, start)) or _main_clause(text, start) is None
    ):
        return True
    if _PAST.match(folded, start) or _is_heading(text, start):
        return True
    if AGENCY_START.match(folded, start):
        end = agency_end(text, start)
        rest = folded[end:].strip()
        return rest in ("", ":", ".", ";") or rest.startswith("đã ")
    return False


def _is_heading(text: str, start: int) -> bool:
    """A few words without an end mark that open with no verb, no agency and no leading phrase."""
    if text[-1] in ".;:,/" or text.count(" ", start) >= _HEADING_WORDS or begins_with_verb(text, start):
        return False
    folded = fold(text)
    opens = (_LEAD, _JOIN, _ADVERB, _BASIS, _CHARGE, AGENCY_START)
    return not any(pattern.match(folded, start) for pattern in opens)


def _skip_leading(text: str, start: int) -> int:
    """Past leading adverbs, a leading phrase ("Căn cứ ...,") and the agency charged, to the first
    working verb.
    """
    folded = fold(text)
    while True:
        if _LEAD.match(folded, start) or _JOIN.match(folded, start):
            return start
        if adverb := _ADVERB.match(folded, start):
            start = adverb.end()
            continue
        is_basis = _BASIS.match(folded, start) or _BASIS_DOCUMENT.match(folded, start)
        if is_basis and (clause := _main_clause(text, start)) is not None:
            start = clause
            continue
        break
    if (charged := _charged(text, start)) is not None:
        return charged
    return start


def _main_clause(text: str, start: int) -> int | None:
    """Where the main clause begins after a leading phrase: behind a comma at a verb or an agency
    charged.
    """
    folded = fold(text)
    end = _END.search(folded, start)
    stop = end.start() if end else len(text)
    for found in _BREAK.finditer(folded, start, stop):
        here = found.end()
        direct = _LEAD.match(folded, here) or _JOIN.match(folded, here)
        if direct or (found[0][0] == "," and (begins_with_verb(text, here) or _ADVERB.match(folded, here))):
            return here
        if found[0][0] == "," and AGENCY_START.match(folded, here) and _verb_after_agency(text, here) is not None:
            return here
    return None


def _charged(text: str, start: int) -> int | None:
    """Past "Giao X", "Đề nghị X" or a subject ("Sở X chủ trì ...") to the verb of what is asked."""
    folded = fold(text)
    charge = _CHARGE.match(folded, start)
    here = charge.end() if charge and not _asks_in_passing(text, start, charge) else start
    if here == start and (not AGENCY_START.match(folded, start) or begins_with_verb(text, start)):
        return None
    if _COUNCIL.match(folded, here):
        return None
    return _verb_after_agency(text, here)


def _asks_in_passing(text: str, start: int, charge: re.Match[str]) -> bool:
    """Whether the words before "đề nghị" are work of their own, so that what is asked is asked in
    passing.
    """
    return begins_with_verb(text, start) and not charge[0].startswith(("giao", "đề nghị", "yêu cầu"))


def _verb_after_agency(text: str, start: int) -> int | None:
    end = agency_end(text, start)
    rest = end
    while rest < len(text) and text[rest] in " ,":
        rest += 1
    if _BASIS.match(fold(text), rest):
        return _main_clause(text, rest)
    return rest if begins_with_verb(text, rest) else None


def _partners(text: str, start: int) -> tuple[Text, ...]:
    """The agencies named right after "phối hợp với"."""
    folded = fold(text)
    joined = _WITH.match(folded, start)
    if joined is None or not _names_agency(text, joined):
        return ()
    end = agency_end(text, joined.end())
    spans = split_agencies(text, joined.end(), end)
    return tuple(Text(text[s:e], (s, e), basis=_NAMED if text[s].isupper() else _MANY) for s, e in spans)


def _names_agency(text: str, joined: re.Match[str]) -> bool:
    here = joined.end()
    if here >= len(text) or text[here] in ",;.:":
        return False
    if joined["with"]:
        return True
    return bool(AGENCY_START.match(fold(text), here)) and not begins_with_verb(text, here)
