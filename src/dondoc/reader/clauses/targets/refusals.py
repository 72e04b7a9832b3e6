"""Numbers that are no goals: results already reached, shares of money, fines, sizes that mark who
is covered.
"""

from __future__ import annotations

from dondoc.reader.clauses.context import Context
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.targets.amounts import Amount
from dondoc.reader.clauses.targets.makes import MAKES
from dondoc.reader.clauses.targets.piece import Piece
from dondoc.reader.clauses.targets.places import LEADING, unit_of
from dondoc.reader.clauses.targets.shares import marks_covered
from dondoc.reader.clauses.targets.subjects import has_ratio
from dondoc.reader.clauses.targets.units import behind_power, is_measure, is_passing
from dondoc.reader.clauses.verbs import begins_with_verb, find_verb
from dondoc.reader.plan import Target

_TOLD = LazyPattern(
    r"(?<!\w)(?:đã|đến nay|tính đến|hiện có|hiện nay|hiện còn|(?<!để )xảy ra|(?<!được )ghi nhận|"
    r"(?<!được )phát hiện được|qua hơn|trải qua|lập thành|kết quả đạt được|"
    r"sau hơn)(?!\w)"
)
_MADE_UP = LazyPattern(r"(?<!\w)gồm(?!\w)")
_MADE_UP_OF = LazyPattern(r"(?<!\w)gồm(?: có)?:?\s$")
# "không để xảy ra ùn tắc kéo dài trên 30 phút" tells which ones must not happen.
_NOT_LET = LazyPattern(r"(?<!\w)không để (?:xảy ra|phát sinh|có|còn)\s(?!số|tỷ lệ|tỉ lệ|tổng)(?:[^\W\d]+\s)+$")
_RESTATED = LazyPattern(r"\((?:chiếm|đạt|bằng|tương đương|tương ứng)(?: tỷ lệ| khoảng)?\s?$")
_ENUMERATED = LazyPattern(
    r"(?:^\s?chiếm|gồm|bao gồm|(?<!hoàn )(?<!khánh )(?<!hình )thành|gửi|kèm|trong đó có|(?<!chỉnh )trang|"
    r"(?<!lấy )mẫu|phiếu|thông qua|trên|theo|"
    r"gồm có|như sau)\s?$"
)
_YEAR_BEFORE = LazyPattern(r"(?<!so với )(?<!cùng kỳ )năm (20\d\d)(?:[^,;]{0,40}(?:đạt|là|có|được))?\s?$")
_MONEY_BEFORE = LazyPattern(
    r"(?<!\w)(?:mỗi (?:suất|phần|giải|người)|kinh phí|đối ứng|"
    r"ngân sách (?:tỉnh|trung ương|nhà nước|xã|địa phương|huyện)|"
    r"mức hỗ trợ|phạt|mức chi(?! tiêu)|mức thu(?! nhập)|mức đóng|dự toán|"
    r"tổng mức đầu tư|trị giá|định mức|tổng vốn|nguồn vốn|chi phí|mức phạt|lệ phí|học phí|mức giá|"
    r"lãi suất|mức thưởng|giá trị giải thưởng)(?!\w)"
)
# "Chi phí cho mỗi lượt khám giảm 5%": a change of the money is a goal, a share of it is none.
_MONEY_CHANGES = LazyPattern(r"(?<!\w)(?:tăng|giảm)(?: thêm| bình quân)?\s$")
_MONEY_AFTER = LazyPattern(
    r"\s?(?:tổng\s|giá trị\s|số\s|mức\s)?(?:kinh phí|chi phí|học phí|mức đóng|tổng mức|mức lương|"
    r"lãi suất|giá trị hợp đồng|phí|tiền|giá vé|ngân sách)(?!\w)"
)
_SUPPORT = LazyPattern(r"(?<!\w)(?:hỗ trợ|được hưởng|miễn|trợ cấp|cấp bù|thưởng|tài trợ)(?!\w)[^,;.]{0,30}$")
# "Bố trí tối thiểu 15% tổng kinh phí", "dành 1% chi ngân sách": how money is divided.
_ALLOTS = LazyPattern(r"(?<!\w)(?:bố trí|dành|phân bổ|trích(?: lập)?|để lại|ưu tiên)(?!\w)[^,;.]{0,30}$")
_MONEY_ALLOTTED = LazyPattern(
    r"\s?(?:(?:tổng|số|mức|nguồn|giá trị)\s){0,3}(?:kinh phí|chi(?! hội| đoàn| bộ| nhánh| cục)|ngân sách|dự toán|vốn|"
    r"doanh thu|lợi nhuận|tiền|phí|học phí|nguồn thu|thu (?:ngân sách|sự nghiệp)|quỹ (?!đất|nhà|thời gian))(?!\w)"
)
_MONEY_UNIT = LazyPattern(r"\s?(?:(?:tỷ|tỉ|triệu|nghìn|ngàn)\s)?(?:đồng|usd)(?!\w)")
_COVERED = LazyPattern(
    r"[^,;.]{0,60}trở lên\s?(?:thì|phải|được|bắt buộc|thuộc diện|có trách nhiệm|phải được)|"
    r"[^,;.]{0,20}trở lên\)"
)
_SIZE = LazyPattern(r"\s?(?:chỗ|tầng|m2|m²|m3|m|mét|giường|phòng|tấn|kw|người)(?!\w)")
_DURATION = LazyPattern(r"\s?(?:giờ|phút|ngày|tháng|năm|tuần|giây)(?!\w)(?! công)")
_YEARS = LazyPattern(r"\s?năm(?!\w)")
_ON_AVERAGE = LazyPattern(r"(?<!\w)(?:bình quân|trung bình)\s$")
_FROM_EVENT = LazyPattern(r"[^,;.]{0,24}(?:kể từ|sau khi|tính từ|trước ngày|trước khi)")
_CRITERIA = LazyPattern(r"\s(?:tiêu chí|mặt)(?:\svề|,|$)")
_LEADING_COUNT = LazyPattern(r"[^,;.]{0,90}(?<!\w)(?:đạt|được|có|thoát|ra khỏi|hoàn thành|về đích)(?!\w)(?! mặt)")
GOAL_WORD = LazyPattern(r"ít nhất|tối thiểu|không dưới|không quá|tối đa|không vượt quá|nhiều nhất|≥|≤|lên|xuống|còn")
_GOAL_BEFORE = LazyPattern(r"(?<!\w)(?:có|đạt|thêm|mới|mỗi|gấp|tự|phấn đấu)(?!\w)")
# "Cấp nước sạch cho trên 3.000 hộ": who is served, with a number that is compared.
_SERVED = LazyPattern(r"(?<!\w)cho\s$")
_EACH = LazyPattern(r"(?<!\w)mỗi(?!\w)")
# "Đơn vị có công suất thiết kế từ 1.000 m3" tells which things are meant, not what they are to reach.
_SIZED = LazyPattern(
    r"\w có (?:công suất|quy mô|diện tích|sức chứa|dung tích|tải trọng|trọng tải|chiều cao|chiều dài|chiều rộng|"
    r"độ tuổi|số lao động|vốn điều lệ)(?: [^\W\d]+){0,3}\s$"
)
_DONE_WORDS = (
    r"(?<!\w)đã (?:được )?(?:cấp|ban hành|số hóa|đăng ký|công nhận|giao|phê duyệt|duyệt|xây dựng|thành lập|đầu tư|"
    r"xử lý)(?!\w)"
)
_DONE_NOUN = LazyPattern(_DONE_WORDS)
_DONE_NOUN_INSIDE = LazyPattern(rf"{_DONE_WORDS}(?=\s\S)")
_SPAN_OF_LIFE = LazyPattern(r"tuổi thọ[^,;.]{0,40}$")
_LIMIT_BEHIND = LazyPattern(
    r"\s[^,;.\d]{1,50}\s(?:dưới|không quá|tối đa|trên)\s\d[\d.,]*\s(?P<unit>giờ|phút|ngày)(?!\w)"
)
# "nhà máy đốt rác công suất 500 tấn/ngày", "15 cánh đồng, quy mô mỗi cánh đồng từ 30 ha": how large each is.
_OF_SIZE = LazyPattern(
    r"(?:^|[^\W\d]\s|,\s)(?:công suất|quy mô|dung tích|sức chứa|tải trọng|trọng tải|chiều cao|chiều rộng)(?: thiết kế)?"
    r"(?: (?:mỗi|từng) [^\W\d]+(?: [^\W\d]+)?)?\s$"
)
_POSSESSED = LazyPattern(r"(?<!\w)của\s$")
_AT = LazyPattern(r"(?<!\w)(?:tại|ở)\s$")
# "đàn lợn 42.000 con", "Tổng số lao động 1.200 người": the noun stands before its number.
_HEADS = LazyPattern(r"\s(?:(?:nghìn|ngàn|triệu)\s)?(?:con|cây|người|chiếc|suất)(?!\w)(?! giống)")
_SUM = LazyPattern(r"\s*(?:tổng|số|quy mô|dân số|đàn|lực lượng)\s")
# "trên địa bàn 12 xã", "tại 05 bến": where, of which, not how many.
_AT_WHAT = LazyPattern(
    r"(?<!\w)(?:tại|ở|của|trên|trong|với|về|cả|các|những|địa bàn|thuộc|ngoài|giữa|theo|khoảng cách)\s$"
)
_LISTED = LazyPattern(r"(?:,|\svà)\s$|trong đó(?: có)?\s$")
_PART = LazyPattern(r"trong đó có\s$")
# "trong đó khách quốc tế trên 12.000 lượt": a part of what was set before, its noun in front of its number.
_PART_BEFORE = LazyPattern(r"trong đó (?:có )?[^,;.:\d]{2,60}\s$")
# "- Khách quốc tế trên 12.000 lượt;": a noun, a comparing word and a measure are the whole of a clause.
_NOUN_ALONE = LazyPattern(r"[\s+–-]*(?:[^\W\d]+[\s:]+){1,8}$")
# "Lương bình quân: 11,5 triệu đồng", "tai nạn nhẹ: dưới 3 vụ": a colon sets the number beside its name.
_NAMED = LazyPattern(
    r"[\s+–;-]*(?!kinh phí|chi phí|số lượng|thời gian|địa điểm|quy mô)(?:[^\W\d]+[\s,]+){0,12}[^\W\d]+:\s$"
)
_CLAUSE_ENDS = LazyPattern(r"[^\w]*(?:[,;.]|$)")
_RATES = (" lần/", " lần mỗi", " buổi/")
# "tiếp công dân 01 ngày/tháng"
_DAYS_OF_EACH = LazyPattern(r"\s(?:ngày|giờ)/(?:tuần|tháng|quý|năm)(?!\w)")
_LEAST_ABOVE = 10
_YEAR_LEADS = LazyPattern(r"năm 20\d\d: $")
_ALL_OF_IT = LazyPattern(r"(?:toàn|cả)\s(?:tỉnh|xã|ngành|huyện|thành phố|phường|trường|quốc|nước|đơn vị)\s")
_CLOSE = 80


def is_goal(piece: Piece, told_from: int, context: Context, last: Target | None, *, aims: bool = False) -> bool:
    """Whether the number is one that the plan sets itself to reach.

    A share is, unless it tells the past or divides money; a count is where a comparing word, "mỗi",
    or a working verb before it says that it is to be reached. ``told_from`` is where the words that
    tell of it may begin; ``last`` is the target just before it, if any; ``aims`` tells that the part is on aims.
    """
    amount, after_goal = piece.amount, last is not None
    before = piece.folded[told_from : amount.start]
    after = piece.folded[amount.end : piece.end]
    if _TOLD.search(_without_done_nouns(before, amount) if aims else before) or _tells_past_year(before, context):
        return False
    if _MADE_UP.search(before):
        return last is not None and _is_part_of(piece, before, last)
    if _divides_money(piece.folded[piece.start : amount.start], after, amount):
        return False
    if (
        _RESTATED.search(before)
        or (after_goal and _is_restated(piece))
        or (amount.percent is None and _NOT_LET.search(before))
    ):
        return False
    if amount.percent is not None:
        stated = amount.compare != "" or amount.up_end is not None or after_goal
        return stated or not _ENUMERATED.search(before)
    if last is not None and (marks_covered(piece, told_from) or _marks_kind(after, last)):
        return False
    inside = (after_goal or aims) and _PART.search(before) is not None
    if _counts_in_passing(piece, "" if inside else before, after):
        return False
    if after_goal and (_LISTED.search(before) or _PART_BEFORE.search(before)):
        return True
    if last is not None and _is_next_of_list(piece, last):
        return True
    return _is_set(piece, before) or _is_whole_clause(piece) or (aims and _states_level(piece))


def _states_level(piece: Piece) -> bool:
    """Whether a noun and its number are told in one breath, as in a part on aims: "Điện thương phẩm 862 triệu kWh"."""
    amount, folded = piece.amount, piece.folded
    if amount.in_words or _AT_WHAT.search(folded, piece.start, amount.start):
        return False
    leading = None if piece.is_inner else LEADING.match(folded, piece.start, amount.start)
    by_year = leading is not None and _YEAR_LEADS.search(leading[0])
    if leading is not None and leading.end() == amount.start and (by_year or not is_measure(folded, amount.end + 1)):
        return True  # "- 05 mô hình điểm", "năm 2027: 2.300 căn"
    if _NAMED.match(folded, piece.start, amount.start):
        return True
    start = max(folded.rfind(mark, piece.start, amount.start) + len(mark) for mark in (", ", ": ", "; ", " và "))
    start = max(start, piece.start)
    if _NOUN_ALONE.match(folded, start, amount.start) is None:
        return False
    is_measured = is_measure(folded, amount.end + 1) or _HEADS.match(folded, amount.end) is not None
    return amount.compare != "" or is_measured or _SUM.match(folded, start) is not None


def _without_done_nouns(before: str, amount: Amount) -> str:
    """The words without what only names things by what was done to them: "dữ liệu đã được số hóa tối thiểu 80%"."""
    return (_DONE_NOUN if amount.compare else _DONE_NOUN_INSIDE).sub("", before)


def _is_restated(piece: Piece) -> bool:
    """Whether a share restates the count before it: "15.200 ha/17.900 ha (đạt 85%)", "186 tỷ đồng, bằng 108% ..."."""
    amount, folded = piece.amount, piece.folded
    opened = folded.endswith("(", 0, amount.start) and amount.compare.startswith(("đạt", "bằng"))
    follows = folded.endswith(", ", 0, amount.start) and amount.compare.startswith("bằng")
    return (opened or follows) and amount.percent is not None


def _marks_kind(after: str, last: Target) -> bool:
    """Whether a count tells the kind whose limit follows: "có 01 kỹ thuật dưới 3 giờ; từ 02 kỹ thuật dưới 3,5 giờ"."""
    found = _LIMIT_BEHIND.match(after)
    return found is not None and found["unit"] == last.unit.casefold()


def _is_part_of(piece: Piece, before: str, whole: Target) -> bool:
    """Whether the number is one of those that make up a count just set: "45 phiên, gồm 24 phiên ..., 21 phiên ..."."""
    unit = unit_of(piece)[1]
    if unit is None or piece.amount.percent is not None or piece.folded[slice(*unit)] != whole.unit.casefold():
        return False
    return bool(_MADE_UP_OF.search(before) or _LISTED.search(before))


def _is_next_of_list(piece: Piece, last: Target) -> bool:
    """Whether a noun and its number go on with a list: "khách quốc tế 450 nghìn lượt, khách nội địa 5 triệu lượt"."""
    unit = unit_of(piece)[1]
    if unit is None or piece.is_inner is False or piece.folded[slice(*unit)].split()[-1] != last.unit.split()[-1]:
        return False
    start = max(piece.start, *(piece.folded.rfind(mark, piece.start, piece.amount.start) + 1 for mark in ",("))
    return bool(
        is_measure(piece.folded, unit[0])
        and _NOUN_ALONE.match(piece.folded, start, piece.amount.start)
        and find_verb(piece.text, start, piece.amount.start) is None
        and _CLAUSE_ENDS.match(piece.folded, unit[1], piece.end)
    )


def _is_rate(piece: Piece) -> bool:
    """Whether the number is told for each of something: "25 máy tính/trường"."""
    unit = unit_of(piece)[1]
    return unit is not None and piece.folded.startswith("/", unit[1])


def _is_whole_clause(piece: Piece) -> bool:
    """Whether nothing but a noun stands before a compared number, and nothing behind its measure."""
    amount, folded = piece.amount, piece.folded
    if amount.in_words or amount.compare not in ("trên", "hơn", "khoảng") or not is_measure(folded, amount.end + 1):
        return False
    unit = unit_of(piece)[1]
    ends = unit is not None and _CLAUSE_ENDS.match(folded, unit[1], piece.end)
    noun = _NOUN_ALONE.match(folded, piece.start, amount.start)
    return bool(ends and noun) and not piece.is_inner and find_verb(piece.text, piece.start, amount.start) is None


def _tells_past_year(before: str, context: Context) -> bool:
    known = int(context.date[:4]) if context.date else context.year
    told = _YEAR_BEFORE.search(before)
    return told is not None and known is not None and int(told[1]) < known


def _divides_money(before: str, after: str, amount: Amount) -> bool:
    is_money = _MONEY_UNIT.match(after) is not None
    if amount.percent is None and not is_money:
        return False
    if _MONEY_BEFORE.search(before) and not _MONEY_CHANGES.search(before):
        return True
    if amount.percent is not None and _ALLOTS.search(before) and _MONEY_ALLOTTED.match(after):
        return True
    return _SUPPORT.search(before) is not None and (is_money or _MONEY_AFTER.match(after) is not None)


def _counts_in_passing(piece: Piece, before: str, after: str) -> bool:
    """Copies, members, kinds, durations, sizes that mark who is covered, "cả 3 tiêu chí"."""
    amount = piece.amount
    is_place = after.startswith(" bản") and _AT.search(before) is not None
    limited = GOAL_WORD.search(amount.compare) is not None or amount.up_end is not None
    if _DAYS_OF_EACH.match(after) or (_SPAN_OF_LIFE.search(before) and after.startswith(" tuổi")):
        return False
    if is_passing(after.lstrip(), limited=limited) and not is_place and not _is_duration_goal(amount, before, after):
        return True
    if amount.is_cut and _CRITERIA.match(after):
        return True
    if _COVERED.match(after) and _SIZE.match(after):
        return True
    if _SIZED.search(before) or (_POSSESSED.search(before) and not amount.compare):
        return True
    if piece.is_inner and _OF_SIZE.search(piece.folded, piece.start, amount.start):
        return True
    return not amount.compare and _ENUMERATED.search(before) is not None


def _is_duration_goal(amount: Amount, before: str, after: str) -> bool:
    """Of "không quá 20 phút", "bình quân 2,1 ngày" true; of "trong 03 ngày", "10 ngày kể từ ngày ký" false."""
    on_average = _ON_AVERAGE.search(before) is not None and not _YEARS.match(after)
    is_compared = amount.compare != "" or amount.is_cut or on_average
    return is_compared and _DURATION.match(after) is not None and not _FROM_EVENT.match(after)


def _is_set(piece: Piece, before: str) -> bool:
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
    if amount.compare == "trên" and few and not is_measure(folded, amount.end + 1):
        return False  # "trên 04 loại hình" says where, not how many
    if GOAL_WORD.search(amount.compare) or folded.startswith(_RATES, amount.end):
        return True
    if _DAYS_OF_EACH.match(folded, amount.end):
        return True
    if amount.up_end is not None and not _SIZE.match(folded, amount.end):
        return True
    if amount.compare and _SERVED.search(before):
        return True
    if _ON_AVERAGE.search(before) and (is_measure(folded, amount.end + 1) or _is_rate(piece)):
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
