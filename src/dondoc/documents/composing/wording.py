"""Words exchanged inside lines, however printing has broken them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dondoc.documents.composing.lines import Piece, Words


def exchange_words(pieces: Sequence[Piece], old: str, new: str) -> int:
    """Puts ``new`` in the place of ``old`` wherever that stands as whole words; gives how often.

    Words that run over printed lines are put on the first of them. Letters count as they are printed.
    """
    words = r"\s+".join(map(re.escape, old.split()))
    if not words:
        return 0
    pattern = re.compile(rf"(?<!\w){words}(?!\w)")
    free = [piece.lines[0] for piece in pieces if piece.table is None]
    cells = [piece.lines for piece in pieces if piece.table is not None]
    return sum(_in_lines(lines, pattern, " ".join(new.split())) for lines in (free, *cells))


def _in_lines(lines: Sequence[Words], pattern: re.Pattern[str], new: str) -> int:
    """From the last to the first, so that places found stay places."""
    text = "\n".join(words.text for words in lines)
    found = list(pattern.finditer(text))
    for match in reversed(found):
        _put(lines, match.start(), match.end(), new)
    return len(found)


def _put(lines: Sequence[Words], start: int, end: int, new: str) -> None:
    at = 0
    for words in lines:
        left, right = max(start - at, 0), end - at
        at += len(words.text) + 1
        if left > len(words.text) or right <= 0:
            continue
        given, new = new, ""
        words.text = _tidy(f"{words.text[:left]}{given}{words.text[min(right, len(words.text)) :]}")
        words.start = None


def _tidy(text: str) -> str:
    """Without the blanks that words taken out leave behind."""
    return re.sub(r" +(?=[,.;:)])", "", " ".join(text.split()))
