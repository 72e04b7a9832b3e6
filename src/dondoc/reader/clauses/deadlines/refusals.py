"""Dates that are no due dates, though a trigger stands before them."""

from __future__ import annotations

from dondoc.reader.clauses.context import Context
from dondoc.reader.clauses.deadlines.triggers import is_firm
from dondoc.reader.clauses.deadlines.when import DATED, When
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.verbs import begins_with_verb
from dondoc.reader.source import Span

_TOLD_BEFORE = LazyPattern(
    r"(?:tính|tính (?:đến|từ|tới)[^,;.]*|kể|kể từ|số liệu|chốt[^,;.]*|(?:số liệu|dữ liệu)[^,;.]*lấy[^,;.]*|"
    r"có hiệu lực(?: thi hành)?|áp dụng|(?<!học )sinh(?: ra)?|được xây dựng|trên đất|được cấp|được thành lập|đã[^,;.]*|"
    r"kỷ niệm[^,;.]*|tầm nhìn|định hướng|"
    r"thi hành|công nhận từ|nhiệm kỳ[^,;.]*|mốc)\s?$"
)
# "trao đổi số liệu trước ngày 05": figures that are sent, not counted up to a day.
_SENDS_FIGURES = LazyPattern(
    r"(?<!\w)(?:gửi|nộp|chuyển|cung cấp|trao đổi|chia sẻ|cập nhật|tổng hợp|đối chiếu|đối soát|nhập|báo cáo)\s"
    r"(?:[^\W\d]+\s){0,3}(?:số liệu|dữ liệu)\s?$"
)
# What opens is due where its day is still to come and ends the clause; else it tells which things are meant.
_OPENED = LazyPattern(r"(?:(?:đưa|đi) vào (?:sử dụng|hoạt động|khai thác|vận hành)|hoạt động)\s?$")
_DIGIT = LazyPattern(r"\d")
_YEAR = 12
_CLAUSE_CLOSES = LazyPattern(r"\s?(?:[,;.)]|$)")
# "Bệnh sởi (tháng 1 đến tháng 4)" tells when the thing happens.
_SEASON = LazyPattern(r"\((?:tháng|quý|mùa) [^()]*$")
# "Độ dốc không quá 1/12"
_RATIO = LazyPattern(r"(?<!\w)(?:độ dốc|tỷ lệ|tỉ lệ|tỷ số|tỉ số|hệ số)(?!\w)[^,;.]*$")
# "Tháng hành động vì bình đẳng giới (từ ngày 15/11 đến ngày 15/12 hằng năm)": the days of the occasion itself.
_OCCASION = LazyPattern(r"(?<!\w)(?:tháng|tuần|ngày|lễ|tết|mùa|hội)\s(?!\d)[^,;.()]{3,90}\(\s?$")
_EACH_YEAR = LazyPattern(r"\)?\s?(?:h[àằ]ng|mỗi) năm")
_INTRODUCES = LazyPattern(r"[^;.]{0,40}(?:như sau|sau đây|cụ thể):?\s?$")
# "đúng thời hạn luật định (dừng xem xét trước ngày bầu cử 10 ngày)": what the law sets.
# "kết quả rà soát cuối năm 2026 trước ngày 15/11": the first time tells which thing, the second when it is due.
_THEN_FIRM = LazyPattern(r"\s(?:xong\s)?(?:trước|chậm nhất|muộn nhất)\s(?:ngày\s)?\d")
# "Giám sát việc bầu Trưởng thôn (từ 04/02 đến 08/02)": when the thing takes place.
_WATCHED = LazyPattern(r"(?:giám sát|theo dõi|kiểm tra) (?:việc|quá trình|công tác) [^;.()]{3,160}\(\s?$")
_BY_LAW = LazyPattern(r"(?:luật định|theo quy định)[^()]{0,60}\([^()]*$")
_BUILT = LazyPattern(r"(?<!hoàn thành )(?<!xong )(?:công trình|nhà|cơ sở|chợ|chung cư)[^,;.]{0,40}xây dựng\s?$")
_DONE = LazyPattern(r"(?<!\w)đã(?!\w)")
_HAPPENED = LazyPattern(
    r"[\s,]*(?:cả nước|toàn (?:tỉnh|xã|quốc|thành phố)|trên địa bàn[^,;.]*|đã)?\s?(?:xảy ra|"
    r"ghi nhận|phát sinh|có \d)"
)
_COVERED = LazyPattern(
    r"[\s,]*(?:[^,;.]{0,30}\s)?(?:được hỗ trợ|được hưởng|thuộc diện|thuộc đối tượng|được miễn|được xem xét)"
)
_COMPLETION = LazyPattern(
    r"(?<!\w)(?:hoàn thành|hoàn thiện|xong|phải|dứt điểm|nghiệm thu|bàn giao|khánh thành|khởi công|kết thúc|sơ kết|"
    r"tổng kết)(?!\w)"
)
_COMPLETES_FIRST = LazyPattern(rf"\s?(?:(?:và|phải|cần|phấn đấu|bảo đảm|đảm bảo|cơ bản)\s)*{_COMPLETION.pattern}")
_FIGURE = LazyPattern(r"\d\s?%|(?:tỷ|tỉ) lệ\s|(?:có|đạt)\s(?:(?:trên|ít nhất|tối thiểu|từ|khoảng)\s)?\d")


def is_due(when: When, folded: str, segment: Span, context: Context) -> bool:
    """Whether a moment in the segment of ``folded`` is one by which something is to be sent
    or done.

    Dates of telling ("tính đến ngày ..."), past acts, dates that mark who is covered, and the date
    by which a figure is to be reached (the target carries it) are none. A year or a stage is one
    only for work to be completed.
    """
    start, end = segment
    before, after = folded[start : when.span[0]], folded[when.span[1] : end]
    if _SEASON.search(before) or _BY_LAW.search(before) or _COVERED.match(after):
        return False
    sends = is_firm(when.trigger) and _SENDS_FIGURES.search(before)
    if when.after is None and _TOLD_BEFORE.search(before) and not sends:
        return False
    if _OCCASION.search(before) and _EACH_YEAR.match(after):
        return False
    if not is_firm(when.trigger) and (_THEN_FIRM.match(after) or _WATCHED.search(before)):
        return False
    if not is_firm(when.trigger) and _INTRODUCES.match(after) and _COMPLETION.search(before) is None:
        return False
    if _OPENED.search(before) and not _opens_later(when, after, context):
        return False
    if when.moment is not None and when.moment.year is None and _RATIO.search(before):
        return False
    if _BUILT.search(before) and "gửi" not in before:
        return False
    if _is_past(when, context) or _HAPPENED.match(after):
        return False
    if when.moment is None:
        return True
    if not is_firm(when.trigger) and (
        _DONE.search(_own_words(when, before, context)[-60:]) or _DONE.search(after[:80])
    ):
        return False
    if not is_firm(when.trigger) and _FIGURE.search(folded[start:end]) and not _is_apart(before):
        return False
    if when.moment.day is None and when.moment.months >= 12:
        if before.endswith("giai đoạn "):
            return False
        if when.trigger.startswith("trong ") and when.moment.start_year is None and _is_plain_work(before, after):
            return True
        return not when.trigger.startswith("đến năm") and _COMPLETION.search(folded, start, end) is not None
    return True


def _own_words(when: When, before: str, context: Context) -> str:
    """The words before a day still to come: those alone of work to be completed that a comma parts from what was done
    ("theo tiến độ đã cam kết, hoàn thành trong quý III").
    """
    last = before[before.rfind(", ") + 1 :]
    year = (when.moment.year if when.moment else None) or context.year
    ahead = when.moment is not None and year is not None and (when.moment.last_day(year) or "") > (context.date or "")
    return last if ahead and _COMPLETES_FIRST.match(last) else before


def _is_plain_work(before: str, after: str) -> bool:
    """Whether a clause of work without a number ends with its year: "chuyển các hệ thống về kho trong năm 2026"."""
    first = len(before) - len(before.lstrip(" –-+"))
    works = begins_with_verb(before, first) and _CLAUSE_CLOSES.match(after) is not None
    return works and _DIGIT.search(before) is None


def _opens_later(when: When, after: str, context: Context) -> bool:
    """Whether something is to open by a day that the plan still has before it."""
    known = context.year or (int(context.date[:4]) if context.date else None)
    if when.moment is None or known is None:
        return False
    within = when.trigger.startswith("trong ") and when.moment.months < _YEAR
    if not is_firm(when.trigger) and not within:
        return False
    return (when.moment.year or known) >= known and _CLAUSE_CLOSES.match(after) is not None


def _is_apart(before: str) -> bool:
    """Whether a clause of its own sets the date: "100% công trình có kế hoạch, trình duyệt xong trong quý IV"."""
    last = before[before.rfind(", ") + 1 :]
    return len(last) < len(before) and _COMPLETION.search(last) is not None and not _FIGURE.search(last)


def _is_past(when: When, context: Context) -> bool:
    known = int(context.date[:4]) if context.date else context.year
    year = when.moment.year if when.moment else None
    if when.trigger == DATED and when.moment is not None and context.date is not None:
        likely = year or context.year
        return likely is not None and when.moment.last_day(likely) <= context.date
    return year is not None and known is not None and year < known
