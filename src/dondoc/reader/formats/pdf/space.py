"""Turns places in a page's own space into places on the page as it is read."""

from __future__ import annotations

import pypdfium2

Box = tuple[float, float, float, float]


class Space:
    """The space of one page: its visible box, and how far (0, 90, 180 or 270 degrees) it is turned to be read."""

    def __init__(self, page: pypdfium2.PdfPage, turn: int) -> None:
        self.turn = turn
        self.box: Box = page.get_bbox()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is read."""
        width, height = self.box[2] - self.box[0], self.box[3] - self.box[1]
        return (height, width) if self.turn in (90, 270) else (width, height)

    def shown(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A box given upwards in the page's own space as left, top, right, bottom downwards on the page."""
        x0, y0, x1, y1 = self.box
        if self.turn == 90:
            return bottom - y0, left - x0, top - y0, right - x0
        if self.turn == 180:
            return x1 - right, bottom - y0, x1 - left, top - y0
        if self.turn == 270:
            return y1 - top, x1 - right, y1 - bottom, x1 - left
        return left - x0, y1 - top, right - x0, y1 - bottom
