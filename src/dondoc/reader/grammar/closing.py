"""What closes the document: the list of recipients, and the signature beside it, below it or above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dondoc.reader.grammar.letters import CAPITAL, SMALL
from dondoc.reader.grammar.paragraphs import is_capitals
from dondoc.reader.grammar.zones import Zones
from dondoc.reader.passage import Passage, passage, printed_lines
from dondoc.reader.source import Line, Source

_HEADING = re.compile(r"nơi nhận\s*:?\s*", re.IGNORECASE)
_MARK = re.compile(r"[-–—•*+]\s*")
_KEPT = re.compile(r"(?:[-–—•*+]\s*)?lưu\b", re.IGNORECASE)
_OFFICE = rf"(?:(?:TM|KT|TL|TUQ|Q)\. ?)?[{CAPITAL}]{{2,}}(?: [{CAPITAL}]{{2,}})+"
_NAME = rf"[{CAPITAL}][{SMALL}]+(?: [{CAPITAL}][{SMALL}]+){{1,4}}"
# Two columns on one printed line: an entry or the heading on the left, the signature on the right.
_TWO_COLUMNS = re.compile(rf"(?P<left>(?:[-–+*] |[Nn]ơi nhận).*?[;.,:]) (?P<right>{_OFFICE}|(?<=\. ){_NAME})$")
_ENTRY_ENDS = (";", ".", ",", ")")


@dataclass(frozen=True, slots=True)
class Closing:
    """The entries of the list, marks and purposes included, and the lines of the signature."""

    recipients: tuple[Passage, ...]
    signature: tuple[Passage, ...]


def read_closing(source: Source, zones: Zones) -> Closing:
    """Tell the recipients from the signature."""
    recipients: list[Passage] = []
    signature: list[Passage] = []
    for lines in _columns(source, zones):
        left, right = _two_columns(lines)
        start = next((index for index, line in enumerate(left) if _HEADING.match(line.text)), len(left))
        entries, end = _listed(left, start)
        recipients.extend(passage(source, (one[0].span()[0], one[-1].span()[1])) for one in entries)
        signature.extend([*left[:start], *right, *left[end:]])
    return Closing(tuple(recipients), tuple(signature))


def _columns(source: Source, zones: Zones) -> Iterator[list[Passage]]:
    """The lines of the close: those that stand free, then cell by cell."""
    free = [block for block in zones.close if isinstance(block, Line)]
    cells = [cell.lines for block in zones.close if not isinstance(block, Line) for cell in block.cells]
    for lines in (free, *cells):
        yield [printed for line in lines for printed in printed_lines(source, line.span)]


def _two_columns(lines: Sequence[Passage]) -> tuple[list[Passage], list[Passage]]:
    left, right = [], []
    for line in lines:
        found = _TWO_COLUMNS.match(line.text)
        left.append(line.part(0, found.end("left")) if found else line)
        if found:
            right.append(line.part(found.start("right")))
    return left, right


def _listed(lines: Sequence[Passage], start: int) -> tuple[list[list[Passage]], int]:
    """The entries from the heading to the line of what is kept or to the signature, and where they end."""
    entries: list[list[Passage]] = []
    if start < len(lines):
        heading = _HEADING.match(lines[start].text)
        rest = lines[start].part(heading.end() if heading else 0)
        entries = [[rest]] if rest.text and not is_capitals(rest.text) else []
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if entries and _wraps(entries[-1][-1].text, line.text):
            entries[-1].append(line)
        elif not _is_entry(line.text) or (entries and _KEPT.match(entries[-1][0].text)):
            return entries, index
        else:
            entries.append([line])
    return entries, len(lines)


def _is_entry(text: str) -> bool:
    return bool(_MARK.match(text)) or (not is_capitals(text) and text.endswith(_ENTRY_ENDS))


def _wraps(above: str, text: str) -> bool:
    """Whether a line without a mark goes on with the entry above it."""
    if _MARK.match(text) or is_capitals(text) or above.endswith((";", ".")):
        return False
    return text.endswith(_ENTRY_ENDS) or text[0].islower()
