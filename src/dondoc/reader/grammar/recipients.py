"""The list under "Nơi nhận:" (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.closing import Closing
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Recipient
from dondoc.reader.rules import basis

_MARK = LazyPattern(r"[-–—•*+]\s*|\d{1,2}[.)]\s")
_PURPOSE = LazyPattern(
    r"\s*(?:\(\s*(?P<round>để\s[^()]*?)\s*\)|\[\s*(?P<square>để\s[^\[\]]*?)\s*\]|"
    r"\{\s*(?P<brace>để\s[^{}]*?)\s*\}?|[}⎫⎬⎭]\s*\(?(?P<behind>để\s[^{}()]*?)\)?[;.,]?)\s*$",
    re.IGNORECASE,
)
# A brace that gives several lines one purpose, printed sign by sign at their ends.
_BRACE = LazyPattern(r"\s*[;.,]?\s*[}⎫⎬⎭]\s*")
_OPENS = LazyPattern(r"\(?\s*để\s", re.IGNORECASE)
_ACROSS = LazyPattern(r"\(?\s*(?P<purpose>để\s[^()]*?)\s*\)?[;.,\s]*", re.IGNORECASE)
_ENDS = ".;, /"
_MARKED = basis("recipient.marked")
_UNMARKED = basis("recipient.unmarked")


def read_recipients(closing: Closing) -> tuple[Recipient, ...]:
    """Each printed line of the list, its purpose apart."""
    braced = [_BRACE.search(entry.text) is not None for entry in closing.recipients]
    recipients = [_recipient(entry) for entry in closing.recipients]
    start = 0
    while start < len(braced):
        end = start + 1
        while braced[start] and end < len(braced) and braced[end]:
            end += 1
        if braced[start]:
            across = _purpose_across(closing.recipients[start:end])
            shared = [replace(one, purpose=across) for one in recipients[start:end]]
            recipients[start:end] = shared if across else _with_shared_purposes(recipients[start:end])
        start = end
    return tuple(recipients)


def _with_shared_purposes(lines: Sequence[Recipient]) -> list[Recipient]:
    """The lines of one brace or of braces one below the other, each with the purpose printed at its brace."""
    printed = [index for index, line in enumerate(lines) if line.purpose is not None]
    return [
        replace(line, purpose=lines[_nearest(index, printed, len(lines))].purpose) if printed else line
        for index, line in enumerate(lines)
    ]


def _purpose_across(entries: Sequence[Passage]) -> str | None:
    """The purpose whose words stand behind the brace on several lines: "} (để thực" / "} hiện)"."""
    tails = [entry.text[brace.end() :] for entry in entries if (brace := _BRACE.search(entry.text)) is not None]
    printed = [tail.strip() for tail in tails if any(char.isalpha() for char in tail)]
    if len(printed) < 2 or any(_OPENS.match(tail) for tail in printed[1:]):
        return None
    whole = _ACROSS.fullmatch(" ".join(printed))
    return whole["purpose"] if whole else None


def _nearest(index: int, printed: Sequence[int], count: int) -> int:
    """The line whose purpose a line shares: purposes stand at the last lines of the braces, the first or the middle."""
    if printed[-1] == count - 1:
        return next(one for one in printed if one >= index)
    if printed[0] == 0:
        return max(one for one in printed if one <= index)
    return min(printed, key=lambda one: (abs(one - index), -one))


def _recipient(entry: Passage) -> Recipient:
    mark = _MARK.match(entry.text)
    name = _stripped(entry.part(mark.end() if mark else 0))
    found_by = _MARKED if mark else _UNMARKED
    purpose = _PURPOSE.search(name.text)
    if purpose:
        name = _stripped(name.part(0, purpose.start()))
    if brace := _BRACE.search(name.text):
        name = _stripped(name.part(0, brace.start()))
    return Recipient(name.text, purpose[purpose.lastgroup or 0] if purpose else None, name.span(), basis=found_by)


def _stripped(name: Passage) -> Passage:
    return name.part(0, len(name.text.rstrip(_ENDS)))
