"""Columns that a text file prints on one line: an entry of the recipients, and beside it a line of the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.letters import CAPITAL
from dondoc.reader.grammar.natural_case import is_syllable
from dondoc.reader.grammar.offices import NAME_WORDS, OFFICE, SEAL, SIGNED_FOR, is_person
from dondoc.reader.passage import Passage

_LEFT = LazyPattern(r"[-–—•+*]\s|nơi (?:nhận|gửi)|lưu\b", re.IGNORECASE)
_SIGNED_FOR = LazyPattern(rf"(?<=\s){SIGNED_FOR}")
_CAPITALS = LazyPattern(rf"(?<=\s)[{CAPITAL}]{{2,}}(?:[ -]+[{CAPITAL}]{{2,}})+$")
_NAME = LazyPattern(rf"(?<=[.;,)] )(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy) )?{NAME_WORDS}$")
_SEALED = LazyPattern(rf"(?<=\s){SEAL.pattern}$", re.IGNORECASE)
_NEXT_ENTRY = LazyPattern(r"(?<=[;.,)])\s(?=[-–—•+]\s?[^\W\d_])")
_LEAST_WORDS = 2


def columns_apart(line: Passage) -> Iterator[Passage]:
    """The line, or its entry and the piece of the signature that stands beside it."""
    start = _right_column(line.text) if _LEFT.match(line.text) else None
    if start is None:
        yield line
        return
    yield line.part(0, start)
    yield line.part(start)


def entries_apart(entry: Passage) -> Iterator[Passage]:
    """The entries that one line holds, each with its mark: "- Như trên; - Lưu: VT."."""
    starts = [0, *(found.end() for found in _NEXT_ENTRY.finditer(entry.text)), len(entry.text)]
    for start, end in pairwise(starts):
        yield entry.part(start, end)


def _right_column(text: str) -> int | None:
    if signed := _SIGNED_FOR.search(text):
        return signed.start()
    if capitals := _CAPITALS.search(text):
        return _office_start(text, capitals.start())
    if (sealed := _SEALED.search(text)) and not text[: sealed.start()].endswith("("):
        return sealed.start()
    name = _NAME.search(text)
    return name.start() if name and is_person(text[name.start() :]) else None


def _office_start(text: str, start: int) -> int | None:
    """Where the words of an office begin: initials before it belong to the entry ("Lưu: VT, TH GIÁM ĐỐC")."""
    words = text[start:].split(" ")
    while words and not is_syllable(words[0]):
        start += len(words[0]) + 1
        words = words[1:]
    if len(words) < _LEAST_WORDS or not all(map(is_syllable, words)):
        office = OFFICE.search(text, start)
        return office.start() if office else None
    return start
