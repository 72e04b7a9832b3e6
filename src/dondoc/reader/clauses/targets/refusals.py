"""Numbers that are no goals: results already reached, shares of money, fines, sizes that mark who
is covered.
"""

from __future__ import annotations

from dondoc.reader.clauses.context import Context
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.targets.amounts import Amount
from dondoc.reader.clauses.targets.counting import unit_of
from dondoc.reader.clauses.targets.money import divides_money
from dondoc.reader.clauses.targets.piece import Piece
from dondoc.reader.clauses.targets.shares import marks_covered
from dondoc.reader.clauses.targets.stated import (
    CLAUSE_ENDS,
    DAYS_OF_EACH,
    GOAL_WORD,
    NOUN_ALONE,
    ON_AVERAGE,
    SIZE,
    is_set,
    is_whole_clause,
    states_level,
)
from dondoc.reader.clauses.targets.units import is_measure, is_passing
from dondoc.reader.clauses.verbs import find_verb
from dondoc.reader.plan import Target

_TOLD = LazyPattern(
    r"(?<!\w)(?:đã|đến nay|tính đến|hiện có(?!\s?[,;.)])|hiện nay|hiện còn|(?<!để )xảy ra|(?<!được )ghi nhận|"
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
_COVERED = LazyPattern(
    r"[^,;.]{0,60}trở lên\s?(?:thì|phải|được|bắt buộc|thuộc diện|có trách nhiệm|phải được)|"
    r"[^,;.]{0,20}trở lên\)"
)
_DURATION = LazyPattern(r"\s?(?:giờ|phút|ngày|tháng|năm|tuần|giây)(?!\w)(?! công)")
_YEARS = LazyPattern(r"\s?năm(?!\w)")
_OCCASION = LazyPattern(r"\s(?:Ngày|Tuần|Tuần lễ|Tháng|Mùa)\s[^\W\d]")
_CLOSE = 60
# "thông báo khách hàng trước ít nhất 24 giờ": how long ahead of something.
_AHEAD = LazyPattern(r"(?<!\w)(?:trước|cách nhau)\s$")
# "thùng rác 3 ngăn", "nhà 2 tầng": of which kind the thing is.
_KIND_OF_THING = LazyPattern(
    r"(?<!\w)(?:thùng|tủ|hộp|túi|kệ|bể|bồn|nhà|xe|ô tô|máy|tòa|dãy|khối|trụ sở|khách sạn)\s(?:[^\W\d]+\s){0,2}$"
)
_PARTS_OF_THING = LazyPattern(r"\s(?:ngăn|tầng|buồng|bánh|pha|trục|chỗ|sao)(?!\w)")
# "đạt 60% trên tổng số vụ việc đã giải quyết, tăng 3%": what the share is of, done or not.
_DONE_BASE = LazyPattern(r"(?<!\w)trên (?:tổng )?số [^,;.\d]{2,40}?\sđã(?!\w)")
_FROM_EVENT = LazyPattern(r"[^,;.]{0,24}(?:kể từ|sau khi|tính từ|trước ngày|trước khi)")
_RESULT_OF = LazyPattern(r"(?<!\w)kết quả\s(?!cần|phải|mong|dự|phấn|đầu ra)[^:;]{0,60}(20\d\d)[^:;]{0,20}:")
_CRITERIA = LazyPattern(r"\s(?:tiêu chí|mặt)(?:\svề|,|$)")
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
    r"(?:^|[^\W\d]\s|,\s)(?<!tổng )(?:tiêu chuẩn|định mức|công suất|quy mô|"
    r"dung tích|sức chứa|tải trọng|trọng tải|chiều cao|chiều rộng)(?: thiết kế)?"
    r"(?: (?:mỗi|từng) [^\W\d]+(?: [^\W\d]+)?)?\s$"
)
_POSSESSED = LazyPattern(r"(?<!\w)của\s$")
_AT = LazyPattern(r"(?<!\w)(?:tại|ở)\s$")
_LISTED = LazyPattern(r"(?:,|\svà)\s(?:(?:năm )?20\d\d:?\s(?:(?:là|đạt|có)\s)?)?$|trong đó(?: có)?\s$")
_PART = LazyPattern(r"trong đó có\s$")
# "trong đó khách quốc tế trên 12.000 lượt": a part of what was set before, its noun in front of its number.
_PART_BEFORE = LazyPattern(r"trong đó (?:có )?[^,;.:\d]{2,60}\s$")


def is_goal(piece: Piece, told_from: int, context: Context, last: Target | None, *, aims: bool = False) -> bool:
    """Whether the number is one that the plan sets itself to reach.

    A share is, unless it tells the past or divides money; a count is where a comparing word, "mỗi",
    or a working verb before it says that it is to be reached. ``told_from`` is where the words that
    tell of it may begin; ``last`` is the target just before it, if any; ``aims`` tells that the part is on aims.
    """
    amount, after_goal = piece.amount, last is not None
    before = piece.folded[told_from : amount.start]
    after = piece.folded[amount.end : piece.end]
    told = _DONE_BASE.sub("", before) if " đã" in before else before
    if _TOLD.search(_without_done_nouns(told, amount) if aims else told) or _tells_past_year(before, context):
        return False
    if _MADE_UP.search(before):
        return last is not None and _is_part_of(piece, before, last)
    if divides_money(piece.folded[piece.start : amount.start], after, amount):
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
    return is_set(piece, before) or is_whole_clause(piece) or (aims and states_level(piece))


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
        and NOUN_ALONE.match(piece.folded, start, piece.amount.start)
        and find_verb(piece.text, start, piece.amount.start) is None
        and CLAUSE_ENDS.match(piece.folded, unit[1], piece.end)
    )


def _tells_past_year(before: str, context: Context) -> bool:
    known = int(context.date[:4]) if context.date else context.year
    told = _YEAR_BEFORE.search(before) or _RESULT_OF.search(before)
    return told is not None and known is not None and int(told[1]) < known


def _counts_in_passing(piece: Piece, before: str, after: str) -> bool:
    """Copies, members, kinds, durations, sizes that mark who is covered, "cả 3 tiêu chí"."""
    amount = piece.amount
    is_place = after.startswith(" bản") and _AT.search(before) is not None
    limited = GOAL_WORD.search(amount.compare) is not None or amount.up_end is not None
    if DAYS_OF_EACH.match(after) or (_SPAN_OF_LIFE.search(before) and after.startswith(" tuổi")):
        return False
    if (
        not _is_occasion(piece)
        and is_passing(before, after.lstrip(), amount.value, limited=limited)
        and not is_place
        and not _is_duration_goal(amount, before, after)
    ):
        return True
    if (_DURATION.match(after) and _AHEAD.search(before[-_CLOSE:])) or (
        not amount.compare and _PARTS_OF_THING.match(after) and _KIND_OF_THING.search(before[-_CLOSE:])
    ):
        return True
    if amount.is_cut and _CRITERIA.match(after):
        return True
    if _COVERED.match(after) and SIZE.match(after):
        return True
    if _SIZED.search(before) or (_POSSESSED.search(before) and not amount.compare):
        return True
    if piece.is_inner and _OF_SIZE.search(piece.folded, piece.start, amount.start):
        return True
    if not amount.compare and piece.is_inner and before.endswith("trong "):
        return True  # "ít nhất 4 lần trong 3 thai kỳ"
    return not amount.compare and _ENUMERATED.search(before) is not None


def _is_occasion(piece: Piece) -> bool:
    """Whether a day or week with a capital and a name is counted: "01 Ngày phụ nữ khởi nghiệp"."""
    return _OCCASION.match(piece.text, piece.amount.end) is not None


def _is_duration_goal(amount: Amount, before: str, after: str) -> bool:
    """Of "không quá 20 phút", "bình quân 2,1 ngày" true; of "trong 03 ngày", "10 ngày kể từ ngày ký" false."""
    on_average = ON_AVERAGE.search(before) is not None and not _YEARS.match(after)
    is_compared = amount.compare != "" or amount.is_cut or on_average
    return is_compared and _DURATION.match(after) is not None and not _FROM_EVENT.match(after)
