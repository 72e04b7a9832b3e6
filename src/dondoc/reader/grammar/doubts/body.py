"""Signs that a part of the body may be wrong: numbers out of sequence, odd agencies, broken tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.scope import find_sensitive
from dondoc.reader.grammar.agencies import begins_agency, names_agency, skip_asking
from dondoc.reader.grammar.doubts import signs
from dondoc.reader.grammar.doubts.signs import Sign
from dondoc.reader.grammar.labels import Rank, label_of
from dondoc.reader.grammar.letters import CAPITAL
from dondoc.reader.plan import Assignment, OutlineItem, Task
from dondoc.reader.source import Source, Span

AGENCY_WORDS = 40
_PARTNER_WORDS = 20
_NAME_WORDS_LEAST = 3
_CAPITALS = LazyPattern(rf"(?:(?<!\w)[{CAPITAL}]{{2,}}[ /]){{4}}")
_JOINED = LazyPattern(r"[;.] ?[-–+•] (?=[^\W\d_])")
_MARKS = ("- ", "– ", "+ ", "• ")
_PAGE = LazyPattern(r"\d{1,3}$|.*\bTrang \d{1,3}(?:/\d{1,3})?$")
_KIND_BEFORE = LazyPattern(r"(?:^|[,;.\n])\s*(?:[^,;.\n]*\bvới\s)?(\w+)[^,;.\n]*\svà$")
_CUT_NAME = LazyPattern(r"(?:[,(&/–-]|\b(?:và|của|các|về|cho|với|thuộc))$")
_AND_AFTER = LazyPattern(r"\s+và\s+(\w+)")
_ALL = ("các", "những", "toàn")
_NEAR = 120
_SMALL_START = LazyPattern(r"[\d\W]*[^\W\d_]")
_ENDS = (".", ";", ":", "!", "?", "…", "”", ")", "/")
_TASK_WORDS_LEAST = 3
_COLON_WITHIN = 160
_LIST_WORDS = 12
_HEADING_WORDS = 20
_SENTENCE_WORDS = 30
_ENDED_SHARE = 0.6
_TOPS_LEAST = 2


def outline_signs(outline: Sequence[OutlineItem]) -> Iterator[Sign | None]:
    """For each item why it may be misread: its number does not follow the one before on its level."""
    tops = [label_of(item.path) for item in outline if "." not in item.path]
    roman = sum(label is not None and label.rank is Rank.ROMAN for label in tops) >= _TOPS_LEAST
    last: dict[tuple[str, Rank], int] = {}
    seen: set[str] = set()
    for item in outline:
        parent, _, token = item.path.rpartition(".")
        label = label_of(token)
        sign = signs.NUMBER_REPEATED if item.path in seen else _title_sign(item.title)
        if label is not None and label.order:
            level = (parent, label.rank)
            if sign is None and label.order != last.get(level, 0) + 1:
                sign = signs.NUMBER_SKIPPED
            if roman and not parent and label.rank is Rank.ARABIC and sign is not signs.NUMBER_REPEATED:
                sign = signs.OTHER_NUMBERING
            last[level] = label.order
        seen.add(item.path)
        yield sign


def paths_in_doubt(outline: Iterable[tuple[OutlineItem, Sign | None]]) -> Iterator[str]:
    """The paths under which no place is sure: those of two headings, and parts whose own number is out of the row."""
    for item, sign in outline:
        skipped = sign is signs.NUMBER_SKIPPED and "." not in item.path
        if skipped or sign in (signs.NUMBER_REPEATED, signs.OTHER_NUMBERING):
            yield item.path


def _title_sign(title: str | None) -> Sign | None:
    if title is None:
        return None
    if is_cut(title):
        return signs.UNBALANCED
    words = title.count(" ") + 1
    if ";" in title and words > _LIST_WORDS and not title.isupper():
        return signs.SENTENCE_AS_HEADING
    if words <= _HEADING_WORDS or title.isupper() or names_agency(title):
        return None
    return signs.SENTENCE_AS_HEADING if words > _SENTENCE_WORDS else signs.LONG_HEADING


def has_agencies_below(tasks: Sequence[Task]) -> bool:
    """Whether each task opens with an agency and a colon, so that the heading above is the agency of none."""
    return bool(tasks) and all(_opens_with_agency(task.text) for task in tasks)


def _opens_with_agency(text: str) -> bool:
    return text.find(":", 0, _COLON_WITHIN) > 0 and begins_agency(text)


def is_cut(text: str) -> bool:
    """Whether a bracket or a quotation is open in a text, or closes that never opened."""
    return text.count("(") != text.count(")") or text.count("“") != text.count("”")


def has_page_head(text: str, span: Span, source: Source) -> bool:
    """Whether words in capitals stand amid a sentence, as where the head of a page was taken for text."""
    is_printed_on = source.text.find("\n", *span) >= 0
    return is_printed_on and _CAPITALS.search(text) is not None and not text.isupper()


def partner_sign(name: str, span: Span, source: Source) -> Sign | None:
    """Why the name of a partner may be more or less than one."""
    if name[0].isupper() and name.count(" ") + 1 < _NAME_WORDS_LEAST:
        return signs.SHORT_NAME
    return agency_sign(name, span, source, _PARTNER_WORDS)


def agency_sign(name: str, span: Span, source: Source, most_words: int) -> Sign | None:
    """Why a name may be that of no agency, or more or less than one."""
    if (sign := _name_sign(name, most_words)) is not None:
        return sign
    return signs.SPLIT_AT_AND if _is_split(name, span, source) else None


@lru_cache(maxsize=256)  # a plan names the same agencies over and over
def _name_sign(name: str, most_words: int) -> Sign | None:
    if not names_agency(name):
        return signs.NO_AGENCY
    if skip_asking(name):
        return signs.ASKING_LEFT
    if _CUT_NAME.search(name):
        return signs.CUT_AGENCY
    if is_cut(name):
        return signs.UNBALANCED
    if name.count(" ") >= most_words or (";" in name and name.count(" ") > _PARTNER_WORDS):
        return signs.LONG_AGENCY
    return None


def _is_split(name: str, span: Span, source: Source) -> bool:
    """Whether "và" parts the name from words that may go on with it: they name no body of the same kind."""
    kind = name.split(maxsplit=1)[0].lower()
    if after := _AND_AFTER.match(source.text, span[1], span[1] + _NEAR):
        return after[1].lower() not in (kind, *_ALL)
    before = source.text[max(0, span[0] - _NEAR) : span[0]].rstrip()
    if not before.endswith(" và"):
        return False
    named = _KIND_BEFORE.search(before)
    return named is not None and kind not in (*_ALL, named[1].lower())


def are_ended(assignments: Sequence[Assignment]) -> bool:
    """Whether the document's tasks end with a mark as a rule, so that one without may have lost its end."""
    ends = [task.text.endswith(_ENDS) for one in assignments for task in one.tasks if not _is_of_table(task)]
    return sum(ends) >= _ENDED_SHARE * len(ends)


def task_sign(task: Task, source: Source, *, ended: bool) -> Sign | None:
    """Why a task may be cut, joined with another or no task at all; ``ended`` is what ``are_ended`` told."""
    text = task.text
    if task.outside is None and find_sensitive(text):
        return signs.EDGE_OF_SCOPE
    if ("Trang" in text or text.isdigit()) and _PAGE.match(text):
        return signs.PAGE_NUMBER
    if text.count(" ") + 1 < _TASK_WORDS_LEAST:
        return signs.SHORT_TASK
    if is_cut(text):
        return signs.UNBALANCED
    if has_page_head(text, task.span, source):
        return signs.PAGE_HEAD_INSIDE
    if any(mark in text for mark in _MARKS) and _JOINED.search(text):
        return signs.JOINED_TASKS
    if _is_of_table(task):
        return None
    if _opens_with_agency(text):
        return signs.OTHER_AGENCY
    if (start := _SMALL_START.match(text)) and start[0][-1].islower():
        return signs.TASK_WITHOUT_START
    return signs.TASK_WITHOUT_END if ended and not text.endswith(_ENDS) else None


def _is_of_table(task: Task) -> bool:
    return task.basis.rule == "task.table"
