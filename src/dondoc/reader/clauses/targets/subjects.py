"""What a target's number is about: the noun after the number, or the one before it."""

from __future__ import annotations

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.moments import MOMENT
from dondoc.reader.clauses.targets.noise import NAMES_GO_ON
from dondoc.reader.clauses.targets.units import behind_power, is_measure
from dondoc.reader.clauses.verbs import begins_with_verb, find_verb, verb_end
from dondoc.reader.source import Span

_QUANTIFIER = LazyPattern(
    r"(?:trong\s)?(?:tổng số lượng|tổng số lượt|tổng số|số lượng|số lượt|số(?! hóa)(?! điện)|các|"
    r"toàn bộ|lượng(?= hồ sơ))(?:\scác)?\s"
)
# Where the noun after a number ends, whatever it counts.
_STOP = LazyPattern(
    r"(?<!\w)(?:được|(?<!người )(?<!hiện )có(?! công\b)|phải|đạt|cho|tại|trong|với|(?<!nhà )(?<!phòng )(?<!đất )ở|"
    r"vào|để|nhằm|trên địa bàn|trên cả|trên \d[\d.]*|cả|trực|"
    r"trên tổng số|so với|theo|đảm bảo|bảo đảm|mỗi|h[àằ]ng (?:năm|quý|tháng|tuần|ngày)|trước|đến|"
    r"bị(?= mất)|đã|sẽ|không|chưa|khi|từ|trở lên|trở xuống|hoàn thành|xong|lên sàn|trực tuyến|"
    r"hài lòng|biết|bằng|ký cam kết|cài đặt|"
    r"đúng hạn|trễ hạn|quá hạn|trên môi trường|phục vụ|đủ điều kiện|do|về đích|thường xuyên|"
    r"phù hợp|nộp|năm \d{4}|là|(?<!trật )tự(?!\s(?:quản|vệ|do|nguyện|nhiên|động)))(?!\w)|[;:.()/\x00≥≤]|\s[-–]\s(?=\d)"
)
_COMPARED = LazyPattern(
    r"(?<!\w)(?:so với|so cùng kỳ|(?:vào |trong |đến |cuối |hết )*năm \d{4}|hằng năm|hàng năm|mỗi năm|trong năm|"
    r"cả \d|trên địa bàn|(?:trước|đến|xong) (?:ngày |tháng |quý |năm )?\d)|[;.(/\x00]"
)
_COMMA_FIRST = LazyPattern(r"\s?,")
# "80% (phấn đấu 85%) hộ dân"
_BRACKET_FIRST = LazyPattern(r"\s?\([^()]*\)\s")
_NEXT_RATIO = LazyPattern(r"(?:,|;| và)\s(?=(?:tỷ|tỉ) lệ|chỉ số|thời gian|thu nhập|giá trị)")
# "học sinh khối 8, 9"
_NUMBERED = LazyPattern(r"(?<!\w)(?:khối|lớp|thôn|tổ|ấp|bản|khu phố|nhóm|đợt)\s\d{1,2}$")
_LISTED_NAMES = LazyPattern(rf"(?:{NAMES_GO_ON})+")
_AND = LazyPattern(r"\svà\s(?=(?:ít nhất|tối thiểu|trên|hơn|từ|khoảng|giảm|tăng|\d))")
_COMMA = LazyPattern(
    r",\s?(?:(?:có|và|trong đó|phấn đấu|giảm|tăng|không|bảo đảm|đảm bảo|tỷ lệ|tỉ lệ|số|tổng|"
    r"thu nhập|trên|ít nhất|từ|đến|mỗi)(?!\w)|\d)"
)
_RATIO = LazyPattern(
    r"(?<!\w)(?:tổng (?=công suất|diện tích|dung tích|chiều dài|sản lượng|giá trị|doanh thu|thời gian))?(?:tỷ lệ|tỉ lệ|"
    r"(?:tổng )?tỷ suất|tỉ suất|tỷ số|tỉ số|tỷ trọng|mật độ|hệ số|lưu lượng|công suất|(?<=tổng )dung tích|tổng lượng|"
    r"chỉ số|thời gian|mức độ|mức(?! \d)|tốc độ|năng suất|"
    r"thu nhập|khối lượng|(?<!\w )lượng|diện tích|chiều dài|độ che phủ|giá trị|sản lượng|tuổi thọ|kim ngạch|doanh thu|"
    r"xếp hạng|thứ hạng)(?!\w)"
)
_LIGHT = LazyPattern(
    r"[\s,–-]*(?:(?:phấn đấu|bảo đảm|đảm bảo|không để|duy trì|khống chế|kiểm soát|giữ vững|giữ|nâng cao|"
    r"nâng|đưa|kéo giảm|cắt giảm|giảm|tăng(?! trưởng)|tổ chức|"
    r"phát động|thực hiện|vận động|tiến hành|hoàn thành|trong đó|và|có|đồng thời|huy động|riêng|"
    r"bình quân|h[àằ]ng năm|mỗi năm|h[àằ]ng quý|"
    r"h[àằ]ng tháng|mỗi quý|mỗi tháng|toàn (?:tỉnh|xã|thành phố|phường|ngành)(?=,)|"
    r"các mục tiêu(?=:))(?!\w)[\s,:]*)*"
)
_PREDICATE = LazyPattern(
    r"(?:[\s,]*(?<!\w)(?:đạt|tăng|giảm|kéo giảm|cắt giảm|(?<!trở )lên|(?<!trở )xuống|còn|ở mức|về mức|(?:tăng|giảm|"
    r"đạt) bình quân|gấp|duy trì|được|chiếm|là|thêm|luôn|đều|mức|hằng năm|hàng năm|"
    r"tăng lên|giảm còn|rút ngắn|nâng|hạ|dần|phấn đấu|so với năm \S+|có|cả năm|mỗi năm|trung bình|thấp|cao|trên|"
    rf"(?:qua|theo) (?:các|từng) năm|\(?(?:(?:đến|hết|trong|vào|cuối|tới)\s)*(?:{MOMENT})|như sau|cụ thể))*[\s,:(]*$"
)
_ACT = LazyPattern(r"(?<!\w)(?:được|có|phải|sẽ|đã)(?!\w)")
_FOR = LazyPattern(r"\s(?:cho|tại|của|với|ở)\s*$")
_TIME_PHRASE = LazyPattern(
    r"[\s,]*(?:và\s)?(?:phấn đấu\s)?(?:(?:đến|hết|trong|từ|trước|vào|cuối|"
    rf"tới)\s)*(?:{MOMENT})(?:\s?[-–]\s?\d{{4}})?\s?,?\s?(?:và\s)?"
)
# "phản ánh của người dân được trả lời ... đạt 95%"
_NAMED_DEED = LazyPattern(r"[^\W\d]+(?:\s[^\W\d]+)?\scủa\s")
_LONGEST_PREDICATE = 60
# "cơ sở bị kiến nghị hoàn thành việc khắc phục"
_SUFFERED = LazyPattern(r"\sbị\s$")
# "trụ sở dôi dư sau sắp xếp được bán"
_AFTER = LazyPattern(r"\ssau\s$")
# "viên chức văn phòng đăng ký đất đai được bồi dưỡng", "hồ sơ đăng ký biến động được giải quyết"
_OFFICE_OF = LazyPattern(r"(?<!\w)(?:văn phòng|trung tâm|chi cục|phòng|ban|trạm|bộ phận|hồ sơ|giấy tờ|thủ tục)\s$")
_PREDICATE_AT = LazyPattern(r"(?:hoàn thành|được|phải|đạt|có|không)\s")
_PASSIVE = LazyPattern(r"(?:được|phải|bị)\s")
# Words that open no noun: "so với năm 2025, tương ứng", "trong học kỳ I và".
_NO_NOUN = LazyPattern(r"(?:so với|tại|ở|tương ứng|tương đương|trong|vào|đến|và|hoặc|đồng thời)(?!\w)")
_QUALIFIER = LazyPattern(r"(?:có\s(?:[^\W\d]+\s){0,3})?từ\s[^,;.%]{1,40}?\strở\s(?:lên|xuống)(?!\w)")
_TOLD_OF = LazyPattern(r"(?:được|phải|có|đạt|đã|không|tham gia)\s")
_GRADES = LazyPattern(r"(?:xuất sắc|tốt|giỏi|khá|trung bình|yếu|kém|loại [a-z]|hạng [a-z]|đạt|xếp loại)(?:[\s,]|$)")


def share_subject(text: str, folded: str, start: int, end: int, *, acted: bool = False) -> Span | None:
    """The noun after "100%", without "số", "các": up to its verb. ``acted`` tells that the verb stands before it."""
    if _COMMA_FIRST.match(folded, start, end):
        return None
    if bracket := _BRACKET_FIRST.match(folded, start, end):
        start = bracket.end()
    start = _after_quantifier(folded, start, end)
    if start >= end or begins_with_verb(text, start) or _STOP.match(folded, start):
        return None
    if folded.startswith(("và ", "trên "), start):
        return None
    if folded.startswith("việc ", start):
        return _span(folded, start, _stop(folded, start + 5, end))
    if qualifier := qualifier_of(text, folded, start, end, acted=acted):
        return _span(folded, start, qualifier[1])
    return _span(folded, start, _before_verb(text, folded, start, _stop(folded, start, end)))


def _before_verb(text: str, folded: str, start: int, stop: int) -> int:
    """Where a noun ends before its verb; one that a name or "bị" holds is part of the noun where another follows."""
    verb = find_verb(text, start, stop)
    held = 0
    while verb is not None:
        if suffered := _SUFFERED.search(folded, start, verb):
            held = held or suffered.start()
        elif after := _AFTER.search(folded, start, verb):
            held = held or after.start()
        elif not (_OFFICE_OF.search(folded, start, verb) and _PASSIVE.match(folded, stop)):
            return verb
        verb = find_verb(text, verb_end(text, verb), stop)
    return held if held and not _PREDICATE_AT.match(folded, stop) else stop


def qualifier_of(text: str, folded: str, start: int, end: int, *, acted: bool) -> Span | None:
    """Where the words stand that tell which of the things behind "100%" are meant: "nhà trọ có từ 10 phòng trở lên".

    Without a verb before (``acted``) or behind them they are what is told of the things themselves.
    """
    found = _QUALIFIER.match(folded, _stop(folded, _after_quantifier(folded, start, end), end), end)
    if found is None:
        return None
    after = found.end() + 1
    told = acted or _TOLD_OF.match(folded, after, end) or (after < end and begins_with_verb(text, after))
    return found.span() if told else None


def change_subject(folded: str, start: int, end: int) -> Span | None:
    """The noun after "giảm 5% (số)": to the end of the clause, "so với" left out."""
    if _COMMA_FIRST.match(folded, start, end):
        return None
    start = _after_quantifier(folded, start, end)
    if start >= end or _STOP.match(folded, start):
        return None
    return _span(folded, start, _first(folded, start, end, (_COMPARED, _COMMA, _AND)))


def count_subject(folded: str, unit: Span, end: int) -> Span | None:
    """The noun counted, from the unit word on; a measure, "lần" or "lượt" stays out."""
    if folded[unit[1] : unit[1] + 1] in ("”", '"'):
        return unit
    start = unit[1] if is_measure(folded, unit[0]) else behind_power(folded, unit[0])
    while start < end and folded[start] == " ":
        start += 1
    if start >= end or _STOP.match(folded, start) or folded[start] in ",":
        return None
    stop = _stop(folded, max(start, unit[1]), end)
    return _span(folded, start, stop)


def subject_before(text: str, folded: str, start: int, end: int, share: bool) -> Span | None:
    """The noun in front of the number: "tỷ lệ ..." whole, else the noun up to its verb."""
    if ratio := _RATIO.search(folded, start, end):
        here = _last_ratio(folded, ratio.start(), end)
        return _span(folded, here, _before_predicate(folded, here, end))
    here = _noun_start(folded, start, end)
    stop = _before_predicate(folded, here, end)
    if _NO_NOUN.match(folded, here, stop):
        return None
    does = begins_with_verb(text, here) and not _NAMED_DEED.match(folded, here)
    if here >= stop or (share and (does or _GRADES.match(folded, here, stop))):
        return None
    if act := _ACT.search(folded, here, stop):
        stop = act.start()
    if for_whom := _FOR.search(folded, here, stop):
        stop = for_whom.start()
    return _span(folded, here, stop)


def _last_ratio(folded: str, start: int, end: int) -> int:
    """Behind a comma a new "tỷ lệ ..." may begin; the last one is the number's."""
    places = [found.end() for found in _NEXT_RATIO.finditer(folded, start, end)]
    return places[-1] if places else start


def has_ratio(folded: str, start: int, end: int) -> bool:
    """Whether a "tỷ lệ ...", "thời gian ..." stands before the number."""
    return _RATIO.search(folded, start, end) is not None


def _noun_start(folded: str, start: int, end: int) -> int:
    if phrase := _TIME_PHRASE.match(folded, start, end):
        start = phrase.end()
    light = _LIGHT.match(folded, start, end)
    start = light.end() if light else start
    comma = max(folded.rfind(", ", start, end), folded.rfind(": ", start, end))
    if comma >= 0 and _before_predicate(folded, comma + 2, end) > comma + 2 and _ACT.search(folded, start, comma):
        start = comma + 2
    return _after_quantifier(folded, start, end)


def _before_predicate(folded: str, start: int, end: int) -> int:
    found = _PREDICATE.search(folded, max(start, end - _LONGEST_PREDICATE), end)
    return found.start() if found else end


def _after_quantifier(folded: str, start: int, end: int) -> int:
    while start < end and folded[start] in " ,":
        start += 1
    found = _QUANTIFIER.match(folded, start, end)
    return found.end() if found else start


def _stop(folded: str, start: int, end: int) -> int:
    stop = _first(folded, start, end, (_STOP, _COMMA, _AND))
    listed = _LISTED_NAMES.match(folded, stop, end) if _NUMBERED.search(folded, start, stop) else None
    return stop if listed is None else _first(folded, listed.end(), end, (_STOP, _COMMA, _AND))


def _first(folded: str, start: int, end: int, stops: tuple[LazyPattern, ...]) -> int:
    """Where the first of the stops begins, ``end`` where there is none."""
    for pattern in stops:
        if found := pattern.search(folded, start, end):
            end = found.start()
    return end


def _span(folded: str, start: int, end: int) -> Span | None:
    while end > start and (folded[end - 1] in " ,;:-–/(" or folded.endswith(" sau", start, end)):
        end -= 4 if folded[end - 1] == "u" else 1
    return (start, end) if end > start else None
