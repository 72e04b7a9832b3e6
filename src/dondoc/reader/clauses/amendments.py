"""What one sentence changes in another document: "Bãi bỏ điểm b khoản 3 Mục II", "Thay cụm từ “A” bằng “B” tại ...".

The wording is that of Nghị định 78/2025/NĐ-CP for acts that amend others, which plans follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dondoc.reader.clauses.fold import fold
from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.plan import Action
from dondoc.reader.source import Span

_VERBS = (
    r"(?P<verb>sửa đổi(?:,| và)? bổ sung|sửa đổi|bổ sung|thay thế|thay|bãi bỏ|hủy bỏ|loại bỏ|bỏ|"
    r"điều chỉnh(?:, bổ sung)?|đính chính)"
)
# Every verb holds one of these.
_SIGNS = ("sửa đổi", "bổ sung", "thay", "bỏ", "điều chỉnh", "đính chính")
_START = LazyPattern(rf"(?:nay |- )?{_VERBS}(?!\w)")
_UNITS = (
    r"(?:tiểu mục|điểm|khoản|mục|phần|chương|điều|phụ lục|phụ biểu|biểu|bảng|tiết|gạch đầu dòng|đoạn|ý|dòng|cột|hàng|"
    r"số thứ tự|stt|tên|tiêu đề|trích yếu)"
)
_PLACE = LazyPattern(rf"(?<!\w){_UNITS}\s(?=[\w“\"(])")
_PASSIVE = LazyPattern(
    rf"(?P<clause>{_UNITS}\s[^:“\"]{{1,120}}?)\s(?:được\s)?(?P<verb>sửa đổi(?:,| và)? bổ sung|sửa đổi|bãi bỏ|"
    rf"hủy bỏ|thay thế|điều chỉnh)(?!\w)"
)
_CLAUSE_END = LazyPattern(
    r"(?:,? như sau|\scụ thể|\s?[:;.]|\sbằng\s|\sthành\s|\stừ\s?[“\"]|\stừ\s(?=[^:]*\sthành\s)|,?\s(?:của|tại|"
    r"trong|thuộc|ban hành)?\s?"
    r"(?:kèm theo|kế hoạch|chương trình|phương án|đề án|quyết định|nghị quyết)(?!\w)|\s?[“\"]|$)"
)
_WORDS = LazyPattern(
    r"(?:thay(?: thế)?|sửa(?: đổi)?|điều chỉnh)\s(?:các\s)?(?:cụm từ|từ|chữ|nội dung|số liệu|"
    r"đoạn)?\s?(?P<old>[“\"][^”\"]+[”\"])"
    r"\s(?:bằng|thành)\s(?:cụm từ\s|từ\s|chữ\s|nội dung\s|số liệu\s)?(?P<new>[“\"][^”\"]+[”\"])"
)
_CUT_WORDS = LazyPattern(
    r"(?:bãi bỏ|bỏ|hủy bỏ|loại bỏ)\s(?:các\s)?(?:cụm từ|từ|chữ|nội dung|đoạn)\s?(?P<old>[“\"][^”\"]+[”\"])"
)
_ADD_WORDS = LazyPattern(r"bổ sung\s(?:các\s)?(?:cụm từ|từ|chữ|nội dung|đoạn)\s?(?P<new>[“\"][^”\"]+[”\"])")
_FROM_TO = LazyPattern(
    r"(?:\stừ\s(?P<old>[“\"][^”\"]+[”\"]|[^“”\":;]{2,80}?))?\s(?:sang|thành)\s(?:là\s)?(?P<new>[“\"][^”\"]+[”\"]|"
    r"[^“”\":;]{2,120}?)(?=\s?[.;]?(?:/\.)?$|\stại\s)"
)
_REPLACED_BY = LazyPattern(r"\sbằng\s(?P<new>[^:“\"]{3,160}?)(?=\s?[.;]?(?:/\.)?$)")
_BETWEEN = LazyPattern(rf";\s|,\s(?:và\s)?(?={_UNITS}\s)|\svà\s(?={_UNITS}\s)")
_AT = LazyPattern(rf"(?<!\w)(?:tại|ở|trong|vào)\s(?=(?:[\w ,]{{0,20}})?{_UNITS}\s|toàn bộ|kế hoạch)")
_INTRODUCES = LazyPattern(r"(?:sau|sau đây|như sau|này)?\s?:\s*$|như sau\s*$")
_ACTIONS = {
    "bổ sung": Action.ADD,
    "thay": Action.REPLACE,
    "bãi": Action.REPEAL,
    "hủy": Action.REPEAL,
    "bỏ": Action.REPEAL,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change as a sentence sets it: the place, what is done, the words that the sentence itself gives."""

    clause: Span
    action: Action
    old: Span | None = None
    text: Span | None = None


def read_changes(text: str) -> tuple[Change, ...]:
    """The changes of one sentence without its label; () where it changes nothing that has a place.

    Places are spans as printed ("khoản 2 mục III"). New words that follow the sentence in quotation marks are the
    caller's to add.
    """
    folded = fold(text)
    passive = _PASSIVE.match(folded)
    start = _START.match(folded) or _after_place(folded)
    if start is None:
        return (_passive(folded, passive),) if passive and (_introduces(folded) or _repeals(passive)) else ()
    in_words = _in_words(folded, start.start())
    if in_words is not None:
        return (in_words,)
    action = _action(start["verb"])
    clauses = _clauses(folded, start.end(), action)
    given = _given(folded, clauses[-1][1], start["verb"]) if clauses else None
    if not clauses or (action is not Action.REPEAL and given is None and not _introduces(folded)):
        return ()
    old, new = given or (None, None)
    return tuple(Change(clause, action, old, new) for clause in clauses)


def opens_amendment(text: str) -> bool:
    """Whether a sentence announces changes without naming their places: "Sửa đổi, bổ sung một số nội dung ..."."""
    folded = fold(text)
    return any(sign in folded for sign in _SIGNS) and _START.search(folded) is not None


def _after_place(folded: str) -> re.Match[str] | None:
    """ "Tại khoản 1 mục IV: thay cụm từ ..."."""
    at = re.match(rf"tại {_UNITS}[^:“\"]{{1,80}}[:,]\s", folded)
    return _START.match(folded, at.end()) if at else None


def _introduces(folded: str) -> bool:
    return _INTRODUCES.search(folded) is not None


def _repeals(found: re.Match[str]) -> bool:
    return _action(found["verb"]) is Action.REPEAL


def _passive(folded: str, found: re.Match[str]) -> Change:
    start, end = found.span("clause")
    return Change(_trimmed(folded, start, end), _action(found["verb"]))


def _action(verb: str) -> Action:
    return next((action for words, action in _ACTIONS.items() if verb.startswith(words)), Action.AMEND)


def _in_words(folded: str, start: int) -> Change | None:
    """Changes of words inside a clause: the words stand in quotation marks of their own."""
    for pattern, action in ((_WORDS, Action.REPLACE), (_CUT_WORDS, Action.REPEAL), (_ADD_WORDS, Action.ADD)):
        found = pattern.match(folded, start)
        if found is None:
            continue
        groups = found.groupdict()
        old = _unquoted(folded, found.span("old")) if groups.get("old") else None
        new = _unquoted(folded, found.span("new")) if groups.get("new") else None
        return Change(_where(folded, start, found.end()), action, old, new)
    return None


def _where(folded: str, start: int, end: int) -> Span:
    """The place that "tại" names behind the words, or before them; empty where the whole document is meant."""
    at = _AT.search(folded, end) or _AT.search(folded, 0, start)
    if at is None:
        return (end, end)
    place = _PLACE.search(folded, at.end())
    first = place.start() if place else at.end()
    limit = start if first < start else len(folded)
    stop = _CLAUSE_END.search(folded, place.end() if place else first, limit)
    return _trimmed(folded, first, stop.start() if stop else limit)


def _clauses(folded: str, start: int, action: Action) -> list[Span]:
    """The places named behind the verb; a repeal of several whole places gives each."""
    place = _PLACE.search(folded, start)
    if place is None:
        return []
    stop = _CLAUSE_END.search(folded, place.end())
    end = stop.start() if stop else len(folded)
    while (
        action is Action.REPEAL and stop is not None and stop[0].strip() == ";" and _PLACE.match(folded, stop.end() + 1)
    ):
        stop = _CLAUSE_END.search(folded, stop.end() + 1)
        end = stop.start() if stop else len(folded)
    parts = _parted(folded, place.start(), end) if action is Action.REPEAL else [(place.start(), end)]
    return [_trimmed(folded, *part) for part in parts]


def _parted(folded: str, start: int, end: int) -> list[Span]:
    """ "khoản 3 mục II và khoản 4 mục III" is two places; "điểm a và điểm b khoản 2 mục I" is one."""
    parts: list[Span] = []
    first = start
    for mark in _BETWEEN.finditer(folded, start, end):
        if _is_whole(folded[first : mark.start()]) and _is_whole(folded[mark.end() : end]):
            parts.append((first, mark.start()))
            first = mark.end()
    return [*parts, (first, end)]


def _is_whole(place: str) -> bool:
    return re.search(r"(?<!\w)(?:mục|phần|phụ lục|phụ biểu|biểu|chương)\s", place) is not None


def _given(folded: str, end: int, verb: str) -> tuple[Span | None, Span | None] | None:
    """Old and new words that the sentence itself gives: "từ tháng 6 thành tháng 9", "bằng Phụ lục I kèm theo"."""
    found = _FROM_TO.search(folded, max(0, end - 1))
    if found is not None and verb.startswith(("điều chỉnh", "sửa đổi", "đính chính")):
        return (_unquoted(folded, found.span("old")) if found["old"] else None), _unquoted(folded, found.span("new"))
    found = _REPLACED_BY.search(folded, max(0, end - 1)) if verb.startswith("thay") else None
    return (None, found.span("new")) if found is not None else None


def _unquoted(folded: str, span: Span) -> Span:
    start, end = span
    while start < end and folded[start] in '“" ':
        start += 1
    while start < end and folded[end - 1] in '”" ':
        end -= 1
    return start, end


def _trimmed(folded: str, start: int, end: int) -> Span:
    while end > start and folded[end - 1] in " ,;.:/":
        end -= 1
    while start < end and folded[start] in " ,;:":
        start += 1
    return start, end
