"""Takes page numbers, running heads and feet, and stamps of digital signatures off the pages."""

from __future__ import annotations

import re
from collections import Counter

from dondoc.reader.formats.furniture import GAZETTE, RULE, page_number
from dondoc.reader.formats.pdf.aligned import is_head
from dondoc.reader.formats.pdf.geometry import Page, Row
from dondoc.reader.formats.pdf.stamps import drop_stamps

_MARGIN = 0.12
_REPEATED_ON = 3
_GAZETTE = "CÔNG BÁO"
_DIGITS = re.compile(r"\d+")


def drop_furniture(pages: list[Page]) -> None:
    """Remove, in place, the rows that are printed on pages without belonging to the text."""
    for page in pages:
        drop_stamps(page)
    counts = Counter(key for page in pages for key in {_key(row) for row in page.rows if _in_margin(page, row)})
    least = max(_REPEATED_ON, len(pages) // 2)
    repeated = {key for key, count in counts.items() if count >= least}
    for page in pages:
        page.rows = [row for index, row in enumerate(page.rows) if not _is_furniture(page, index, row, repeated)]


def _is_furniture(page: Page, index: int, row: Row, repeated: set[str]) -> bool:
    if _is_gazette(row) or RULE.match(row.text):
        return True
    if not _in_margin(page, row) or is_head(row):
        return False
    if _key(row) in repeated:
        return True
    number = page_number(row.text)
    outermost = index < 2 or index >= len(page.rows) - 2
    return number is not None and outermost and (number == page.number or page.number > 1)


def _is_gazette(row: Row) -> bool:
    """Whether a row is the gazette's running head, its page number on either side of it."""
    if _GAZETTE not in row.text:
        return False
    words = row.text.split(" ")
    while words and words[0].isdecimal():
        del words[0]
    while words and words[-1].isdecimal() and page_number(words[-1]) is not None and len(words) > 1:
        del words[-1]
    return bool(GAZETTE.match(" ".join(words)))


def _in_margin(page: Page, row: Row) -> bool:
    return row.bottom < _MARGIN * page.height or row.top > (1 - _MARGIN) * page.height


def _key(row: Row) -> str:
    """A running head with its page number made alike on every page."""
    return _DIGITS.sub("#", row.text)
