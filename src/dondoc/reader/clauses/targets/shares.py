"""Numbers around a share ("100% nhà trọ ..."): what is told of its things, and what only tells which are meant."""

from __future__ import annotations

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.targets.piece import Piece
from dondoc.reader.clauses.targets.subjects import qualifier_of, share_subject
from dondoc.reader.clauses.verbs import begins_with_verb, find_verb

# "Bảo đảm 100% trạm có từ 02 bác sĩ trở lên": such a verb acts on nothing.
_KEEPS = LazyPattern(r"(?:bảo đảm|đảm bảo|duy trì|nâng|đưa|giữ|hoàn thành|thực hiện|tiếp tục)(?!\w)")
# "60% hộ tại 03 ấp điểm": where the things are.
_AT = LazyPattern(r"(?<!\w)(?:tại|ở|thuộc|của|trên địa bàn)\s$")


def is_acted_on(piece: Piece) -> bool:
    """Whether the things behind a share are what a verb before it acts on: "Kiểm tra 100% nhà trọ"."""
    return _tells_deed(piece, piece.start, piece.amount.start)


def _tells_deed(piece: Piece, start: int, end: int) -> bool:
    """Whether a verb stands in a stretch that does something to the things named behind it."""
    while start < end and not piece.text[start].isalpha():
        start += 1
    verb = start if begins_with_verb(piece.text, start) else find_verb(piece.text, start, end)
    return verb is not None and verb < end and _KEEPS.match(piece.folded, verb) is None


def marks_covered(piece: Piece, told_from: int) -> bool:
    """Whether the number only tells which things the share before it is of: "100% nhà trọ có từ 10 phòng trở lên"."""
    if not _follows_share(piece):
        return False
    if not piece.amount.compare and _AT.search(piece.folded, piece.start, piece.amount.start):
        return True
    if piece.amount.up_end is None:
        return False
    acted = _tells_deed(piece, told_from, piece.start)
    found = qualifier_of(piece.text, piece.folded, piece.start, piece.end, acted=acted)
    return found is not None and found[0] <= piece.amount.start < found[1]


def _follows_share(piece: Piece) -> bool:
    return piece.is_inner and piece.folded[: piece.start].endswith("%")


def behind_noun_of_share(piece: Piece) -> int:
    """Where the words of an inner number begin: behind the noun of the share that it follows."""
    if not _follows_share(piece):
        return piece.start
    noun = share_subject(piece.text, piece.folded, piece.start, piece.amount.start)
    return noun[1] if noun else piece.start
