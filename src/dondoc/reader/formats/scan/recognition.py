"""Recognises pages, as many at a time as there are processors."""

from __future__ import annotations

import os
import selectors
from collections.abc import Iterable, Iterator

from dondoc.reader.errors import PAGE_TOO_SLOW, Unreadable
from dondoc.reader.formats.pdf.geometry import Page
from dondoc.reader.formats.scan.mending import mend
from dondoc.reader.formats.scan.page import Sheet
from dondoc.reader.formats.scan.picture import Picture
from dondoc.reader.formats.scan.tesseract import SECONDS_A_PAGE, Recognition, program
from dondoc.reader.formats.scan.upright import upright
from dondoc.reader.progress import Progress

# Every page on its way takes memory here and in a process of its own.
_MOST_AT_ONCE = 16


def recognise(pictures: Iterable[tuple[int, Picture]], total: int, progress: Progress | None = None) -> dict[int, Page]:
    """The pages of pictures with their numbers. Raises ``Unreadable`` where tesseract is not installed or
    a page can't be recognised.

    ``progress`` is called with the pages done and ``total``, at first with 0.
    """
    program()
    pages: dict[int, Page] = {}
    if progress:
        progress(0, total)
    crew = _Crew(min(len(os.sched_getaffinity(0)), _MOST_AT_ONCE))
    try:
        for page in crew.work(pictures):
            pages[page.number] = page
            if progress:
                progress(len(pages), total)
    finally:
        crew.close()
    mend([pages[number] for number in sorted(pages)])
    return pages


class _Crew:
    """Recognitions under way. Processes and no threads: each thread would reserve memory of its own."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._under_way: dict[int, tuple[Recognition, Sheet]] = {}
        self._selector = selectors.DefaultSelector()

    def work(self, pictures: Iterable[tuple[int, Picture]]) -> Iterator[Page]:
        """The recognised pages as they come. The next picture is made ready while others are recognised."""
        for number, picture in pictures:
            sheet = Sheet(number, *upright(picture))
            for asked, layout in sheet.asked():
                while len(self._under_way) >= self._size:
                    yield from self._ended()
                self._start(Recognition(number, asked, layout), sheet)
        while self._under_way:
            yield from self._ended()

    def _start(self, recognition: Recognition, sheet: Sheet) -> None:
        self._under_way[recognition.ended] = recognition, sheet
        self._selector.register(recognition.ended, selectors.EVENT_READ)

    def _ended(self) -> Iterator[Page]:
        """The pages of which at least one has now ended."""
        oldest = min((item[0] for item in self._under_way.values()), key=Recognition.left)
        ready = self._selector.select(oldest.left())
        if not ready:
            raise Unreadable(PAGE_TOO_SLOW, page=oldest.number, seconds=SECONDS_A_PAGE)
        for key, _ in ready:
            self._selector.unregister(key.fd)
            recognition, sheet = self._under_way.pop(key.fd)
            try:
                page = sheet.take(recognition.layout, recognition.answer())
            finally:
                recognition.close()
            if page:
                yield page

    def close(self) -> None:
        """End what is still under way."""
        self._selector.close()
        for recognition, _ in self._under_way.values():
            recognition.close()
