"""The numbers that the plan sets itself: in its parts on aims, and where it says "phấn đấu"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from dondoc.reader.clauses import Context, read_due, read_targets
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.outline import Node
from dondoc.reader.grammar.tasks import outside_of
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Target

# "Giải pháp thực hiện mục tiêu" and "Chương trình mục tiêu quốc gia" are about work.
_GOALS = LazyPattern(
    r"(?!nhiệm vụ|giải pháp|biện pháp|tổ chức|thực hiện|triển khai|phân công|kinh phí)"
    r".*(?:(?<!chương trình )mục tiêu|chỉ tiêu)",
    re.IGNORECASE,
)
# A part on points of view or requirements inside one on aims states none.
_NO_GOALS = LazyPattern(
    r"(?!.*(?:mục tiêu|chỉ tiêu))(?:quan điểm|yêu cầu|nguyên tắc|phạm vi|đối tượng|mục đích|phương châm|"
    r"thời gian(?=\W*$|,|\s(?:và|thực hiện|triển khai|tổ chức|hoàn thành|địa điểm))|nhiệm vụ|giải pháp|biện pháp)\b",
    re.IGNORECASE,
)
_STRIVES = LazyPattern(
    r"(?:^|[.;:,] )(?=[Pp]hấn đấu\b)|(?:^|[.;:] )(?=(?:[Mm]ục tiêu|[Cc]hỉ tiêu) (?:là|đến|năm|phấn đấu)\b)"
)
# "Phấn đấu tỷ suất sinh đạt 2,1; tỷ lệ ...; giảm 50% ...": what goes on behind a semicolon with another level.
_GOES_ON = LazyPattern(
    r";? (?=(?:tổng tỷ suất|(?:tỷ|tỉ) (?:lệ|suất|số|trọng)|chỉ số|mật độ|thu nhập|số (?!hóa)|giảm|tăng|có|"
    r"không để|không có|trên|dưới|ít nhất|tối thiểu|không quá|hơn|từ)\s[^;.]*\d|\d[\d.,]*(?:%|\s?\w))"
)
_STRIVING = ("hấn đấu", "ục tiêu", "hỉ tiêu")
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
_INTRO_MOST = 160


def is_goal(node: Node) -> bool:
    """Whether a paragraph stands in a part that states aims."""
    return _state_aims(node.titles)


@lru_cache(maxsize=64)
def _state_aims(titles: tuple[str | None, ...]) -> bool:
    told = [title for title in titles if title and (_GOALS.match(title) or _NO_GOALS.match(title))]
    return bool(told) and _GOALS.match(told[-1]) is not None


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
            own = None, None
        yield node, own if node.title is not None and node.body is not None else above
        while holders and holders[-1][0] == node.path:
            holders.pop()
        holders.append((node.path, own))


def _introduction(node: Node) -> str | None:
    """The words of a heading or a paragraph ending with a colon that name a time."""
    text = node.title.text if node.title else node.body.text if node.body else ""
    if len(text) > _INTRO_MOST or not (node.title or text.endswith(":")):
        return None
    text = text.removeprefix("Phấn đấu ")
    return text.rstrip(": ") if _INTRODUCES.match(text) or _OF_TIME.match(text) else None


def _end_of(context: Context) -> str | None:
    """The last day of the plan: of its period, or of its one year."""
    return context.period_end or (None if context.year is None else f"{context.year}-12-31")


def _targets(node: Node, time: Times, context: Context) -> Iterator[Target]:
    if node.note or node.table is not None:
        return
    for clause in _clauses(node):
        targets = read_targets(clause.text, context, aims=is_goal(node))
        outside = outside_of(clause) if targets else None
        for target in targets:
            by = target.by or time[0]
            every = target.every or (time[1] if target.by is None else None)
            yield replace(
                target,
                path=node.path,
                span=clause.span(*target.span),
                by=by,
                every=every,
                outside=outside,
            )


def _clauses(node: Node) -> Iterator[Passage]:
    """The whole paragraph in a part on aims; elsewhere the sentences that begin with "phấn đấu"."""
    body = node.body or node.title
    if body is None:
        return
    if is_goal(node):
        if node.body is not None or node.depth > 1:
            yield body
        return
    if not any(words in body.text for words in _STRIVING):
        return
    for strives in _STRIVES.finditer(body.text):
        yield body.part(strives.end(), _end_of_aims(body.text, strives.end()))


def _end_of_aims(text: str, start: int) -> int | None:
    """Where a sentence of aims ends: at a semicolon only where no other level follows; None at the text's end."""
    ends = (end.end() for end in _SENTENCE_END.finditer(text, start))
    return next((end for end in ends if text[end - 1] != ";" or not _GOES_ON.match(text, end)), None)
