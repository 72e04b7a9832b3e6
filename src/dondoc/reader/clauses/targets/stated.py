"""What sets a count as a goal: a comparing word, a working verb, or in a part on aims a noun and its number."""

from __future__ import annotations

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.targets.counting import LEADING, unit_of
from dondoc.reader.clauses.targets.makes import MAKES
from dondoc.reader.clauses.targets.piece import Piece
from dondoc.reader.clauses.targets.subjects import has_ratio
from dondoc.reader.clauses.targets.units import behind_power, is_measure, unit_start
from dondoc.reader.clauses.verbs import begins_with_verb, find_verb

SIZE = LazyPattern(r"\s?(?:chỗ|tầng|m2|m²|m3|m|mét|giường|phòng|tấn|kw|người)(?!\w)")
ON_AVERAGE = LazyPattern(r"(?<!\w)(?:bình quân|trung bình)\s$")
GOAL_WORD = LazyPattern(r"ít nhất|tối thiểu|không dưới|không quá|tối đa|không vượt quá|nhiều nhất|≥|≤|lên|xuống|còn")
# "- Khách quốc tế trên 12.000 lượt;": a noun, a comparing word and a measure are the whole of a clause.
NOUN_ALONE = LazyPattern(r"[\s+–-]*(?:[^\W\d]+[\s:]+){1,8}$")
CLAUSE_ENDS = LazyPattern(r"[^\w]*(?:[,;.]|$)")
# "tiếp công dân 01 ngày/tháng"
DAYS_OF_EACH = LazyPattern(r"\s(?:ngày|giờ)/(?:tuần|tháng|quý|năm)(?!\w)")
_LEADING_COUNT = LazyPattern(r"[^,;.]{0,90}(?<!\w)(?:đạt|được|có|thoát|ra khỏi|hoàn thành|về đích)(?!\w)(?! mặt)")
_GOAL_BEFORE = LazyPattern(r"(?<!\w)(?:có|đạt|thêm|mới|mỗi|gấp|tự|phấn đấu)(?!\w)")
# "Cấp nước sạch cho trên 3.000 hộ": who is served, with a number that is compared.
_SERVED = LazyPattern(r"(?<!\w)cho\s$")
_EACH = LazyPattern(r"(?<!\w)mỗi(?!\w)")
# "đàn lợn 42.000 con", "Tổng số lao động 1.200 người": the noun stands before its number.
_HEADS = LazyPattern(r"\s(?:(?:nghìn|ngàn|triệu)\s)?(?:con|cây|người|chiếc|suất)(?!\w)(?! giống)")
_SUM = LazyPattern(r"\s*(?:tổng|số|quy mô|dân số|đàn|lực lượng)\s")
# "trên địa bàn 12 xã", "tại 05 bến": where, of which, not how many.
_AT_WHAT = LazyPattern(
    r"(?<!\w)(?:tại|ở|của|trên|trong|với|về|cả|các|những|địa bàn|thuộc|ngoài|giữa|theo|khoảng cách)\s$"
)
# "Hạ thủy 12 thuyền": in a part on aims whatever stands right before a number of things does something to them.
_SHORT_DEED = LazyPattern(
    r"[\s+–-]*(?!(?:toàn|cả|đạt|trên|tại|ở|các|những|mọi|thuộc|quyết định|gồm|bao gồm|với|đối với|cùng|qua|theo|từ|sau|"
    r"trước|trong|hiện|hiện có|ban hành|kèm|đến|tới|giữa|về|của|do|bằng|khoảng|lần|lần thứ|khóa|đợt|kỳ|lớp|khối|số|"
    r"tổng số|học sinh|hơn|dưới|và|hoặc|là|như|so|trừ|ngoài|gần|chỉ)\s)"
    r"(?:[^\W\d]+\s){1,3}$"
)
# "Lương bình quân: 11,5 triệu đồng", "tai nạn nhẹ: dưới 3 vụ": a colon sets the number beside its name.
_NAMED = LazyPattern(
    r"[\s+–;-]*(?!kinh phí|chi phí|số lượng|thời gian|địa điểm|quy mô)(?:[^\W\d]+[\s,/]+){0,12}[^\W\d]+:\s$"
)
_RATES = (" lần/", " lần mỗi", " buổi/")
_LEAST_ABOVE = 10
_YEAR_LEADS = LazyPattern(r"năm 20\d\d: $")
_ALL_OF_IT = LazyPattern(r"(?:toàn|cả)\s(?:tỉnh|xã|ngành|huyện|thành phố|phường|trường|quốc|nước|đơn vị)\s")
_CLOSE = 80


def states_level(piece: Piece) -> bool:
    """Whether a noun and its number are told in one breath, as in a part on aims: "Điện thương phẩm 862 triệu kWh"."""
    amount, folded = piece.amount, piece.folded
    if amount.in_words or _AT_WHAT.search(folded, piece.start, amount.start):
        return False
    leading = None if piece.is_inner else LEADING.match(folded, piece.start, amount.start)
    by_year = leading is not None and _YEAR_LEADS.search(leading[0])
    if (
        leading is not None
        and leading.end() == amount.start
        and (by_year or not is_measure(folded, unit_start(folded, amount.end)))
    ):
        return True  # "- 05 mô hình điểm", "năm 2027: 2.300 căn"
    if _NAMED.match(folded, piece.start, amount.start):
        return True
    marks = [(folded.rfind(mark, piece.start, amount.start), len(mark)) for mark in (", ", ": ", "; ", " và ")]
    start = max((at + length for at, length in marks if at >= 0), default=piece.start)
    timed = LEADING.match(folded, start, amount.start)
    if _SHORT_DEED.match(folded, timed.end() if timed else start, amount.start):
        return True
    if NOUN_ALONE.match(folded, start, amount.start) is None:
        return False
    is_measured = is_measure(folded, unit_start(folded, amount.end)) or _HEADS.match(folded, amount.end) is not None
    return amount.compare != "" or is_measured or _SUM.match(folded, start) is not None


def _is_rate(piece: Piece) -> bool:
    """Whether the number is told for each of something: "25 máy tính/trường"."""
    unit = unit_of(piece)[1]
    return unit is not None and piece.folded.startswith("/", unit[1])


def is_whole_clause(piece: Piece) -> bool:
    """Whether nothing but a noun stands before a compared number, and nothing behind its measure."""
    amount, folded = piece.amount, piece.folded
    if (
        amount.in_words
        or amount.compare not in ("trên", "hơn", "khoảng")
        or not is_measure(folded, unit_start(folded, amount.end))
    ):
        return False
    unit = unit_of(piece)[1]
    ends = unit is not None and CLAUSE_ENDS.match(folded, unit[1], piece.end)
    noun = NOUN_ALONE.match(folded, piece.start, amount.start)
    return bool(ends and noun) and not piece.is_inner and find_verb(piece.text, piece.start, amount.start) is None


def is_set(piece: Piece, before: str) -> bool:
    """Whether comparing words or a verb set the count as a goal."""
    amount, folded = piece.amount, piece.folded
    named = amount.is_multiple or amount.fraction_in_words
    if amount.in_words and not (
        named or amount.compare or _EACH.search(before) or folded.startswith(" lần", amount.end)
    ):
        return False  # "một" is more often an article than a number
    if amount.of is not None or amount.is_cut or amount.is_multiple or has_ratio(folded, piece.start, amount.start):
        return True
    few = amount.value < _LEAST_ABOVE and behind_power(folded, amount.end + 1) == amount.end + 1
    if amount.compare == "trên" and few and not is_measure(folded, unit_start(folded, amount.end)):
        return False  # "trên 04 loại hình" says where, not how many
    if GOAL_WORD.search(amount.compare) or folded.startswith(_RATES, amount.end):
        return True
    if DAYS_OF_EACH.match(folded, amount.end):
        return True
    if amount.up_end is not None and not SIZE.match(folded, amount.end):
        return True
    if amount.compare and _SERVED.search(before):
        return True
    if ON_AVERAGE.search(before) and (is_measure(folded, unit_start(folded, amount.end)) or _is_rate(piece)):
        return True
    return _has_verb(piece) or _GOAL_BEFORE.search(before[-_CLOSE:] + amount.compare) is not None


def _has_verb(piece: Piece) -> bool:
    """Whether a working verb stands before the count, or behind a count that opens the clause
    ("trên 60 xã đạt").
    """
    amount, start = piece.amount, piece.start
    told = piece.folded.rfind(": ", start, amount.start)
    start = max(start, told + 1)
    while start < amount.start and piece.folded[start] in " ,–-*+":
        start += 1
    if whole := _ALL_OF_IT.match(piece.folded, start, amount.start):
        start = whole.end()
    if start >= amount.start and amount.compare in ("", "trên", "hơn", "khoảng"):
        return _LEADING_COUNT.match(piece.folded, amount.end) is not None
    if begins_with_verb(piece.text, start) or MAKES.match(piece.folded, start, amount.start):
        return True
    return find_verb(piece.text, start, amount.start) is not None
