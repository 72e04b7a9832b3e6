"""The printed lines of the letterhead: mottoes, number and dateline told from the names of the bodies.

Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW for the Party. Text files often break the lines of the two
columns anywhere and part the columns by a bar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import reduce

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.letters import CAPITAL
from dondoc.reader.grammar.paragraphs import is_capitals
from dondoc.reader.passage import Passage, joined

NUMBER = LazyPattern(
    r"(?:^|\b)(?:[Ss]ố|SỐ)\s*:?\s*(?P<number>\d{1,5}[a-zA-Z]?(?:\s?[/-]\s?(?:\d{4}\s?/\s?)?|\s?(?=(?:KH|CTr|CTHĐ|QĐ|NQ)\b))"
    r"[A-ZĐ][\wĐđ&.]*(?:\s?[-/]\s?[\wĐđ&.]+)*)"
)
_NUMBER_BROKEN = LazyPattern(r"(?:[Ss]ố|SỐ)\s*:?\s*\d*\s*[/-]?$")
_NUMBER_LINE = LazyPattern(r"(?:[Ss]ố|SỐ)\s*:|(?:[Ss]ố|SỐ)\s*[\d….]+\s?[-/]?")
_LEVEL = r"(?i:thành phố|thị xã|thị trấn|đặc khu|phường|huyện|tỉnh|quận|xã)"
DATELINE = LazyPattern(
    r"(?P<place>[^\W\d_][\w .\-–’']{0,300}?)\s*,\s*"
    r"(?P<date>ngày\s*(?:"
    r"(?P<day>\d{1,2})?[\s.…]*tháng\s*(?P<month>\d{1,2})?[\s.…]*năm\s*(?P<year>\d{4})?"
    r"|(?P<short_day>\d{1,2})\s?[/.-]\s?(?P<short_month>\d{1,2})\s?[/.-]\s?(?P<short_year>\d{4})))",
    re.IGNORECASE,
)
_PLACE_WORD = rf"[{CAPITAL}][\w.\-’']*"
PLACE_WORDS = LazyPattern(rf"(?:{_LEVEL} )?{_PLACE_WORD}(?:\s(?:[-–]\s)?{_PLACE_WORD})*$")
_DATELINE_LINES = 3
_PLACE_PART = LazyPattern(rf"(?:{_LEVEL} ?)?(?:[{CAPITAL}][\w.\-]*(?: [-–])?(?: |$)){{0,3}}$")
# What may stand before the place on its line: the motto, the number with its symbol.
_BESIDE_PLACE = LazyPattern(
    r"[Hh]ạnh [Pp]húc|VIỆT NAM|(?:[Ss]ố|SỐ)\s*:?[\s\d.…]*[/-]\s?[A-ZĐ][\wĐđ&.]*(?:\s?[-/]\s?[A-ZĐ][\wĐđ&.]*)*"
)
# What stands beside the issuing body, on the same printed line where columns were lost.
_BESIDE_NAME = LazyPattern(
    r"CỘNG (?:HÒA|HOÀ)\b|XÃ HỘI CHỦ NGHĨA|CHỦ NGHĨA VIỆT|ĐẢNG CỘNG SẢN VIỆT|Độc lập|ĐỘC LẬP|Tự do -|\bSố\b|SỐ\s*:"
)
_MOTTOES = tuple(
    motto.split()
    for motto in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM")
)
_STAMPS = LazyPattern(r"\W*(?:DỰ THẢO|(?:HỎA|HOẢ) TỐC|(?:THƯỢNG )?KHẨN|(?:TỐI |TUYỆT )?MẬT|CÔNG BÁO|HẸN GIỜ)\b.{0,12}$")


def search_dateline(text: str) -> re.Match[str] | None:
    """Place and date in a line; most lines lack even the word before the day."""
    return DATELINE.search(text) if "ngày" in text.lower() else None


def find_number(lines: Sequence[Passage]) -> Passage | None:
    """The number and symbol as printed, on one line or broken after "Số:"; None where the blank was left open."""
    for index, line in enumerate(lines):
        if _NUMBER_BROKEN.search(line.text) and _adjoin(lines, index):
            line = joined(line, lines[index + 1])
        found = NUMBER.search(line.text)
        if found:
            number = line.part(*found.span("number"))
            return number.part(0, len(number.text.rstrip(".")))
    return None


def find_dateline(lines: Sequence[Passage]) -> tuple[Passage, re.Match[str]] | None:
    """The line of place and date, put together where it is broken; one with a whole date before one with blanks."""
    blank: tuple[Passage, re.Match[str]] | None = None
    for size in range(1, _DATELINE_LINES + 1):
        for window in _windows(lines, size):
            found = search_dateline(window.text)
            if found and (found["short_day"] or all(found[part] for part in ("day", "month", "year"))):
                return _with_place_above(lines, window, found)
            blank = blank or (_with_place_above(lines, window, found) if found else None)
    return blank


def place_start(line: str, found: re.Match[str]) -> int:
    """Where the place may begin: behind the motto, the number and its symbol."""
    beside = [one.end() for one in _BESIDE_PLACE.finditer(line, 0, found.end("place"))]
    return max([found.start("place"), *beside])


def names_in(lines: Sequence[Passage]) -> Iterator[Passage]:
    """What the lines above the number hold beside mottoes, dateline, bars and stamps of urgency.

    A number on the first line has the names below it.
    """
    numbered = next((index for index, line in enumerate(lines) if _NUMBER_LINE.match(line.text)), 0)
    above = list(_names(lines, numbered))
    yield from above or _names(lines, len(lines))


def _names(lines: Sequence[Passage], end: int) -> Iterator[Passage]:
    for index, line in enumerate(lines[:end]):
        if line.text[0].isdigit() or _is_motto(lines, index) or _STAMPS.match(line.text):
            continue
        dateline = search_dateline(line.text)
        beside = _BESIDE_NAME.search(line.text)
        ends = [one for one in (beside and beside.start(), dateline and dateline.start("place")) if one is not None]
        name = line.part(0, min(ends, default=None))
        if any(char.isalpha() for char in name.text):
            yield name


def _windows(lines: Sequence[Passage], size: int) -> Iterator[Passage]:
    for start in range(len(lines) - size + 1):
        if all(_adjoin(lines, index) for index in range(start, start + size - 1)):
            yield reduce(joined, lines[start : start + size])


def _adjoin(lines: Sequence[Passage], index: int) -> bool:
    """Whether the next line stands right below, with no bar of lost columns between them."""
    return index + 1 < len(lines) and lines[index + 1].span()[0] - lines[index].span()[1] <= 1


def _with_place_above(lines: Sequence[Passage], window: Passage, found: re.Match[str]) -> tuple[Passage, re.Match[str]]:
    """With the line above where the place begins there: "Sơn" / "La, ngày 11 tháng 3 năm 2020"."""
    if place_start(window.text, found) > 0:
        return window, found
    above = next((line for line in lines if 0 < window.span()[0] - line.span()[1] <= 1), None)
    if above is None or is_capitals(above.text) or not _PLACE_PART.match(above.text):
        return window, found
    whole = joined(above, window)
    again = search_dateline(whole.text)
    return (whole, again) if again else (window, found)


def _is_motto(lines: Sequence[Passage], index: int) -> bool:
    """Whether a line is the whole motto or a piece of it whose other pieces stand above or below."""
    words = lines[index].text.split()
    for motto in _MOTTOES:
        for start in range(len(motto) - len(words) + 1):
            if motto[start : start + len(words)] != words:
                continue
            before = index > 0 and start > 0 and lines[index - 1].text.split()[-1] == motto[start - 1]
            end = start + len(words)
            after = index + 1 < len(lines) and end < len(motto) and lines[index + 1].text.split()[0] == motto[end]
            starts, ends = start == 0, end == len(motto)
            if (starts and ends) or (before and after) or (starts and after) or (before and ends):
                return True
    return False
