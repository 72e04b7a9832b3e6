"""The table of contents of a printed text: it repeats the headings, and is no part of the plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ENTRY = re.compile(r"^.{2,}?(?:\.\s?){4,}\s*\d{1,4}$|^.{2,}?…{2,}\s*\d{1,4}$")
_TITLE = re.compile(r"^MỤC LỤC$", re.IGNORECASE)
_LEAST = 3


def contents_lines(texts: Sequence[str]) -> set[int]:
    """Indexes of the lines of a table of contents: at least three with dots that lead to a page number, rising."""
    found: set[int] = set()
    run: list[int] = []
    for index, text in enumerate(texts):
        if _ENTRY.match(text):
            run.append(index)
        elif text:
            found.update(_contents(texts, run))
            run = []
    found.update(_contents(texts, run))
    return found


def _contents(texts: Sequence[str], run: list[int]) -> list[int]:
    pages = [int(re.findall(r"\d+", texts[index])[-1]) for index in run]
    if len(run) < _LEAST or pages != sorted(pages):
        return []
    title = next((index for index in range(run[0] - 1, -1, -1) if texts[index]), None)
    return [title, *run] if title is not None and _TITLE.match(texts[title]) else run
