"""Days that no word before them makes due: behind a colon, or where they end or open a clause of work."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.reader.clauses.deadlines.hours import HOUR, time_of
from dondoc.reader.clauses.deadlines.when import DATED, When
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.moments import MOMENT, moment_of
from dondoc.reader.clauses.verbs import begins_with_verb, find_verb

WEEKDAY = r"(?:(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật),?\s(?=\(?ngày))?\(?"
_ALONE = LazyPattern(
    rf":\s(?:(?:vào\s)?(?:(?:sáng|trưa|chiều|tối|đêm)\s|{HOUR},?\s))?{WEEKDAY}(?=ngày\s\d)(?:{MOMENT})"
    r"(?=\s?(?:\([^()]*\))?\s?[;.]?\s?$|\s(?:tại|ở)\s)"
)
# "Sơ kết 03 năm thi hành Luật: năm 2029."; "Tập huấn cho cán bộ: Quý III và Quý IV năm 2026"
_STRETCH = LazyPattern(rf":\s(?=(?:tháng|quý|năm|giai đoạn)\s)(?:{MOMENT})(?=\s?[;.]|\s?$)")
# "công bố kết quả ngày 26/3/2027": a day that ends the clause of its work.
_DATED = LazyPattern(rf"(?<=[^\W\d]\s|\)\s)(?:đúng\s)?(?=ngày\s\d)(?:{MOMENT})(?=\s?(?:[;.,)]|$)|\s(?:để|nhằm)\s)")
# "Ngày 20/11, các xã gửi báo cáo ...": a day that opens it.
_OPENING = LazyPattern(rf"[\s+–-]*(?:(?:sáng|chiều|tối)\s)?(?=ngày\s\d)(?P<day>{MOMENT}),\s(?!\d)")
# Work that is over on one day, so that a day and month of it are enough.
_OF_ONE_DAY = LazyPattern(
    r"(?:gửi|nộp|báo cáo|trình|hoàn thành|hoàn tất|bàn giao|nghiệm thu|sơ kết|tổng kết|khai mạc|bế mạc|khai giảng|"
    r"công bố|ra quân|phát động|khởi công|khánh thành|trao giải|"
    r"tổ chức (?:lễ|hội nghị|hội thảo|cuộc họp|vòng|phiên|buổi|đợt|ra quân))(?!\w)"
)
# "Năm 2028 tổ chức sơ kết, quý IV/2030 tổng kết": looking back is done in the year that opens the clause.
_LOOKING_BACK = LazyPattern(
    rf"(?:^|(?<=[,;.:]\s)|(?<=và\s)|(?<=[-+–]\s))(?:(?:vào|trong)\s)?(?=(?:năm|quý|tháng)\s)(?:{MOMENT})[,:]?\s"
    r"(?:(?:sẽ|tổ chức|tiến hành|thực hiện)\s)*(?:sơ kết|tổng kết)(?!\w)(?!\s(?:cho thấy|đã|ghi nhận))"
)
_OF_ANOTHER = LazyPattern(r"(?<!\w)(?:từ|đến|của|theo|tại|sau|trước|ngày|là|vào|họp|phiên|số)\s$")
_LEVEL = LazyPattern(r"[\s–-]*(?:cấp|vòng|đợt|lần|bước)\s[^\W_]+(?:\s[^\W\d]+)?\s$")
_OTHER_DAY = LazyPattern(
    r"(?<!\w)(?:sinh|ngày cấp|ký|ban hành|thành lập|kỷ niệm|chào mừng|hưởng ứng|nhân dịp|hiệu lực|căn cứ|số liệu|chốt)"
    r"(?!\w)[^:]*$"
)


def find_alone(folded: str, start: int, end: int) -> Iterator[When]:
    """The day that is all that stands behind a colon: "Vòng chung kết: ngày 20/5/2026"."""
    for back in _LOOKING_BACK.finditer(folded, start, end):
        moment = moment_of(back)
        if moment is not None and moment.start_year is None:
            yield When(back.span(), "trong", moment, has_work=True)
    if folded.find(":", start, end) < 0:
        return
    if stretch := _STRETCH.search(folded, start, end):
        moment = moment_of(stretch)
        if moment is not None and begins_with_verb(folded, start + (folded[start] in " –-+")):
            yield When((stretch.start() + 2, stretch.end()), "trong", moment)
        return
    found = _ALONE.search(folded, start, end)
    moment = moment_of(found) if found else None
    if found is None or moment is None or _OTHER_DAY.search(folded, start, found.start()):
        return
    yield When((found.start() + 2, found.end()), "ngày", moment, time=time_of(found))


def find_dated(folded: str, start: int, end: int) -> Iterator[When]:
    """Each day without a word before it that ends a clause of work, or opens one; that of a paper or occasion is none.

    Without a year it is due only for work that a single day sees ended.
    """
    if folded.find("ngày ", start, end) < 0:
        return
    opening = _OPENING.match(folded, start, end)
    if opening and (moment := moment_of(opening)) is not None and find_verb(folded, opening.end(), end) is not None:
        yield When(opening.span("day"), DATED, moment)
    for found in _DATED.finditer(folded, start, end):
        moment = moment_of(found)
        clause = max(folded.rfind(sign, start, found.start()) for sign in ",;:") + 1 or start
        if moment is None or moment.day is None:
            continue
        if _OF_ANOTHER.search(folded, clause, found.start()) or _OTHER_DAY.search(folded, clause, found.start()):
            continue
        first = clause + (len(folded[clause:]) - len(folded[clause:].lstrip(" –-+")))
        if moment.year is None and not _OF_ONE_DAY.match(folded, first):
            continue
        does = begins_with_verb(folded, first) or _OF_ONE_DAY.match(folded, first)
        if does or _LEVEL.fullmatch(folded, clause, found.start()):
            yield When(found.span(), DATED, moment)
