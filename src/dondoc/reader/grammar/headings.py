"""Where the heading of a numbered paragraph ends, and whether it has one at all."""

from __future__ import annotations

import re

from dondoc.reader.clauses.verbs import begins_with_verb
from dondoc.reader.grammar.agencies import names_agency
from dondoc.reader.grammar.charges import find_charge
from dondoc.reader.grammar.letters import CAPITAL
from dondoc.reader.grammar.paragraphs import is_capitals

_STOPS = (".", ";", "!", "…")
_SENTENCE_INSIDE = re.compile(rf"[\w)”\"]\. [{CAPITAL}]")
_INTRODUCES = ("là", "như", "sau", "gồm", "sau đây", "như sau", "cụ thể", "trong đó", "nội dung")
_ORDERED = re.compile(
    r"(?:chủ trì|phối hợp với|có trách nhiệm|chịu trách nhiệm|căn cứ|tham mưu|theo dõi|tổng hợp|nghiêm túc)\b"
)
_RUN_IN_WORDS = 14
_SHORT_WORDS = 12
_LONG_WORDS = 75


def heading_end(text: str, *, bold: bool, has_more: bool) -> int | None:
    """The length of the heading at the start of a numbered paragraph; None where it is a sentence.

    ``text`` is the paragraph without its label; ``has_more`` tells that more follows below it.
    """
    run_in = _run_in_end(text)
    if run_in is not None:
        return run_in
    words = text.count(" ") + 1
    core = text.rstrip(" .;:")
    if is_capitals(core):
        return len(core)
    if text.endswith(_STOPS):
        return len(core) if has_more and words <= _SHORT_WORDS and (bold or _is_name(core)) else None
    if words > _LONG_WORDS or (_SENTENCE_INSIDE.search(text) and not names_agency(core)):
        return None
    if bold or (has_more and names_agency(core) and not _ORDERED.search(core)):
        return len(core)
    return len(core) if find_charge(text) is None else None


def _is_name(text: str) -> bool:
    """Whether a short text names an agency or a matter and says nothing of it."""
    return names_agency(text) or not (begins_with_verb(text) or find_charge(f"{text}."))


def _run_in_end(text: str) -> int | None:
    """ "1. Mục đích: Nhằm ..." has its heading before the colon."""
    colon = text.find(":")
    if colon <= 0 or colon + 2 >= len(text) or text[colon + 1] != " ":
        return None
    head, rest = text[:colon].rstrip(), text[colon + 1 :].strip()
    if head.count(" ") >= _RUN_IN_WORDS or any(sign in head for sign in ".;"):
        return None
    if head.endswith(_INTRODUCES) or head.count("(") != head.count(")") or head.count("“") != head.count("”"):
        return None
    if not rest.endswith((".", ";", ":", "/.")):
        return None
    return len(head) if rest[0].isupper() or names_agency(head) else None
