"""Periods in place of a date: "trong vòng 10 ngày làm việc kể từ ngày ký", "trước 05 ngày so với
ngày họp".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.reader.clauses.deadlines.when import When
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.numbers import WORDS, value_of
from dondoc.reader.plan import After

_COUNT = (
    rf"(?P<count>\d{{1,3}}|{'|'.join(WORDS)})\s?(?:\([^()]*\)\s?)?(?P<unit>ngày|giờ|tháng|"
    r"tuần)(?P<working>\slàm việc)?"
)
_LIMIT = (
    r"(?:trong vòng|trong thời hạn|trong thời gian|thời hạn|chậm nhất|muộn nhất|không quá|"
    r"không chậm quá|tối đa|sau|trong)"
)
_FROM = r"(?:kể từ|tính từ|từ|sau khi|sau|kể từ khi|(?:ngay\s)?khi)"
# "trong vòng 24 giờ về Sở Y tế (qua ...) khi phát hiện ổ dịch"
_SENT_TO = r"\s(?:về|cho|đến|tới)\s[^,;.()]{2,60}?(?:\([^()]{1,60}\))?"
# What is sent next, and when, is no part of the event.
_EVENT = r"(?P<event>(?:(?!\svà\s(?:báo cáo|gửi|nộp|hoàn thành|định kỳ|h[àằ]ng|mỗi)\s)[^,;.]){2,80})"
_LATER = LazyPattern(
    rf"(?:{_LIMIT}(?:\s?:|\slà|\ssau|\strong)?\s){{1,3}}(?:không quá\s|"
    rf"tối đa\s)?{_COUNT}(?:,?\s(?:\S+\s)?{_FROM}|{_SENT_TO}\s(?:kể từ|từ|sau|ngay)?\s?khi)\s{_EVENT}"
)
_EARLIER = LazyPattern(
    rf"(?:trước\s(?:ít nhất\s|tối thiểu\s)?{_COUNT}\s(?:so với|trước|khi|kể từ|"
    rf"tính đến)\s(?P<event>[^,;.]{{2,80}}))"
)
_AHEAD = LazyPattern(
    rf"(?:(?:chậm nhất|muộn nhất|ít nhất|tối thiểu|trong vòng)(?:\slà)?\s)?{_COUNT}\strước\s(?:khi|"
    rf"ngày|thời điểm)\s(?!\d)(?P<event>[^,;.]{{2,80}})"
)
_ON_EVENT = LazyPattern(
    rf"(?:trước\s(?:ít nhất\s|tối thiểu\s)?{_COUNT}\s(?P<event>(?:diễn ra|tổ chức|khai mạc|họp|bắt đầu|tiến hành)\s"
    r"[^,;.]{2,80}))"
)
# "trước ngày khai mạc 03 ngày": the event stands before the count.
_BEFORE_EVENT = LazyPattern(
    rf"trước\s(?:(?:khi|ngày|thời điểm)\s|(?=(?:mỗi|từng)\s))(?!\d)(?P<event>[^,;.:\d]{{2,60}}?)"
    rf"\s(?:ít nhất\s|tối thiểu\s)?{_COUNT}"
    r"(?=\s?(?:[,;.)]|$))"
)
# "sau mỗi đợt tiêm 05 ngày"
_BEHIND_EVENT = LazyPattern(rf"sau\s(?=(?:mỗi|từng)\s)(?P<event>[^,;.:\d]{{2,60}}?)\s{_COUNT}(?=\s?(?:[,;.)]|$))")
# "ngay sau khi tiếp nhận thông tin, chậm nhất 02 giờ", "Khi có sự cố, báo cáo về Ủy ban nhân dân xã, chậm nhất 02 giờ"
_UPON = LazyPattern(
    r"(?<!\w)(?:ngay\s)?(?:sau\s)?khi\s(?P<event>[^,;.:\d]{2,80}),\s(?:[^,;.:\d]{2,80},?\s)?"
    rf"(?P<limit>(?:chậm nhất|muộn nhất|không quá|không chậm quá|trong vòng|tối đa)(?:\s(?:là|không quá|trong vòng))?\s"
    rf"{_COUNT})(?=\s?(?:[;.)]|$))"
)
# "Khi có dịch phải báo cáo Sở Y tế trong vòng 24 giờ", "Trường hợp sạt lở, báo ngay UBND xã, chậm nhất sau 02 giờ":
# without a comma, or with no word but "trong", it takes an act of telling or of ending between to be a limit.
_IN_CASE = LazyPattern(
    r"(?<!\w)(?:khi|(?:trong\s)?trường hợp|nếu)\s(?P<event>[^;.:\d]{2,90}?)(?:,\s|,?\s(?=(?:phải|cần|thì|đề nghị)\s))"
    r"[^;.:\d]{0,60}?(?<!\w)(?:báo cáo|(?<!cảnh )(?<!dự )báo|thông tin|gửi|nộp|trả lời|xử lý|giải quyết|"
    r"khắc phục|hoàn thành|có mặt|triển khai|kiểm tra|trình)\s[^;.:\d]{0,90}?"
    r"(?P<limit>(?:trong vòng|trong thời hạn|trong thời gian|chậm nhất|muộn nhất|không quá|không chậm quá|tối đa|"
    r"trong)"
    rf"(?:\s(?:là|không quá|trong vòng|trong|sau|tối đa))*\s{_COUNT})(?=\s?(?:[;.),]|$)|\s(?:về|cho|đến|tới|để|qua)\s)"
)
# "Đăng ký trước ít nhất 07 ngày": before the event that the plan is about; "trước 17 giờ" is a time of day.
_AHEAD_OF_IT = LazyPattern(
    r"(?<!\w)(?:đăng ký|thông báo|báo|gửi|nộp|mời|công bố|niêm yết|cung cấp)\s(?:[^,;.:\d]{1,60}\s)?"
    rf"(?P<limit>trước\s(?:(?:ít nhất|tối thiểu)\s{_COUNT}|(?P<days>\d{{1,3}})\sngày(?P<work>\slàm việc)?))"
    r"(?=\s?(?:[,;.)]|$))"
)
_EVENTS = (
    ("receipt", LazyPattern(r"(?:tiếp )?nhận(?: được| đủ)?(?!\w)")),
    ("end", LazyPattern(r"kết thúc|bế mạc|hoàn thành|hoàn tất")),
    (
        "signing",
        LazyPattern(
            r"(?<!\w)ký(?! (?:kết )?(?:hợp đồng|biên bản|thỏa thuận|cam kết))(?!\w)|ban hành|có hiệu lực|phê duyệt"
        ),
    ),
)
_MAY_HOLD = LazyPattern(
    r"(?:ngày|giờ|tháng|tuần)(?:\slàm việc)?,?\s(?:\S+\s)?(?:kể|tính|từ|sau|so với|trước|khi|về|cho|đến|tới|"
    r"diễn|tổ|khai|họp|bắt|tiến)|trước\s\d{1,3}\sngày|(?:nhất|quá|vòng|đa|ngày|khi|điểm|mỗi|từng)\s[^;]{0,90}?\d\s?(?:ngày|giờ|tháng|tuần)"
)


def find_periods(folded: str, start: int, end: int) -> Iterator[When]:
    """Every period in the folded text, its span from the limiting words through the event named."""
    if not _MAY_HOLD.search(folded, start, end):
        return
    for pattern, sign in (
        (_EARLIER, -1),
        (_AHEAD, -1),
        (_ON_EVENT, -1),
        (_BEFORE_EVENT, -1),
        (_BEHIND_EVENT, 1),
        (_LATER, 1),
    ):
        for found in pattern.finditer(folded, start, end):
            yield When(found.span(), trigger="sau", after=_after(found, sign))
    for found in _UPON.finditer(folded, start, end):
        yield When(found.span("limit"), trigger="sau", after=_after(found, 1))
    for found in _IN_CASE.finditer(folded, start, end):
        yield When(found.span("limit"), trigger="sau", after=_after(found, 1))
    for found in _AHEAD_OF_IT.finditer(folded, start, end):
        plain = After("event", days=-int(found["days"]), working=found["work"] is not None) if found["days"] else None
        yield When(found.span("limit"), trigger="sau", after=plain or _after(found, -1))


def _after(found: re.Match[str], sign: int) -> After:
    count = sign * int(value_of(found["count"]))
    event = found.groupdict().get("event") or ""
    start = next((name for name, words in _EVENTS if words.search(event)), "event")
    if found["unit"] == "giờ":
        return After(start, hours=count)
    if found["unit"] == "tháng":
        return After(start, months=count)
    days = count * 7 if found["unit"] == "tuần" else count
    return After(start, days=days, working=found["working"] is not None)
