"""How often a number is to be reached: "/năm", "mỗi quý", "hằng tháng", and how far such words hold."""

from __future__ import annotations

from dondoc.reader.clauses.lazy import LazyPattern
from dondoc.reader.clauses.moments import MOMENT
from dondoc.reader.clauses.sentences import segments
from dondoc.reader.clauses.targets.piece import Piece
from dondoc.reader.source import Span

_TIME = r"(?:0?1 |0?6 )?(?:năm|quý|tháng|tuần|ngày đêm|ngày|học kỳ)(?!\w)"
_RATE = LazyPattern(
    rf"(?:\s?/\s?|\strên\s(?=10{{0,2}}\.000\sdân))(?P<what>{_TIME}|(?:\d[\d.]*\s)?[^/,;.()]+?"
    r"(?=\s?/|\s(?:trở|để|cho|trong|ở|tại|và|đối|so|vào)(?!\w)|[,;.()]|$))"
)
_TIMES = {
    "năm": "year",
    "01 năm": "year",
    "1 năm": "year",
    "quý": "quarter",
    "tháng": "month",
    "tuần": "week",
    "ngày": "day",
    "ngày đêm": "day",
    "6 tháng": "6 months",
    "06 tháng": "6 months",
    "học kỳ": "6 months",
}
_EVERY = (
    (
        "6 months",
        LazyPattern(r"(?:định kỳ|h[àằ]ng|mỗi|theo)\s(?:0?6|sáu) tháng|(?:mỗi|từng) học kỳ|lần/0?6 tháng"),
    ),
    ("quarter", LazyPattern(r"(?:h[àằ]ng|mỗi|một|từng) quý(?!\s[ivx])|định kỳ quý(?!\s[ivx\d])")),
    ("month", LazyPattern(r"(?:h[àằ]ng|mỗi|một|từng) tháng(?!\w)|định kỳ tháng(?!\s\d)")),
    ("week", LazyPattern(r"(?:h[àằ]ng|mỗi|một|từng) tuần")),
    ("day", LazyPattern(r"(?:h[àằ]ng|mỗi|một|từng) ngày(?!\s\d)")),
    (
        "year",
        LazyPattern(
            r"(?<!ngân sách )(?<!dự toán )(?:h[àằ]ng|mỗi) năm|"
            r"(?<!cụ thể )(?<!theo )(?<!chia )từng năm(?! như sau|\s?[(:])|thường niên|bình quân năm|"
            r"(?<!\w)(?:0?1|một) năm(?= (?:tổ chức|thực hiện|ít nhất|tối thiểu|có|\d))"
        ),
    ),
)
_MAY_TELL = LazyPattern(
    r"(?:h[àằ]ng|mỗi|một|từng|định kỳ|theo|lần/|bình quân|(?<!\w)0?1)\s?(?:0?6 |sáu )?"
    r"(?:năm|quý|tháng|tuần|ngày|học kỳ)|thường niên"
)
_TIMES_IN = LazyPattern(rf"lần/(?P<what>{_TIME})")
# "02 buổi truyền thông trực tiếp/quý"
_RATE_IN = LazyPattern(rf"[^,;.\d]*?[^\W\d]/(?P<what>{_TIME})")
_SINCE_YEAR = LazyPattern(r"[^;]{0,60}so với (?:cùng kỳ )?năm \d{4}")
_MILESTONE = LazyPattern(
    rf"(?:\s[^\W\d]+){{0,4}}?[\s,;]*(?:(?:và|phấn đấu|phải)\s)*(?:(?:đến|vào|hết|tới|cuối)\s)+(?:{MOMENT})"
    r"(?![^;]{0,40}(?:hằng|hàng|mỗi) năm)"
)
# "kiểm tra chuyên đề mỗi năm ít nhất 02 cuộc; ...": a rhythm inside a clause is its own.
_MID_CLAUSE = LazyPattern(
    r"[\s+–-]*(?!hằng|hàng|mỗi|từng|định kỳ|phấn đấu)[^,:;]{8,}\s(?:hằng|hàng|mỗi) (?:năm|quý|tháng)\s[^,:;]{2,}$"
)
_NUMBER = LazyPattern(r"\d[\d.,]*(?P<share>\s?[%‰])?")
_FOR_ALL = LazyPattern(r"[\s+–-]*(?:phấn đấu,?\s)?(?:định kỳ\s)?(?:hằng|hàng|mỗi|từng)\s\w+\s?[,:]")


def is_rhythm(rate: str) -> bool:
    """Whether what stands behind a slash is a time ("/năm"), not a thing ("/người")."""
    return rate in _TIMES


def every_of(folded: str, sentence: Span, rates: list[str], clause: Span | None = None) -> str | None:
    """ "year" of "/năm", else of "02 lần/năm" in the rest of the ``clause``, else of "hằng năm" in the sentence."""
    for rate in rates:
        if rate in _TIMES:
            return _TIMES[rate]
    if clause is not None and (times := _TIMES_IN.search(folded, *clause) or _RATE_IN.match(folded, *clause)):
        return _TIMES.get(times["what"])
    if not _MAY_TELL.search(folded, *sentence):
        return None
    return next((name for name, words in _EVERY if words.search(folded, *sentence)), None)


def rates_after(folded: str, start: int, end: int) -> tuple[list[Span], int]:
    """The parts of "/người/năm" from ``start`` on, and where they end."""
    spans: list[Span] = []
    while rate := _RATE.match(folded, start, end):
        spans.append(rate.span("what"))
        start = rate.end()
    return spans, start


def rhythm_of(piece: Piece, first: int, rates: list[str]) -> str | None:
    """How often; "Mỗi quý" before a semicolon does not hold behind it for a change since one year.

    What is to be reached by a day of its own ("mỗi năm tăng 5%, đến năm 2030 đạt 80%") has no rhythm of others.
    """
    folded, own = piece.folded, (piece.amount.end, piece.own_end)
    if _MILESTONE.match(folded, piece.start, piece.amount.start):
        return every_of(folded, (piece.start, piece.own_end), rates, own)
    every = every_of(folded, (first, piece.end), rates, own)
    apart = folded.rfind(";", first, piece.amount.start)
    if apart < 0 or every is None:
        return every
    if every == "year" or not _SINCE_YEAR.match(folded, *own):
        return every_of(folded, (apart, piece.end), rates, own) or _every_above(piece, first, apart)
    return every_of(folded, (apart, piece.end), rates, own)


def _every_above(piece: Piece, first: int, apart: int) -> str | None:
    """How often, by words before the semicolons that stand ahead of the numbers there; behind one they are its own.

    A month with a verb of its own ("Mỗi tháng mở 01 phiên chợ; 90% ...") holds for numbers of that kind alone.
    """
    for start, end in segments(piece.folded, first, apart):
        number = _NUMBER.search(piece.masked, start, end)
        ahead = (start, number.start() if number else end)
        if _MID_CLAUSE.match(piece.folded, *ahead) or (every := every_of(piece.folded, ahead, [])) is None:
            continue
        same_kind = number is None or (number["share"] is None) == (piece.amount.percent is None)
        if every == "year" or same_kind or _FOR_ALL.match(piece.folded, *ahead):
            return every
    return None
