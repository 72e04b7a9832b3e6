"""What a number counts: its unit, a share that "2/3 số" is, the points or the index that a bare level is of."""

from __future__ import annotations

from dataclasses import replace

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.moments import MOMENT
from dondoc.reader.clauses.targets.amounts import Amount
from dondoc.reader.clauses.targets.piece import Piece
from dondoc.reader.clauses.targets.units import counted
from dondoc.reader.source import Span

_SHARE_OF = LazyPattern(
    r"\s(?:(?:tổng\s)?(?:số|lượng|khối lượng|diện tích|dân số|thời gian|chi phí|chiều dài)|toàn bộ|nhu cầu)\s"
)
# "tối thiểu 2/3 sản phẩm", "giảm 1/3 thời gian": a part of them all; "2/3 xã" may be two of three.
_SIMPLE_PARTS = (2, 3, 4, 5)
_AT_LEAST = LazyPattern(r"ít nhất|tối thiểu|không dưới|trên|hơn")
LEADING = LazyPattern(
    r"[\s,:;–-]*(?:cụ thể(?: (?:theo )?từng năm)?(?: như sau)?:\s)?(?:(?:"
    r"phấn đấu|trung bình|bình quân|h[àằ]ng năm|mỗi năm|h[àằ]ng quý|h[àằ]ng tháng|mỗi quý|"
    rf"mỗi tháng|và|có|trong đó|(?:(?:đến|hết|trong|trước|vào|cuối|tới)\s)*(?:{MOMENT}))[\s,:]+)*"
)
NUMBER_OF = LazyPattern(r"(?:phấn đấu\s|bảo đảm\s|đảm bảo\s|giữ\s|khống chế\s)*(?:tổng số|số lượng|số)\s(?!hóa|điện)")
_PER_BASE = LazyPattern(r"/\d{1,3}(?:\.\d{3})+\s")
# "ít nhất một trong các dịch vụ"
_INDEX = LazyPattern(
    r"(?:(?:nâng|giữ|duy trì|bảo đảm|khống chế)\s)*(?P<index>điểm(?=\s(?:trung bình|số|đánh giá|bình quân|xếp hạng))|"
    r"chỉ số|hệ số|tỷ số|tỉ số|tỷ suất|tỉ suất|mật độ|(?:tỷ|tỉ) lệ(?=[^,;:]{2,40}(?:/|\strên\s)))\s"
)
_POINTS = LazyPattern(r"(?<!\w)(?<!thí )(?<!địa )điểm(?= (?:số|trung bình|bình quân|đánh giá|xếp|hài lòng|chất lượng))")
_LEVEL_ENDS = LazyPattern(r"\s?(?:trở (?:lên|xuống))?\s?(?:[;,.)](?!\d)|$)")
_AMONG = LazyPattern(r"\strong\s(?:số\s)?(?:các|những)\s")


def unit_of(piece: Piece) -> tuple[Amount, Span | None]:
    """The amount and where its unit stands; of "2/3 số thôn", made a share, and of "gấp đôi" no unit is printed."""
    amount = piece.amount
    if amount.is_multiple and not piece.masked.startswith(" lần", amount.end):
        return amount, None
    if _is_share_of(piece):
        assert amount.of is not None
        return replace(amount, value=round(100 * amount.value / amount.of, 2), of=None), None
    if amount.percent is not None:
        return amount, amount.percent
    if base := _PER_BASE.match(piece.masked, amount.end):
        return amount, counted(piece.masked, base.end())
    if amount.in_words and (among := _AMONG.match(piece.masked, amount.end)):
        return amount, counted(piece.masked, among.end())
    if is_score(piece) and (points := _POINTS.search(piece.masked, piece.start, amount.start)):
        return amount, points.span()
    gap = piece.masked[amount.end : amount.end + 1] == " "
    return amount, counted(piece.masked, amount.end + gap) or _index_of(piece)


def _index_of(piece: Piece) -> Span | None:
    """Where the index stands that a level without a unit is of: "Chỉ số hài lòng đạt từ 0,85 trở lên"."""
    amount = piece.amount
    if not (amount.compare or amount.up_end) or not _LEVEL_ENDS.match(piece.masked, amount.end, piece.end):
        return None
    start = word_start(piece)
    if named := _INDEX.match(piece.masked, start, amount.start):
        return named.span("index")
    number = NUMBER_OF.match(piece.masked, start, amount.start)
    return counted(piece.masked, number.end()) if number else None


def counts_something(piece: Piece) -> bool:
    """Whether a unit follows; "12/15" may be a part of a whole, "19/8" can't."""
    of = piece.amount.of
    if of is not None and of < max(piece.amount.value, 1):
        return False
    return _is_share_of(piece) or piece.amount.is_multiple or unit_of(piece)[1] is not None


def _is_share_of(piece: Piece) -> bool:
    amount = piece.amount
    if amount.of is None or amount.fraction_in_words:
        return amount.of is not None
    if is_score(piece):
        return False
    if _SHARE_OF.match(piece.masked, amount.end):
        return True
    simple = amount.of in _SIMPLE_PARTS and abs(amount.value) < amount.of
    return simple and (amount.is_cut or _AT_LEAST.search(amount.compare) is not None)


def is_score(piece: Piece) -> bool:
    """Whether a number is so many points of the most that can be had: "điểm hài lòng đạt 4,0/5"."""
    return piece.amount.of is not None and _POINTS.search(piece.masked, piece.start, piece.amount.start) is not None


def word_start(piece: Piece) -> int:
    """Where the first word of the piece begins, a leading time phrase aside."""
    leading = LEADING.match(piece.folded, piece.start, piece.amount.start)
    return leading.end() if leading else piece.start
