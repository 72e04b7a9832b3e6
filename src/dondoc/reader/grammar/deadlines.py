"""The due dates of the body, and who owes what is due."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dondoc.reader.clauses import Context, read_deadlines
from dondoc.reader.clauses.deadlines.parties import find_to
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.agencies import names_agency
from dondoc.reader.grammar.labels import Rank
from dondoc.reader.grammar.outline import Node
from dondoc.reader.grammar.tasks import outside_of
from dondoc.reader.grammar.windows import with_windows
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Assignment, Deadline, DeadlineKind, Outside, Period
from dondoc.reader.source import Span

# What a part on the state of things tells is no work: "nắng nóng tập trung từ tháng 2 đến tháng 4".
_TELLS = LazyPattern(
    r"(?:đặc điểm|đánh giá(?=\s(?:chung|tình hình|thực trạng|kết quả|hiện trạng|sơ bộ|nguy cơ|dịch|"
    r"công tác|việc)|\W*$)|khái quát|"
    r"thực trạng|hiện trạng|tình hình|dự báo|bối cảnh|kết quả)\b(?!.*báo cáo)",
    re.IGNORECASE,
)
_OF_TIME = LazyPattern(r"(?:thời gian|thời điểm|thời hạn)\b", re.IGNORECASE)
_DAY_FIRST = LazyPattern(
    r"(?:(?:vào )?(?:(?:sáng|trưa|chiều|tối|đêm) |\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?(?:\sphút)?,?\s))?"
    r"(?:(?:thứ \w+|chủ nhật),? )?ngày \d|(?:tháng|quý|năm|giai đoạn) [\div]+(?: (?:và|-|–) quý [\div]+)?"
    r"(?:[ /]*(?:năm )?\d{4})?\s?(?:[.;]|$)",
    re.IGNORECASE,
)
_DUE_IN_BRACKET = LazyPattern(
    r"\((?:(?:phải |cần |cơ bản )?(?:hoàn thành|hoàn tất|xong|kết thúc)|chậm nhất|muộn nhất|trước|thời hạn|"
    r"hạn)\s[^()]*\d[^()]*\)$",
    re.IGNORECASE,
)
_LEVEL = LazyPattern(r"Cấp (?:tỉnh|thành phố|huyện|xã|cơ sở|trường|thôn)", re.IGNORECASE)


_TELLING_DEPTH = 2


def read_due_dates(
    nodes: Sequence[Node], assignments: Sequence[Assignment], period: Period | None, context: Context
) -> tuple[Deadline, ...]:
    """The deadlines of every numbered part but those on aims; ``who`` is the agency charged there.

    The days that bound the plan's own period are no deadline.
    """
    charged = _Charged(assignments)
    headings = [_due_heading(node, said, context, charged) for node in nodes if (said := _dated_heading(node))]
    setting = [(node, _setting(node).text) for node in nodes if node.body is not None and _may_set(node)]
    read = [(node, _sent_to(read_deadlines(text, context), to)) for node, text, to in _with_addressees(setting)]
    placed = [_placed(node, found, charged) for node, found in with_windows(read)]
    if dated := [one for heading in headings for one in heading]:
        placed = sorted([*placed, *dated], key=lambda one: one.span)
    return tuple(one for one in placed if period is None or not _overlaps(one.span, period.span))


def _with_addressees(setting: Sequence[tuple[Node, str]]) -> Iterator[tuple[Node, str, str | None]]:
    """Each paragraph with who is to receive what it lists: "... báo cáo về Sở Y tế như sau:" over a list."""
    path, to = "", None
    for node, text in setting:
        is_listed = node.label is not None and node.label.rank is Rank.BULLET and node.path == path
        yield node, text, to if is_listed else None
        if not is_listed:
            found = find_to(text, 0, len(text)) if text.endswith(":") else None
            path, to = node.path, text[slice(*found)] if found else None


def _sent_to(deadlines: Sequence[Deadline], to: str | None) -> tuple[Deadline, ...]:
    """The deadlines, a report that names no addressee going to that of the list."""
    sent = (DeadlineKind.REPORT, DeadlineKind.PLAN)
    return tuple(replace(one, to=to) if to and not one.to and one.kind in sent else one for one in deadlines)


def _setting(node: Node) -> Passage:
    """What a paragraph says: its body, with the heading that runs into it where that is about time or a day follows."""
    assert node.body is not None
    if node.title is None or node.whole is None:
        return node.body
    if not (_OF_TIME.match(node.title.text) or _DAY_FIRST.match(node.body.text)):
        return node.body
    return node.whole.part(node.label.end if node.label else 0)


def _dated_heading(node: Node) -> Passage | None:
    """A heading that says by when what stands below it is to be done: "1. Trước mùa khô (xong trước ngày 31/12)"."""
    if node.title is None or not node.title.text.endswith(")") or not _DUE_IN_BRACKET.search(node.title.text):
        return None
    in_setting = node.body is not None and _setting(node) is not node.body
    return node.title if _may_set(node) and not in_setting else None


def _due_heading(node: Node, said: Passage, context: Context, charged: _Charged) -> list[Deadline]:
    """The deadlines of a heading, which charges nobody by itself; what is due is all of it."""
    outside = charged.outside_of(said)
    return [
        replace(one, path=node.path, text=said.text, span=said.span(), outside=outside)
        for one in read_deadlines(said.text, context)
    ]


def _may_set(node: Node) -> bool:
    """Whether a paragraph may set a due date: it stands in a numbered part, and that states no aims."""
    if not node.path or node.note or node.aims:
        return False
    return not any(title and _TELLS.match(title) for title in node.titles[:_TELLING_DEPTH])


def _overlaps(span: Span, other: Span) -> bool:
    return span[0] < other[1] and other[0] < span[1]


class _Charged:
    """The assignments, by where their tasks begin, and which paragraphs are out of scope."""

    def __init__(self, assignments: Sequence[Assignment]) -> None:
        self._charging = {task.span[0]: one for one in assignments for task in one.tasks}
        self._starts = sorted(self._charging)
        self._outside = {(task.span, task.text): task.outside for one in assignments for task in one.tasks}

    def within(self, body: Passage) -> Assignment | None:
        """The assignment of the first task that begins in a paragraph's body."""
        start, end = body.span()
        at = bisect_left(self._starts, start)
        if at == len(self._starts) or self._starts[at] >= end:
            return None
        return self._charging[self._starts[at]]

    def outside_of(self, body: Passage) -> Outside | None:
        """Why a paragraph's body is out of scope: asked once of each, and not again where it is a task."""
        key = body.span(), body.text
        if key not in self._outside:
            self._outside[key] = outside_of(body)
        return self._outside[key]


def _placed(node: Node, found: Deadline, charged: _Charged) -> Deadline:
    """A deadline of a paragraph's body, in its place in the document.

    A closing paragraph below the last agency belongs to the section, as the work does that it charges.
    """
    assert node.body is not None
    said = _setting(node)
    charging = charged.within(node.body)
    closes = charging is not None and node.label is None and node.path.startswith(f"{charging.path}.")
    return replace(
        found,
        path=charging.path if charging and closes else node.path,
        span=said.span(*found.span),
        who=_own_who(said.text, found, charging) or found.who or _headed_by(node),
        outside=charged.outside_of(node.body),
    )


def _own_who(text: str, found: Deadline, charging: Assignment | None) -> str | None:
    """Who is charged with a task; where the paragraph itself names it and later another who acts, that one."""
    agency = charging.agency if charging else None
    if agency is None or found.who is None or found.who in agency:
        return agency
    named = text.find(agency)
    return found.who if 0 <= named < text.rfind(found.who, named, found.span[1]) else agency


def _headed_by(node: Node) -> str | None:
    """Who is named by the heading that runs into a paragraph: "1. Cấp xã: tổng kết trước ngày ..."."""
    title = node.title.text if node.title else None
    return title if title and (_LEVEL.fullmatch(title) or names_agency(title)) else None
