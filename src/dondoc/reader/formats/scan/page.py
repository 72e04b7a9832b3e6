"""A page that is recognised: what tesseract is asked, and the page that its answers make."""

from __future__ import annotations

from collections.abc import Iterator

from dondoc.reader.formats.pdf.geometry import Page, Word
from dondoc.reader.formats.pdf.grids import find_grids
from dondoc.reader.formats.pdf.page import laid_out
from dondoc.reader.formats.scan.hocr import read_words
from dondoc.reader.formats.scan.picture import Ink, Picture
from dondoc.reader.formats.scan.rulings import read_rules
from dondoc.reader.formats.scan.stacking import parted
from dondoc.reader.formats.scan.tesseract import Layout


class Sheet:
    """One page on its way: its text and the contents of its tables are recognised apart."""

    def __init__(self, number: int, picture: Picture, ink: Ink) -> None:
        self.number = number
        self._size, self._scale = (picture.width, picture.height), picture.scale
        self._rules = read_rules(ink)
        text, stack = parted(picture, find_grids(*self._rules))
        self._asked = [(text.picture, Layout.PAGE)]
        self._places = {Layout.PAGE: text.places}
        if stack:
            self._asked.append((stack.picture, Layout.BLOCK))
            self._places[Layout.BLOCK] = stack.places
        self._answers: dict[Layout, bytes] = {}

    def asked(self) -> Iterator[tuple[Picture, Layout]]:
        """What has to be recognised; each picture is let go when the next is taken."""
        while self._asked:
            yield self._asked.pop(0)

    def take(self, layout: Layout, answer: bytes) -> Page | None:
        """The page, once all that was asked is answered."""
        self._answers[layout] = answer
        if len(self._answers) < len(self._places):
            return None
        words: list[Word] = []
        for asked, places in self._places.items():
            words += places.moved(read_words(self._answers[asked], self._scale))
        page = laid_out(self.number, *self._size, words, self._rules, lambda word: False)
        page.recognised = True
        return page
