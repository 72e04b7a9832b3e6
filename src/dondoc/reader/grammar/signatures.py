"""The signature: authority ("KT. CHỦ TỊCH"), office, printed name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.closing import Closing
from dondoc.reader.grammar.letters import CAPITAL
from dondoc.reader.grammar.offices import (
    HELD,
    OFFICE,
    PERSON,
    SEAL,
    SIGNED_FOR,
    is_office,
    is_person,
    is_person_in_capitals,
    is_signed_for,
)
from dondoc.reader.grammar.paragraphs import is_capitals
from dondoc.reader.passage import Passage
from dondoc.reader.plan import Signatory, Text
from dondoc.reader.rules import basis

# Where the next line begins when all lines of a signature were put into one.
_NEXT = LazyPattern(
    rf"(?<=\s)(?:{SIGNED_FOR}|(?<!PHÓ )(?<!TỔNG )(?<!CHI )(?<!QUYỀN )(?<!KIÊM )(?<!Q\. )"
    rf"(?:PHÓ |QUYỀN )?{HELD.upper()}\b)"
)
_SIGNED_FOR_ONLY = LazyPattern(r"(?:(?:TM|KT|TL|TUQ|Q)\s?\.|T/M|K/T|T/L|TM|KT|TL|TUQ)\.?\s*$")
_NAME_BEHIND = LazyPattern(rf"(?<=[{CAPITAL}.)] ){PERSON}$")
_AUTHORITY = basis("head.signatory.authority")
_JOINED = basis("head.signatory.joined")
_TITLE = basis("head.signatory.title")
_NAME_LINE = basis("head.signatory.name")


def read_signatory(closing: Closing) -> Signatory:
    """Read the signature: the lines of the office, then the first line that is a name."""
    offices: list[Passage] = []
    lines = list(_pieces(closing.signature))
    for index, line in enumerate(lines):
        if is_person(line.text) or (offices and is_person_in_capitals(line.text)):
            below = lines[index + 1].text if index + 1 < len(lines) else ""
            return _signatory(_of_first(offices) if is_person(below) else offices, line.value(_NAME_LINE))
        if is_office(line.text):
            offices.append(line)
    return _signatory(offices, None)


def _of_first(offices: Sequence[Passage]) -> Sequence[Passage]:
    """The offices of the first of two who sign side by side, whose names follow each other.

    The lines run column by column, or row by row where the first two are of one kind ("SỞ Y TẾ", "SỞ TÀI CHÍNH").
    """
    if not offices or len(offices) % 2:
        return offices
    by_rows = _kind(offices[0].text) == _kind(offices[1].text)
    return offices[::2] if by_rows else offices[: len(offices) // 2]


def _kind(line: str) -> tuple[bool, bool]:
    return is_signed_for(line), OFFICE.match(line) is not None


def _pieces(lines: Iterable[Passage]) -> Iterator[Passage]:
    """The lines without marks of seal and hand, one that holds several divided."""
    for line in lines:
        sealed = SEAL.search(line.text)
        parts = [line.part(0, sealed.start()), line.part(sealed.end())] if sealed else [line]
        for part in parts:
            if is_person(part.text):
                yield part
                continue
            name = _NAME_BEHIND.search(part.text)
            office = part.part(0, name.start()) if name else part
            if name and is_office(office.text):
                yield from _offices(office)
                yield part.part(name.start())
            elif part.text:
                yield from _offices(part)


def _offices(line: Passage) -> Iterator[Passage]:
    """The offices of a line of capitals that holds several: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH"."""
    starts = [0]
    if is_capitals(line.text):
        for found in _NEXT.finditer(line.text):
            if not _SIGNED_FOR_ONLY.match(line.text[starts[-1] : found.start()]):
                starts.append(found.start())
    for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True):
        yield line.part(start, end)


def _signatory(offices: Sequence[Passage], name: Text | None) -> Signatory:
    if not offices:
        return Signatory(name=name)
    title = offices[-1].value(_TITLE)
    above = offices[:-1]
    if not above:
        return Signatory(title=title, name=name)
    span = (above[0].span()[0], above[-1].span()[1])
    authority = Text(" ".join(line.text for line in above), span, basis=_JOINED if len(above) > 1 else _AUTHORITY)
    return Signatory(authority, title, name)
