"""Periods in place of a date: "trong vòng 10 ngày làm việc kể từ ngày ký", "trước 05 ngày so với
ngày họp".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dondoc.reader.clauses.deadlines.when import When
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
_FROM = r"(?:kể từ|tính từ|từ|sau khi|sau|kể từ khi)"
_LATER = re.compile(
    rf"(?:{_LIMIT}(?:\s?:|\slà|\ssau|\strong)?\s){{1,3}}(?:không quá\s|"
    rf"tối đa\s)?{_COUNT},?\s(?:\S+\s)?{_FROM}\s(?P<event>[^,;.]{{2,80}})"
)
_EARLIER = re.compile(
    rf"(?:trước\s(?:ít nhất\s|tối thiểu\s)?{_COUNT}\s(?:so với|trước|khi|kể từ|"
    rf"tính đến)\s(?P<event>[^,;.]{{2,80}}))"
)
_AHEAD = re.compile(
    rf"(?:(?:chậm nhất|muộn nhất|ít nhất|tối thiểu|trong vòng)(?:\slà)?\s)?{_COUNT}\strước\s(?:khi|"
    rf"ngày|thời điểm)\s(?!\d)(?P<event>[^,;.]{{2,80}})"
)
_EVENTS = (
    ("receipt", re.compile(r"(?:tiếp )?nhận(?: được| đủ)?(?!\w)")),
    ("end", re.compile(r"kết thúc|bế mạc|hoàn thành|hoàn tất")),
    ("signing", re.compile(r"(?<!\w)ký(?! kết hợp đồng)(?!\w)|ban hành|có hiệu lực|phê duyệt")),
)
_MAY_HOLD = re.compile(r"(?:ngày|giờ|tháng|tuần)(?:\slàm việc)?,?\s(?:\S+\s)?(?:kể|tính|từ|sau|so với|trước|khi)")


def find_periods(folded: str, start: int, end: int) -> Iterator[When]:
    """Every period in the folded text, its span from the limiting words through the event named."""
    if not _MAY_HOLD.search(folded, start, end):
        return
    for pattern, sign in ((_EARLIER, -1), (_AHEAD, -1), (_LATER, 1)):
        for found in pattern.finditer(folded, start, end):
            yield When(found.span(), trigger="sau", after=_after(found, sign))


def _after(found: re.Match[str], sign: int) -> After:
    count = sign * int(value_of(found["count"]))
    event = found["event"]
    start = next((name for name, words in _EVENTS if words.search(event)), "event")
    if found["unit"] == "giờ":
        return After(start, hours=count)
    if found["unit"] == "tháng":
        return After(start, months=count)
    days = count * 7 if found["unit"] == "tuần" else count
    return After(start, days=days, working=found["working"] is not None)
