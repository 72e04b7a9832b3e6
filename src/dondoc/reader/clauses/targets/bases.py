"""Which rule a target rests on, by the way in which its number is printed."""

from __future__ import annotations

from dondoc.reader.clauses.targets.piece import Piece
from dondoc.reader.clauses.targets.stated import GOAL_WORD
from dondoc.reader.clauses.targets.subjects import has_ratio
from dondoc.reader.rules import Basis, basis
from dondoc.reader.source import Span

ZERO = basis("target.none")
CONTINUED = basis("target.continued")
_WORDS = basis("target.words")
_RANGE = basis("target.range")
_FRACTION = basis("target.fraction")
_CUT = basis("target.cut")
_RATIO = basis("target.ratio")
_LEVEL = basis("target.level")
_SHARE = basis("target.share")
_SHARE_LISTED = basis("target.share.listed")
_COMPARED = basis("target.count.compared")
_LISTED = basis("target.count.listed")
_COUNT = basis("target.count")


def basis_of(piece: Piece, subject: Span | None, listed: bool) -> Basis:
    """What a target rests on; ``listed`` tells that another target of the clause stands before it."""
    amount = piece.amount
    if amount.in_words:
        return _WORDS
    if amount.upper is not None:
        return _RANGE
    if amount.of is not None:
        return _FRACTION
    if amount.is_cut:
        return _CUT
    if has_ratio(piece.folded, piece.start, amount.start):
        return _RATIO
    if amount.percent is not None:
        if subject is None or subject[0] < amount.end:
            return _LEVEL
        return _SHARE_LISTED if listed else _SHARE
    if GOAL_WORD.search(amount.compare) or amount.up_end is not None:
        return _COMPARED
    return _LISTED if listed else _COUNT
