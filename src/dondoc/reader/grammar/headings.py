"""Where the heading of a numbered paragraph ends, and whether it has one at all."""

from __future__ import annotations

import re

from dondoc.reader.clauses.agencies import agency_end
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.listed_names import lists_behind
from dondoc.reader.clauses.verbs import begins_with_verb, find_verb
from dondoc.reader.grammar.agencies import begins_agency, name_in_heading, name_within, names_agency
from dondoc.reader.grammar.charges import find_charge
from dondoc.reader.grammar.letters import CAPITAL
from dondoc.reader.grammar.paragraphs import is_capitals
from dondoc.reader.rules import Basis, basis

_STOPS = (".", ";", "!", "…")
_SENTENCE_INSIDE = LazyPattern(rf"[\w)”\"]\. [{CAPITAL}]")
_INTRODUCES = ("là", "như", "sau", "gồm", "sau đây", "như sau", "cụ thể", "trong đó", "nội dung")
_DATED = LazyPattern(r"\d[/-]")
_LISTS_BELOW = ("như sau:", "sau đây:", "sau:")
# "Lịch lấy nước thực hiện theo bảng sau:"
_BY_TABLE = LazyPattern(r" theo (?:bảng|biểu|lịch|phụ lục|danh mục)\b[^:]*:$")
_ORDERED = LazyPattern(
    r"(?:chủ trì|phối hợp với|có trách nhiệm|chịu trách nhiệm|căn cứ|"
    r"tham mưu(?!(?:,| và) (?:giúp việc|tổng hợp|phục vụ))|theo dõi|tổng hợp(?!$)|nghiêm túc)\b"
)
_MATTERS = LazyPattern(
    r"(?:mục (?:đích|tiêu)|yêu cầu|nội dung|thời (?:gian|điểm|hạn)|địa (?:điểm|bàn)|đối tượng|thành phần|kinh phí|nguồn"
    r"|hình thức|phạm vi|chỉ tiêu|phương (?:pháp|thức|tiện|châm)|số lượng|sản phẩm|kết quả|tiến độ|chủ đề|khẩu hiệu"
    r"|quy mô|lực lượng|hoạt động|cách thức|chế độ|cơ cấu|đơn vị|kỳ hạn|tần suất)\b",
    re.IGNORECASE,
)
_SAYS_WHEN = LazyPattern(
    r"(?:từ|trong|tại|do|theo|trước|sau|đến|bằng|vào|ngày|tháng|quý|năm|dự kiến|khoảng|là|tùy|tuỳ|hằng|hàng|mỗi)(?!\w)"
    r"|ít nhất|\d"
)
# "2. Tập huấn: thời gian từ tháng 3 ...", "3. Kiểm tra tiến độ: hai lần ...", "1. Đăng ký: các khoa nộp ...".
_SCHEDULES = LazyPattern(
    r"(?:thời (?:gian|hạn|điểm)|(?:sáng|chiều|tối|đêm|trưa)\s(?:ngày|thứ)|cấp\s|đợt\s|lần\s|vòng\s|"
    r"(?:\d{1,2}|một|hai|ba|bốn)\s(?:lần|đợt|vòng|ngày|buổi|giờ)(?!\w)|từ ngày|trong (?:ngày|tháng|quý|tuần)|ngày \d|"
    r"trước ngày|họp\s|\d[\d.]*\s[^\W\d]|(?:các|mỗi|từng)\s(?:[^\W\d]+\s){1,4}(?:nộp|gửi|báo cáo|đăng ký|"
    r"tổ chức|hoàn thành)\s)"
)
# "4. Suất sự cố: thoáng qua dưới 3,5 vụ; vĩnh cửu dưới 1,1 vụ"
_LEVEL = LazyPattern(r"[^;,.:\d]{2,60}\s(?:đạt|dưới|trên|không quá|ít nhất|tối thiểu|từ|≥|≤|<|>)\s?\d")
# "1. Tập huấn: tổ chức 13 lớp ..." is headed by what is done; these only introduce what follows.
_LIGHT = LazyPattern(
    r"(?:thực hiện|hướng dẫn|tập trung|tiếp tục|tổ chức|yêu cầu|đề nghị|phối hợp|chủ trì|tham mưu|triển khai|bảo đảm|"
    r"đảm bảo|giao|chỉ đạo|đôn đốc|đẩy mạnh|tăng cường|chú trọng|quan tâm|thông báo|báo cáo|lưu ý)(?!\w)",
    re.IGNORECASE,
)
# "3. Trong năm 2026: làm mới 85 km ..." is one sentence.
_SAYS_TIME = LazyPattern(r"(?:Trong|Đến|Từ|Trước|Hằng|Hàng|Mỗi)\b[^:]{0,40}(?:năm|tháng|quý|tuần|ngày)\b[\s\d/–-]*")
_RUN_IN = basis("outline.run_in")
_RUN_IN_SMALL = basis("outline.run_in.small")
_CAPITALS = basis("outline.capitals")
_SHORT = basis("outline.short")
_BOLD = basis("outline.bold")
_AGENCY = basis("outline.agency")
_LINE = basis("outline.line")
_SENTENCE = basis("outline.sentence")
_SENTENCE_COLON = basis("outline.sentence.colon")
_SENTENCE_OPEN = basis("outline.sentence.open")
# "Rà soát các nội dung: ..." has its objects behind the colon.
_OPEN = LazyPattern(r"(?<!\w)(?:các|những|một số|với|cho|về|đối với|trong đó|việc|nội dung|nhiệm vụ|giải pháp)(?!\w)")
_NAME_INSIDE = LazyPattern(rf"(?<=\s)[{CAPITAL}]")
_OBJECT_BEFORE = LazyPattern(
    r"(?:của|với|cho|về|theo|tại|các|và|do|là|từ|đến|trong|đối với|giúp|mưu|trình|gửi|báo cáo|đạo)\s$|[,;:(–-]\s?$"
)
_SHARE = LazyPattern(r"\d+(?:,\d+)?\s?%")
# "Tỷ lệ ngập còn không quá 8%", "Mỗi thôn có ít nhất 02 bể": a level, and no heading where nothing stands below it.
_STATED = LazyPattern(
    r"(?:\d|≥|≤)\s?%|(?<!\w)(?:không (?:vượt )?quá|không dưới|ít nhất|tối thiểu|tối đa|đạt(?: từ)?|còn|"
    r"xuống(?: dưới)?|(?:tăng|giảm)(?: từ)?)\s\d"
    r"|[≥≤]\s?\d",
    re.IGNORECASE,
)
# What introduces its list is no heading: "Các tuyến đường có:", "03 thôn:".
_NO_MATTER = LazyPattern(
    r"(?:đầu tư|phấn đấu|học tập|kết hợp|chú ý|tạo|làm|lo|dự kiến|gồm|theo|trên cơ sở)(?!\w)"
    r"|(?:.*\s)?(?:các|những|một số|toàn bộ|tất cả)(?!\w)|.*(?:đạt|có|với|gồm|được)$|.*\d",
    re.IGNORECASE,
)
_COUNTED = LazyPattern(r"(?<!\w)\d{1,3} [^\W\d]+(?: [^\W\d]+){0,3}$")
_CLAUSE_LEAST = 5
_LIST_WORDS = 8
_CLAUSE_WORDS = 18
# "1. Đợt 1: Từ ngày 05/12 đến ngày 20/02:" is a heading whole.
_STAGE = LazyPattern(r"(?:Đợt|Giai đoạn|Bước|Kỳ|Vòng|Phiên|Buổi|Lần)\s(?:thứ\s)?\w{1,5}$")
_VERB_WORDS = 3
_RUN_IN_WORDS = 14
_MATTER_WORDS = 6
_SHORT_WORDS = 12
_LONG_WORDS = 75


def find_heading(text: str, *, bold: bool, has_more: bool, beside: bool = False) -> tuple[int, Basis] | None:
    """The length of the heading at the start of a numbered paragraph, and its rule; None where it is a sentence.

    ``text`` is the paragraph without its label; ``has_more`` tells that more follows below it, ``beside`` that the
    paragraph counted right before or behind it is a sentence.
    """
    run_in = _run_in_end(text, has_more=has_more)
    if run_in is not None:
        return run_in
    words = text.count(" ") + 1
    core = text.rstrip(" .;:")
    if is_capitals(core):
        return len(core), _CAPITALS
    if text.endswith("./."):
        return None
    if text.endswith(_STOPS):
        return (len(core), _SHORT) if has_more and words <= _SHORT_WORDS and (bold or _is_name(core)) else None
    if words > _LONG_WORDS or (_SENTENCE_INSIDE.search(text) and not names_agency(core)):
        return None
    if text.endswith(_LISTS_BELOW) and (find_charge(text) is not None or _BY_TABLE.search(text)):
        return None
    if bold:
        return len(core), _BOLD
    if text.endswith(":") and words > _CLAUSE_WORDS and _says_who_acts(core):
        return None
    if has_more and names_agency(core) and not _ORDERED.search(core[slice(*name_within(core))]):
        return len(core), _AGENCY
    if not has_more and _states(core):
        return None
    if beside and not has_more and words > _LIST_WORDS and begins_with_verb(core) and not text.endswith(":"):
        return None
    return (len(core), _LINE) if find_charge(text) is None else None


def _states(text: str) -> bool:
    """Whether words without a stop state a level or list clauses: "Tỷ lệ ngập giảm từ 12% xuống 8%"."""
    return (";" in text and not names_agency(text)) or _STATED.search(text) is not None


def _says_who_acts(text: str) -> bool:
    """Whether an agency is named amid the words and does something: "Xử lý đơn thư Ban Thường trực thực hiện ..."."""
    for found in _NAME_INSIDE.finditer(text):
        if begins_agency(text, found.start()) and not _OBJECT_BEFORE.search(text, 0, found.start()):
            end = agency_end(text, found.start())
            if end < len(text) and begins_with_verb(text, end + 1):
                return True
    return False


def _is_name(text: str) -> bool:
    """Whether a short text names an agency or a matter and says nothing of it."""
    return names_agency(text) or not (_DATED.search(text) or begins_with_verb(text) or find_charge(f"{text}."))


def _run_in_end(text: str, *, has_more: bool) -> tuple[int, Basis] | None:
    """ "1. Mục đích: Nhằm ..." has its heading before the colon."""
    colon = text.find(":")
    if colon <= 0 or colon + 2 >= len(text) or text[colon + 1] != " ":
        return None
    head, rest = text[:colon].rstrip(), text[colon + 1 :].strip()
    if lists_behind(text, colon) and ((charged := find_charge(text)) is None or charged[1] > colon):
        return None  # "Các Sở: Y tế, Nội vụ rà soát ..."
    if _STAGE.match(head) and rest.endswith(":") and "." not in rest:
        return None
    if _names_only(head):
        return len(head), _RUN_IN
    if _SAYS_TIME.fullmatch(head) or head.count(" ") >= _RUN_IN_WORDS or any(sign in head for sign in ".;"):
        return None
    if head.endswith(_INTRODUCES) or head.count("(") != head.count(")") or head.count("“") != head.count("”"):
        return None
    if not rest.endswith((".", ";", ":", "/.")) and (has_more or rest.count(" ") < _CLAUSE_LEAST):
        return None
    if _COUNTED.search(head) and rest[0].isupper() and not begins_with_verb(rest):
        return None  # "Thành lập 03 tổ: Tổ tuần tra, Tổ cứu hộ."
    if rest[0].isupper() or names_agency(head) or _is_matter(head, rest):
        return len(head), _RUN_IN
    return (len(head), _RUN_IN_SMALL) if _is_noun(head) else None


def _is_noun(head: str) -> bool:
    """Whether a few words before a colon seem to name a thing and to say nothing of it: "Chuồng trại"."""
    says_work = begins_with_verb(head) or find_verb(head) is not None
    return head.count(" ") < _MATTER_WORDS and not says_work and not _NO_MATTER.match(head)


def _names_only(head: str) -> bool:
    """Whether words before a colon name agencies, however many, and say nothing of them."""
    start = name_in_heading(head)
    if not names_agency(head) or any(sign in head[start:] for sign in ".“") or head.count("(") != head.count(")"):
        return False
    return find_verb(head, start) is None and not _ORDERED.search(head) and not head.endswith(_INTRODUCES)


def _is_matter(head: str, rest: str) -> bool:
    """Whether a few words before a colon are a heading though what follows begins small.

    They name one of the matters of plans, or a clause of its own follows: who does what, what to do, when and where.
    """
    if _SCHEDULES.match(rest) or _MATTERS.fullmatch(head):
        return True
    if head.count(" ") >= _MATTER_WORDS:
        goes_on = begins_with_verb(rest) or _SHARE.match(rest)
        return bool(goes_on) and begins_with_verb(head) and _is_whole(head)
    if find_charge(rest) is not None or head.endswith("”"):
        return True
    if find_charge(f"{head}.") is not None:
        return False
    if begins_with_verb(head):
        if begins_with_verb(rest):
            return _is_whole(head) or not _LIGHT.match(head)
        return _is_whole(head) and ";" in rest
    if any(rest.casefold().startswith(f"{' '.join(head.split()[-words:])} ".casefold()) for words in (1, 2)):
        return True  # "Loại vắc xin: vắc xin dại vô hoạt ..."
    if ";" in rest and _LEVEL.match(rest):
        return True
    return bool(_MATTERS.match(head) or _SAYS_WHEN.match(rest)) or begins_with_verb(rest)


def _is_whole(work: str) -> bool:
    """Whether work is told whole ("Quét và kiểm tra chất lượng"), so that what follows is no list of its objects."""
    words = work.split()
    return len(words) > _VERB_WORDS and not _OPEN.search(work) and find_verb(work, work.rfind(words[-2])) is None


def sentence_basis(text: str) -> Basis:
    """What it rests on that a numbered paragraph is a sentence without a heading of its own."""
    colon = text.find(": ")
    if colon > 0 and text.count(" ", 0, colon) < _RUN_IN_WORDS:
        return _SENTENCE_COLON
    return _SENTENCE if text.endswith((*_STOPS, ":")) else _SENTENCE_OPEN
