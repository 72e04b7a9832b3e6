"""Running heads and feet of a text file: a line that stands beside the page number on page after page."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Sequence

from dondoc.reader.formats.furniture import page_number

_DIGITS = re.compile(r"\d+")
# Signs between two page numbers: the rows of a table, which are numbered too, hold fewer.
_LEAST_ON_A_PAGE = 700
_LONGEST = 120
# The head of a table that a page repeats belongs to the table.
_TABLE_HEAD = re.compile(r"(?:S?TT|Số TT)$|\|", re.IGNORECASE)


def running_lines(texts: Sequence[str]) -> set[int]:
    """Indexes of the page numbers that count up page by page with the same line beside each, and of those lines."""
    found: set[int] = set()
    for pages in _chains(texts):
        for step in (-1, 1):
            beside = [_neighbour(texts, index, step) for index in pages]
            said = [_shape(texts[index]) if index is not None else None for index in beside]
            for index, other, words in zip(pages, beside, said, strict=True):
                if other is not None and words and said.count(words) > 1:
                    found |= {index, other}
        if found & set(pages):
            found |= set(pages)
    return found


def interrupting_lines(texts: Sequence[str]) -> set[int]:
    """Indexes of page numbers that count up and of lines printed again and again, where some part a sentence."""
    found: set[int] = set()
    for pages in _chains(texts):
        if any(_parts_sentence(texts, index) for index in pages):
            found.update(pages)
    places: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        if (shape := _shape(text)) is not None:
            places.setdefault(shape, []).append(index)
    for repeated in places.values():
        if len(repeated) > 1 and all(_stands_free(texts, one) and _parts_sentence(texts, one) for one in repeated):
            found.update(repeated)
    return found


def _stands_free(texts: Sequence[str], index: int) -> bool:
    """Whether empty lines stand on both sides, as they do at the turn of a page and not in the head of a table."""
    return 0 < index < len(texts) - 1 and not texts[index - 1] and not texts[index + 1]


def _parts_sentence(texts: Sequence[str], index: int) -> bool:
    """Whether the line above breaks off and the line below goes on with it in small letters, past this one."""
    above, below = _neighbour(texts, index, -1), _neighbour(texts, index, 1)
    if above is None or below is None or texts[index][0].islower():
        return False
    return texts[below][0].islower() and texts[above][-1] not in ".;:!?…" and not texts[index].endswith(",")


def _chains(texts: Sequence[str]) -> list[list[int]]:
    """Indexes of numbers alone on their lines, each one more than the last and a page away from it."""
    lengths = [0]
    for text in texts:
        lengths.append(lengths[-1] + len(text))
    chains: list[list[int]] = []
    # Chains by their last number; the first of each ends farthest above, so no other one of them is far enough.
    waiting: defaultdict[int, deque[list[int]]] = defaultdict(deque)
    for index, text in enumerate(texts):
        number = page_number(text)
        if number is None:
            continue
        before = waiting[number - 1]
        if before and lengths[index] - lengths[before[0][-1]] >= _LEAST_ON_A_PAGE:
            chain = before.popleft()
            chain.append(index)
        else:
            chain = [index]
            chains.append(chain)
        waiting[number].append(chain)
    return [chain for chain in chains if len(chain) > 1]


def _neighbour(texts: Sequence[str], index: int, step: int) -> int | None:
    """The next line with words on it, before or after."""
    index += step
    while 0 <= index < len(texts) and not texts[index]:
        index += step
    return index if 0 <= index < len(texts) else None


def _shape(text: str) -> str | None:
    """A line but for its digits; None where it can't stand at the head of a page, or holds no word."""
    if len(text) > _LONGEST or _TABLE_HEAD.match(text):
        return None
    shape = _DIGITS.sub("0", text)
    return shape if any(char.isalpha() for char in shape) else None
