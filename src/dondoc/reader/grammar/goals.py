"""The numbers that the plan sets itself: in its parts on aims, where it says "phấn đấu", and the least of a task."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from dondoc.reader.clauses import Context, read_due, read_targets
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.least import pieces_with_least, sets_least
from dondoc.reader.grammar.outline import Node
from dondoc.reader.grammar.tasks import outside_of
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Target
from dondoc.reader.rules import basis

# "Giải pháp thực hiện mục tiêu" and "Chương trình mục tiêu quốc gia" are about work.
_GOALS = LazyPattern(
    r"(?!nhiệm vụ|giải pháp|biện pháp|tổ chức|thực hiện|triển khai|phân công|kinh phí)"
    r".*(?:(?<!chương trình )mục tiêu|chỉ tiêu)|"
    r"(?:các )?(?:kết quả|yêu cầu|chỉ số)(?: \w+)? (?:cần đạt|phải đạt|phấn đấu|mong đợi|đầu ra|dự kiến đạt)\b",
    re.IGNORECASE,
)
# A part on points of view or requirements inside one on aims states none.
_NO_GOALS = LazyPattern(
    r"(?!.*(?:mục tiêu|chỉ tiêu))(?:quan điểm|yêu cầu|nguyên tắc|phạm vi|đối tượng|mục đích|phương châm|"
    r"thời gian(?=\W*$|,|\s(?:và|thực hiện|triển khai|tổ chức|hoàn thành|địa điểm))|nhiệm vụ|giải pháp|"
    r"biện pháp|phương án|kịch bản|"
    r"nội dung(?=\s(?:và|thực hiện|hoạt động|công việc|triển khai|trọng tâm|chủ yếu|tuyên truyền)|\W*$))\b",
    re.IGNORECASE,
)
_GENERAL = LazyPattern(r"(?:mục tiêu|chỉ tiêu)\s(?:chung|tổng quát|tổng thể)\b", re.IGNORECASE)
_TIME_ALONE = LazyPattern(
    r"(?:(?:đến|hết|trong|tầm nhìn|định hướng|giai đoạn|năm|cuối|tới|từ)\s){1,3}(?:[^\W\d]+\s){0,3}\d{4}"
    r"(?:\s?[-–]\s?\d{4})?(?:,? (?:tầm nhìn|định hướng)[^:;]{0,30}\d{4})?\W*$|(?:hằng|hàng) năm\W*$",
    re.IGNORECASE,
)
_ABOUT = LazyPattern(r"(?:Về|Đối với|Lĩnh vực|Nhóm) \w")
# "đến 30/6/2027 có 80% cảng ...", "(tỷ lệ hài lòng phải đạt từ 90% trở lên)": what is to be reached, said as such.
_STRIVES = LazyPattern(
    r"(?:^|[.;:,] )(?=[Pp]hấn đấu\b)|"
    r"(?:^|[.;:,] )(?=[Đđ]ến (?:hết |cuối |ngày )*[^,;.:()]{4,25},? (?:(?:phải|cơ bản)\s)?(?:có|đạt) "
    r"(?:(?:ít nhất|tối thiểu|trên|từ)\s)?\d[\d.,]*\s?%)|"
    r"(?:^|[.;:,] |\()(?=[Tt]ỷ lệ [^.;:,()%\d]{3,60} phải đạt (?:(?:từ|trên|ít nhất|tối thiểu)\s)?\d[\d.,]*\s?%)|"
    r"(?:^|[.;:] )(?=(?:[Mm]ục tiêu|[Cc]hỉ tiêu)(?: (?:là|đến|năm|phấn đấu)\b|(?: cụ thể| phấn đấu)?:))"
)
# "Phấn đấu tỷ suất sinh đạt 2,1; tỷ lệ ...; giảm 50% ...": what goes on behind a semicolon with another level.
_GOES_ON = LazyPattern(
    r";? (?=(?:tổng tỷ suất|(?:tỷ|tỉ) (?:lệ|suất|số|trọng)|chỉ số|mật độ|thu nhập|số (?!hóa)|giảm|tăng|có|"
    r"không để|không có|trên|dưới|ít nhất|tối thiểu|không quá|hơn|từ)\s[^;.]*\d|\d[\d.,]*(?:%|\s?\w))"
)
_STRIVING = ("hấn đấu", "ục tiêu", "hỉ tiêu", "%")
_SENTENCE_END = LazyPattern(r"(?:\.|;(?! (?:đến|hết|hằng năm|phấn đấu)\b))(?= |$)(?! ?\d)")
# "Đến năm 2030", "Mục tiêu cụ thể đến hết năm 2026", "Hằng năm", "Trong năm 2026, phấn đấu:".
_INTRODUCES = LazyPattern(
    r"(?:đến|hết|trong|năm|giai đoạn|hằng|hàng|mỗi)\b.*\d{4}.*:?$|(?:hằng|hàng|mỗi) năm\b.*:?$|"
    r"(?:(?:các|một số)\s)?(?:mục tiêu|chỉ tiêu|định hướng|tầm nhìn)\b.*\b(?:đến|hết|trước)\s(?:hết\s|"
    r"cuối\s)?(?:tháng|quý|"
    r"năm)\b.*\d{4}\W*$|"
    r"(?:(?:các|một số)\s)?(?:mục tiêu|chỉ tiêu)\b.*\b(?:hằng|hàng) năm\W*$",
    re.IGNORECASE,
)
# "Chỉ tiêu năm 2026", "Mục tiêu giai đoạn 2026 - 2030:": a time where it is not that of the whole plan.
_OF_TIME = LazyPattern(
    r"(?:(?:các|một số)\s)?(?:mục tiêu|chỉ tiêu)\b.*\b(?:năm(?: học)?|giai đoạn|quý \w+)\s.*\d{4}\W*$", re.IGNORECASE
)
# "4. Tuổi thọ trung bình: 75 tuổi": the heading that runs into a level is what the level is of.
_LEVEL = LazyPattern(
    r"(?:(?:đạt|từ|trên|dưới|hơn|ít nhất|tối thiểu|không quá|tối đa|khoảng|giảm|tăng|còn|≥|≤|>|<|>=|<=)\s?){0,3}\d",
    re.IGNORECASE,
)
_FOR_EACH = LazyPattern(
    r"(?:Đối với )?(?:mỗi|từng)\s(?!năm|quý|tháng|tuần|ngày|học kỳ)(?P<who>[^\W\d][^:.;()\d]{1,60})", re.IGNORECASE
)
# "2. Riêng năm 2026", "Phấn đấu đến năm 2030:"
_ASIDE = LazyPattern(r"^(?:(?:Phấn đấu|Riêng|Trước mắt|Cụ thể),?\s)+", re.IGNORECASE)
_INTRO_MOST = 160
_OF_TASK = basis("target.task")
Titles = tuple[str | None, ...]


def with_aims(nodes: Iterable[Node]) -> list[Node]:
    """The paragraphs, those marked that stand in a part on aims.

    Such a part has a heading that says so, or stands beside one: "2. Đến năm 2030" beside "1. Mục tiêu chung", and
    "2. Về kinh tế" where no other heading beside it holds the aims one by one.
    """
    nodes = list(nodes)
    beside: dict[Titles, bool] = {}
    for titles in dict.fromkeys(node.titles for node in nodes if node.title is not None):
        if titles[-1] and _tells(titles[-1]):
            beside[titles[:-1]] = beside.get(titles[:-1], True) and _GENERAL.match(titles[-1]) is not None
    aims = {titles: _state_aims(titles, beside) for titles in dict.fromkeys(node.titles for node in nodes)}
    return [replace(node, aims=True) if aims[node.titles] else node for node in nodes]


def _state_aims(titles: Titles, beside: Mapping[Titles, bool]) -> bool:
    """Whether the deepest heading that tells of it states aims; ``beside`` holds the places of headings on aims, and
    whether those are general.
    """
    for depth in range(len(titles), 0, -1):
        title = titles[depth - 1] or ""
        told = _tells(title)
        if told is not None:
            return told
        above = titles[: depth - 1]
        if above in beside and (_TIME_ALONE.match(title) or (beside[above] and _ABOUT.match(title))):
            return True
    return False


@lru_cache(maxsize=256)
def _tells(title: str) -> bool | None:
    """Whether a heading says that aims follow, or that none do; None where it tells nothing of it."""
    return True if _GOALS.match(title) else False if _NO_GOALS.match(title) else None


def read_goals(nodes: Sequence[Node], context: Context) -> tuple[Target, ...]:
    """The targets of the body in the document's order."""
    return tuple(target for node, by in _with_times(nodes, context) for target in _targets(node, by, context))


Times = tuple[str | None, str | None]


def _with_times(nodes: Sequence[Node], context: Context) -> Iterator[tuple[Node, Times]]:
    """Each paragraph with the time that the words above it set: "Đến năm 2030:" over a list, "2. Năm 2027: ..."."""
    holders: list[tuple[str, Times]] = []
    for node in nodes:
        while holders and node.path != holders[-1][0] and not node.path.startswith(holders[-1][0] + "."):
            holders.pop()
        intro = _introduction(node)
        above = holders[-1][1] if holders else (None, None)
        if intro is None:
            yield node, above
            continue
        own = read_due(intro, context)
        if not _INTRODUCES.match(intro) and own[0] == _end_of(context):
            own = None, None  # "II. Chỉ tiêu năm 2026" only repeats the title of a plan for 2026
        yield node, own if node.title is not None and node.body is not None else above
        while holders and holders[-1][0] == node.path:
            holders.pop()
        holders.append((node.path, own))


def _introduction(node: Node) -> str | None:
    """The words of a heading or a paragraph ending with a colon that name a time."""
    text = node.title.text if node.title else node.body.text if node.body else ""
    if len(text) > _INTRO_MOST or not (node.title or text.endswith(":")):
        return None
    text = _ASIDE.sub("", text)
    return text.rstrip(": ") if _INTRODUCES.match(text) or _OF_TIME.match(text) else None


def _end_of(context: Context) -> str | None:
    """The last day of the plan: of its period, or of its one year."""
    return context.period_end or (None if context.year is None else f"{context.year}-12-31")


def _targets(node: Node, time: Times, context: Context) -> Iterator[Target]:
    if node.note or node.table is not None:
        return
    for clause, of_task in _clauses(node):
        targets = read_targets(clause.text, context, aims=node.aims)
        outside = outside_of(clause) if targets else None
        for target in targets:
            if of_task and not sets_least(target.text):
                continue
            by = target.by or time[0]
            every = target.every or (time[1] if target.by is None else None)
            yield replace(
                target,
                per=target.per or _for_each(node),
                path=node.path,
                span=clause.span(*target.span),
                by=by,
                every=every,
                outside=outside,
                basis=_OF_TASK if of_task else target.basis,
            )


def _for_each(node: Node) -> str | None:
    """For whom each number below a heading is: "2. Mỗi đơn vị cấp xã: nhận đỡ đầu 02 gia đình; mở 01 lớp"."""
    found = _FOR_EACH.fullmatch(node.title.text) if node.title and node.body else None
    return found["who"] if found else None


def _clauses(node: Node) -> Iterator[tuple[Passage, bool]]:
    """The whole paragraph in a part on aims; elsewhere the sentences that begin with "phấn đấu", and what a task sets
    as the least, of which it is told."""
    body = node.body or node.title
    if body is None:
        return
    if not node.aims:
        yield from _outside_aims(body)
    elif node.whole is not None and node.title is not None and node.body and _LEVEL.match(node.body.text):
        yield node.whole.part(node.label.end if node.label else 0), False
    elif node.body is not None or node.depth > 1:
        yield body, False


def _outside_aims(body: Passage) -> Iterator[tuple[Passage, bool]]:
    read = 0
    if any(words in body.text for words in _STRIVING):
        for strives in _STRIVES.finditer(body.text):
            read = _end_of_aims(body.text, strives.end()) or len(body.text)
            yield body.part(strives.end(), read), False
    for start, end in pieces_with_least(body.text, read):
        yield body.part(start, end), True


def _end_of_aims(text: str, start: int) -> int | None:
    """Where a sentence of aims ends: at a semicolon only where no other level follows; None at the text's end."""
    ends = (end.end() for end in _SENTENCE_END.finditer(text, start))
    return next((end for end in ends if text[end - 1] != ";" or not _GOES_ON.match(text, end)), None)
