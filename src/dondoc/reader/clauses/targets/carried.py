"""What a number takes from the target before it: "và 95% vào năm 2030", "24 giờ đối với bến lớn"."""

from __future__ import annotations

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.moments import MOMENT
from dondoc.reader.clauses.targets.counting import unit_of
from dondoc.reader.clauses.targets.divisions import next_item
from dondoc.reader.clauses.targets.piece import Piece
from dondoc.reader.plan import Target

_THEN = LazyPattern(
    rf"(?:/\d[\d.]*\s[^,;.\d]{{1,40}}?)?\s(?:(?:vào|đến|tới|trong|cuối|hết)\s)*(?:{MOMENT})\s*(?=[,;.]|và\s|$)"
)
# "không quá 02 giờ (nội thành), 04 giờ (ngoại thành)": for whom each limit is.
_OF_WHOM = LazyPattern(r"\s(?:(?:đối với|ở|tại|cho)\s|\((?!(?:năm|so|hiện|kể|tính|từ)(?!\w))[^()\d]+\))")


def goes_on(piece: Piece) -> bool:
    """Whether nothing but a time follows: "và 80.000 vào năm 2030" goes on with what was counted before."""
    goes = piece.is_inner and piece.amount.of is None
    return goes and _THEN.match(piece.folded, piece.amount.end, piece.end) is not None


def holds_for_others(piece: Piece, last: Target) -> bool:
    """Whether the same limit is told for others: "không quá 08 giờ đối với ống nhỏ và 24 giờ đối với ống lớn"."""
    unit = unit_of(piece)[1]
    if unit is None or piece.amount.compare or last.comparator not in ("<", "<="):
        return False
    if ";" in piece.folded[last.span[1] : piece.amount.start]:
        return False
    return (
        piece.folded[slice(*unit)] == last.unit.casefold()
        and _OF_WHOM.search(piece.folded, last.span[0], piece.amount.start) is not None
        and _OF_WHOM.match(piece.folded, unit[1]) is not None
    )


def shares_subject(piece: Piece, last: Target) -> bool:
    """Whether a number is the next of a list whose subject stands ahead of it: "Sản lượng tăng, cụ thể: lúa 3%"."""
    if last.subject is None or last.subject in last.text or not piece.is_inner:
        return False
    return next_item(piece.masked, piece.start, piece.amount.start) is not None
