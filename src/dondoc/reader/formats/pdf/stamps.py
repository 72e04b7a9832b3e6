"""Takes the visible stamps of digital signatures off a page, also where they stand among the words of its head."""

from __future__ import annotations

import re

from dondoc.reader.formats.pdf.geometry import Page, Piece, Row

_BEGUN = re.compile(r"^(?:Ký bởi|Người ký|Được ký bởi|Ký số bởi|Digitally signed by)\s*:?", re.IGNORECASE)
_FIRST_LETTERS = "KNĐDknđd"
_ENDED = re.compile(r"^(?:Ngày ký|Thời gian ký|Giờ ký|Date)\s*:?\s*[\d:.,\-/ +T'Z]*$", re.IGNORECASE)
_CLOCK = re.compile(r"^[\d:.,\-/ +T'Z]+$")
# Points to the left of its first line that a stamp may reach; in heights of its type: the widest space in it.
_ASIDE = 10.0
_SPACE = 1.2
_LARGER = 1.15
_MOST_PIECES = 14


def drop_stamps(page: Page) -> None:
    """Remove, in place, every stamp: from who signed down to the time of signing."""
    pieces = [piece for row in page.rows for piece in row.pieces if piece.text[:1] in _FIRST_LETTERS]
    begun = [piece for piece in pieces if _BEGUN.match(piece.text)]
    for first in begun:
        stamp = _stamp(page, first)
        if stamp:
            gone = {id(piece) for piece in stamp}
            kept = ([piece for piece in row.pieces if id(piece) not in gone] for row in page.rows)
            page.rows = [Row(pieces, page.number) for pieces in kept if pieces]


def _stamp(page: Page, first: Piece) -> list[Piece]:
    """The pieces of the stamp that begins with a piece; empty where no time of signing ends it."""
    below = [
        piece
        for row in page.rows
        for piece in row.pieces
        if piece.left >= first.left - _ASIDE and piece.top >= first.top - 1 and piece.size <= _LARGER * first.size
    ]
    stamp: list[Piece] = []
    bottom = first.bottom
    ended = False
    for piece in sorted(below, key=lambda piece: piece.top):
        if piece.top - bottom > _SPACE * first.size or len(stamp) >= _MOST_PIECES:
            break
        if ended and not _CLOCK.match(piece.text):
            break
        stamp.append(piece)
        bottom = max(bottom, piece.bottom)
        ended = ended or bool(_ENDED.match(piece.text))
    return stamp if ended else []
