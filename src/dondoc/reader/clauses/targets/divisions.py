"""Where one number's stretch of a clause ends and the next one's begins: commas, "và", "trong đó", milestones."""

from __future__ import annotations

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.targets.piece import Piece
from dondoc.reader.clauses.verbs import begins_with_verb

_DIVISION = LazyPattern(r"(?:,|\svà|;|:)\s?(?:có\s|trong đó\s|thêm\s)*$")
# ", đến năm 2030 có 100% ...": the next milestone, its date blanked.
_NEXT_MILESTONE = LazyPattern(
    r"(?:,|\svà)\s(?:(?:đến|hết|tới|trong|vào|trước|cuối)\s)*\x00+[,:]?\s(?:(?!(?:và|hoặc)\s)[^\W\d]+\s){0,4}$"
)
# "giảm 5 vụ, đến năm 2030 còn dưới 2 vụ": behind the unit of the number before.
_MILESTONE_AHEAD = LazyPattern(r"(?<=[^\W\d])(?:,|\svà)\s(?=(?:(?:và|đến|hết|tới|cuối)\s)+\x00)")
_LONGEST_MILESTONE = 48
_LONGEST_DIVISION = 24
_LONGEST_NOUN = 90
_LONGEST_ITEM = 60
_CHANGED = (" giảm ", " tăng ")
_ITEM = LazyPattern(r", (?!tăng|giảm)(?:[^\W\d]+ ){1,8}(?:giảm|tăng) ")
_INSIDE = LazyPattern(r"[,;(]?\s?(?:trong đó(?: riêng)?:?|riêng|(?<!\w)(?:bao )?gồm:?)(?:,?\scó)?\s")
# "05 xã đạt chuẩn, nâng tổng số xã lên 62": a change that goes on, or what is set for each, begins anew.
_NEXT_CHANGE = LazyPattern(r",\s(?=(?:nâng|đưa|kéo giảm|khống chế|phấn đấu|mỗi)\s)")
# "≥ 85% (khối hồi sức: ≥ 90%)": another thing's number in a bracket.
_IN_BRACKET = LazyPattern(
    r"\s\((?!(?:phấn đấu|đạt|tăng|giảm|chiếm|bằng|tương|năm|từ|đến|trên|dưới|ít|tối|khoảng|không)(?!\w))[^\W\d]"
    r"[^():\d]{1,60}(?::\s[^():\d]*)?$"
)
# "nội trú từ 95% trở lên, ngoại trú từ 92%": the noun of the next level stands right behind this one.
_NEXT_LEVEL = LazyPattern(r"(?:\s?\x00+|\s\([^()]*\))?(?:,|\svà)\s(?:[^\W\d]+[\s,–-]+){1,10}")
_UNIT_THEN_NOUN = LazyPattern(r"\s(?P<unit>[^\W\d]+(?:\s[^\W\d]+)?)(?P<mark>,|\svà)\s(?:[^\W\d]+\s){1,6}")
_UNIT_AGAIN = LazyPattern(r"[^\d;.]{0,24}\d[\d.,]*\s(?P<unit>[^\W\d]+(?:\s[^\W\d]+)?)")
# "Tốt 25% (253 học sinh), Khá 45%"
_BEHIND_BRACKET = LazyPattern(r"(?:\s\x00+|\s?\([^()]*\)),\s")
# "95% học phần được lấy ý kiến với tỷ lệ tham gia từ 75%": a rate joined to what is before.
_WITH_RATE = LazyPattern(r"\svới (?=(?:tỷ lệ|tỉ lệ|điểm|mức độ|mức|tổng)\s[^,;:.()\d]{2,50}$)")
_NEXT_NUMBER_OF = LazyPattern(
    r"(?:,|\svà)\s(?=(?:số|tổng số|tỷ lệ|tỉ lệ|chỉ số|tổng (?:công suất|diện tích|"
    r"chiều dài|sản lượng|doanh thu|giá trị|vốn|lượng|khối lượng|dung tích))\s)"
)


def division_before(text: str, masked: str, start: int, number: int) -> int | None:
    """Where the comma or "và" stands that parts a number, or the verb close before it, from what is before it."""
    if inside := _last(_INSIDE, masked, start, number):
        return inside
    if bracket := _IN_BRACKET.search(masked, start, number):
        return bracket.start()
    if with_rate := _WITH_RATE.search(masked, max(start, number - _LONGEST_NOUN), number):
        return with_rate.start()
    if next_number_of := _last(_NEXT_NUMBER_OF, masked, max(start, number - _LONGEST_NOUN), number):
        return next_number_of
    if (item := next_item(masked, start, number)) is not None:
        return item
    if next_change := _last(_NEXT_CHANGE, masked, max(start, number - _LONGEST_NOUN), number):
        return next_change
    if masked.startswith(", ", start) and begins_with_verb(text, start + len(", ")):
        return start
    if _NEXT_LEVEL.fullmatch(masked, start, number):
        return start
    if (same := _next_of_unit(masked, start, number)) is not None:
        return same
    if found := _NEXT_MILESTONE.search(masked, max(start, number - _LONGEST_MILESTONE), number):
        return found.start()
    first = max(start, number - _LONGEST_DIVISION)
    if found := _DIVISION.search(masked, first, number):
        return found.start()
    for mark in (", ", " và "):
        place = masked.rfind(mark, first, number)
        if place >= 0 and begins_with_verb(text, place + len(mark)):
            return place
    return None


def _next_of_unit(masked: str, start: int, number: int) -> int | None:
    """Where the next part of a list begins that counts the same: "tuyến tỉnh 120 cơ sở, tuyến xã 1.380 cơ sở"."""
    before = _UNIT_THEN_NOUN.fullmatch(masked, start, number)
    after = _UNIT_AGAIN.match(masked, number) if before else None
    if before is None or after is None or not f"{after['unit']} ".startswith(f"{before['unit']} "):
        return None
    return before.start("mark")


def next_item(masked: str, start: int, number: int) -> int | None:
    """Where the next item of a list of changes begins: "ngành thép giảm 5%, ngành xi măng giảm 7%"."""
    start = max(start, number - _LONGEST_ITEM)
    if not masked.startswith(_CHANGED, max(start, number - len(_CHANGED[0]))):
        return None
    comma = masked.rfind(", ", start, number)
    return comma if comma >= 0 and _ITEM.fullmatch(masked, comma, number) else None


def ends_at_milestone(piece: Piece) -> bool:
    """Whether the number's clause ends where the next milestone begins with its date: "và đến năm 2030 đạt 90%".

    What parts of it are reached by ("350 hộ (trong đó: năm 2026: 150 hộ ...") is no date of its own either.
    """
    stops = (_NEXT_MILESTONE, _INSIDE)
    return any(stop.match(piece.masked, piece.own_end, piece.following) for stop in stops)


def own_start(masked: str, start: int, number: int) -> int:
    """Behind "trong đó", where the number is a part of what was counted before, or where a change goes on."""
    if behind := _BEHIND_BRACKET.match(masked, start, number):
        start = behind.end()
    begins = (
        found.end()
        for pattern in (_INSIDE, _NEXT_CHANGE, _MILESTONE_AHEAD)
        for found in pattern.finditer(masked, start, number)
    )
    return max(begins, default=start)


def _last(pattern: LazyPattern, masked: str, start: int, end: int) -> int | None:
    return max((found.start() for found in pattern.finditer(masked, start, end)), default=None)
