"""The title of a document that names no kind above it: the lines between the formal ones and the first sentence."""

from __future__ import annotations

from collections.abc import Sequence

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.grammar.agencies import begins_agency
from dondoc.reader.grammar.paragraphs import is_capitals

_FORMAL = LazyPattern(
    r"(?:CỘNG (?:HÒA|HOÀ) XÃ HỘI|ĐẢNG CỘNG SẢN|Độc lập|ĐỘC LẬP|[Ss]ố\s*:?\s*[\d./…]|[-_*–—\s]+$|CÔNG BÁO)"
    r"|.*\bngày\b.*\btháng\b.*\bnăm\b"
)
_SENTENCE = LazyPattern(r"V/v|Kính gửi|.*[.:;]$")
_LINES_MOST = 4
_LINE_MOST = 250


def find_title(lines: Sequence[str]) -> tuple[int, int]:
    """Where the title begins and ends among the lines above the body; an empty range where there is none."""
    start = next((index for index, line in enumerate(lines) if not _is_formal(line)), len(lines))
    end = start
    while end < min(len(lines), start + _LINES_MOST) and _is_title(lines[end]):
        end += 1
    return start, end


def _is_formal(line: str) -> bool:
    """The motto, the number, the place and date, the name of the issuing body."""
    return not line or bool(_FORMAL.match(line)) or (is_capitals(line) and begins_agency(line[:1] + line[1:].lower()))


def _is_title(line: str) -> bool:
    return len(line) <= _LINE_MOST and not _SENTENCE.match(line) and not _is_formal(line)
