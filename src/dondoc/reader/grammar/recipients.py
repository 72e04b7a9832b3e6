"""The list under "Nơi nhận:" (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import re

from dondoc.reader.grammar.closing import Closing
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Recipient

_MARK = re.compile(r"[-–—•*+]\s*")
_PURPOSE = re.compile(r"\s*\(\s*(để\s[^()]*?)\s*\)\s*$", re.IGNORECASE)
_ENDS = ".;, /"


def read_recipients(closing: Closing) -> tuple[Recipient, ...]:
    """Each printed line of the list, its purpose apart."""
    return tuple(_recipient(entry) for entry in closing.recipients)


def _recipient(entry: Passage) -> Recipient:
    mark = _MARK.match(entry.text)
    name = _stripped(entry.part(mark.end() if mark else 0))
    found = _PURPOSE.search(name.text)
    if not found:
        return Recipient(name.text, None, name.span())
    short = _stripped(name.part(0, found.start()))
    return Recipient(short.text, found[1], short.span())


def _stripped(name: Passage) -> Passage:
    return name.part(0, len(name.text.rstrip(_ENDS)))
