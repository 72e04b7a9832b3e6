"""Where a printed table ends, and its lines page by page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dondoc.reader.formats.furniture import page_number

TAB = 8
CLOSES = re.compile(r"\s*(?:Nơi nhận|Ghi chú\s*:|Trên đây là|PHỤ LỤC|Phụ lục|KT\.|TM\.|TL\.|[IVX]{1,5}\.\s*[A-ZĐ])")
_EMPTY_LINES = 3


def end_of(lines: Sequence[str], body: int) -> int:
    """Behind the last line of the table: before the close, a paragraph over the columns, or much white."""
    end, empty = body, 0
    for index in range(body, len(lines)):
        line = lines[index].strip()
        if not line:
            empty += "\f" not in lines[index]
        elif CLOSES.match(line) and "   " not in line:
            break
        elif page_number(line) is None or "\f" not in "".join(lines[index + 1 : index + 2]):
            end, empty = index + 1, 0
        if empty >= _EMPTY_LINES:
            break
    return end


def pages_of(lines: Sequence[str]) -> Iterator[list[str]]:
    """The printed lines page by page, empty ones and page numbers left out."""
    page: list[str] = []
    for index, raw in enumerate(lines):
        line = raw.expandtabs(TAB)
        if "\f" in line and page:
            yield page
            page = []
        line = line.lstrip("\f")
        if line.strip() and not _is_page_number(lines, index, not page):
            page.append(line)
    if page:
        yield page


def _is_page_number(lines: Sequence[str], index: int, on_top: bool) -> bool:
    """Whether a number alone stands at the end of a page or on top of one."""
    if page_number(lines[index].strip()) is None:
        return False
    below = next((line for line in lines[index + 1 :] if line.strip(" \n")), "")
    return "\f" in below or (on_top and lines[index].strip().isdigit() and lines[index].startswith((" ", "\f")))
