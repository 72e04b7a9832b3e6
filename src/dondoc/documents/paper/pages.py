"""Where the words of a reading's items stand on the pictures of its pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dondoc.documents.paper.marks import Mark
from dondoc.documents.rules import Json
from dondoc.reader.json import source_from_json
from dondoc.reader.source import Line, Source

_WITHOUT_PAGES = ("docx", "text")
_WHOLE = 10_000  # the page's width and height in the units of its boxes


@dataclass(frozen=True, slots=True)
class Box:
    """A printed line that holds words of items: their ``keys``, its ``start`` in the source, its place on the page.

    Places are ten-thousandths of the page's width and height.
    """

    keys: tuple[str, ...]
    start: int
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PageView:
    """One page, from 1, and the boxes on it."""

    number: int
    boxes: tuple[Box, ...]


def page_views(source: Json, found: Sequence[Mark]) -> tuple[PageView, ...]:
    """The pages of a document that can be shown as pictures; none for a text or a Word file."""
    if source["format"] in _WITHOUT_PAGES or not source["pages"]:
        return ()
    by_page: dict[int | None, list[Box]] = {}
    for line, marks in _spoken_for(source_from_json(source), found):
        by_page.setdefault(line.page, []).extend(_box(line, marks))
    return tuple(PageView(number, tuple(by_page.get(number, ()))) for number in range(1, source["pages"] + 1))


def _spoken_for(source: Source, found: Sequence[Mark]) -> Iterator[tuple[Line, list[Mark]]]:
    """The lines that hold words of items, each with the marks over it; lines do not overlap."""
    lines = sorted(source.lines(), key=lambda line: line.span)
    ends = [line.span[1] for line in lines]
    over: dict[int, list[Mark]] = {}
    for mark in found:
        at = bisect_right(ends, mark.start)
        while mark.key and at < len(lines) and lines[at].span[0] < mark.end:
            over.setdefault(at, []).append(mark)
            at += 1
    for at in sorted(over):
        yield lines[at], over[at]


def _box(line: Line, marks: Sequence[Mark]) -> Iterator[Box]:
    if line.box is not None:
        keys = dict.fromkeys(mark.key for mark in sorted(marks, key=lambda mark: mark.length))
        left, top, right, bottom = (round(edge * _WHOLE) for edge in line.box)
        yield Box(tuple(keys), line.span[0], left, top, right - left, bottom - top)
