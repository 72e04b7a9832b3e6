"""The signature: authority ("KT. CHỦ TỊCH"), office, printed name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dondoc.reader.grammar.closing import Closing
from dondoc.reader.grammar.letters import CAPITAL, SMALL
from dondoc.reader.grammar.paragraphs import is_capitals
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Signatory, Text

_NAME = re.compile(
    r"(?:(?:[Đđ]ại|[Tt]hượng|[Tt]rung|[Tt]hiếu) (?:tướng|tá|úy)|(?:PGS|GS|TS|ThS|BS|KS|CN|[. ])+)?"
    rf"\s*[{CAPITAL}][{SMALL}]*(?:\s+[{CAPITAL}][{SMALL}]*){{1,5}}$"
)
_SEALS = re.compile(r"[(\[]?(?:đã ký|ký tên|đóng dấu)", re.IGNORECASE)
_OFFICE_MOST = 70


def read_signatory(closing: Closing) -> Signatory:
    """Read the signature: the lines of capitals, then the first line that is a name."""
    offices: list[Passage] = []
    for line in closing.signature:
        if is_capitals(line.text) and len(line.text) <= _OFFICE_MOST:
            offices.append(line)
        elif _NAME.match(line.text) and not _SEALS.match(line.text):
            return _signatory(offices, line.value())
    return _signatory(offices, None)


def _signatory(offices: Sequence[Passage], name: Text | None) -> Signatory:
    if not offices:
        return Signatory(name=name)
    title = offices[-1].value()
    above = offices[:-1]
    if not above:
        return Signatory(title=title, name=name)
    authority = Text(" ".join(line.text for line in above), (above[0].span()[0], above[-1].span()[1]))
    return Signatory(authority, title, name)
